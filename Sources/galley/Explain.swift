import ArgumentParser
import GalleyEngine
import GalleyReport
import GalleyRules

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell what a rule does and why, with examples and its settings.")

  @Argument(help: ArgumentHelp("The rule's name, as `galley rules` lists it.", valueName: "rule"))
  var rule: String

  @OptionGroup var options: ConfigurationOptions

  func run() throws {
    let configuration = try options.configuration()
    let descriptions = configuration.rules
    guard let description = descriptions.first(where: { $0.id == rule }) else {
      throw SettingsError(
        "there is no rule “\(rule)”\(NearestName.hint(for: rule, among: descriptions.map(\.id))); "
          + "`galley rules` lists all")
    }
    let settings = try configuration.catalog(Registry.rules)
    try write(RuleDocumentation.plainText(for: description, settings: settings))
  }
}
