import ArgumentParser
import GalleyBatch
import GalleyReport
import Glibc

struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Say what is wrong with pages, and touch nothing.",
    discussion: """
      Exit status 1 where something is wrong: a finding of severity warning or error. What is only told (info), as that a \
      line is a heading, is no fault. NO_COLOR=1 keeps colours away.
      """)

  @OptionGroup(title: "Pages") var pages: PageOptions

  @Option(help: "text for people, json for programs.")
  var format = LintFormat.text

  @Flag(help: "Show the settings that hold for the first path, as one file, and do nothing else.")
  var printConfig = false

  @OptionGroup(title: "Rules") var rules: RuleOptions

  func run() throws {
    if printConfig { return try showConfiguration() }
    var request = LintRequest(pages.paths, rules: rules.choice)
    request.format = format
    request.readsLines = pages.jsonl
    request.ignoring = pages.ignoring
    request.fields = pages.fields
    request.encoding = pages.encoding
    request.threads = pages.threadCount
    let isColoured = isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil
    let summary = try LintRun(request, isColoured: isColoured).run()
    if summary.problems > 0 { throw ExitCode(Failure.status) }
    if summary.faults > 0 { throw ExitCode(1) }
  }

  private func showConfiguration() throws {
    let sets = try RuleSets(rules.choice, for: pages.paths)
    let page = RuleSets.page(of: pages.paths[0])
    Failure.say("galley: laid over each other: \(try sets.sources(for: page).joined(separator: ", "))")
    try write(String(decoding: try sets.rules(for: page).configuration.merged, as: UTF8.self))
  }
}

extension LintFormat: ExpressibleByArgument {}
