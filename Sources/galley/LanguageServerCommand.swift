import ArgumentParser
import GalleyLanguageServer

struct LanguageServerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Tell an editor what is wrong with the pages that are open in it.",
    discussion: """
      A server of the Language Server Protocol 3.17 over standard input and output, for editors to start: see \
      docs/editors.md.
      """)

  @Flag(help: "Over standard input and output: there is no other way, but some editors say so.")
  var stdio = false

  @OptionGroup(title: "Rules") var rules: RuleOptions

  func run() throws {
    throw ExitCode(try LanguageServer(rules.choice, version: Galley.version).run())
  }
}
