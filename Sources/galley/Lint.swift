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

  @OptionGroup(title: "Rules") var rules: RuleOptions

  func run() throws {
    var request = LintRequest(pages.paths, rules: try rules.choice())
    request.format = format
    request.readsLines = pages.jsonl
    request.fields = pages.fields
    request.encoding = pages.encoding
    request.threads = pages.threadCount
    let isColoured = isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil
    let summary = try LintRun(request, isColoured: isColoured).run()
    if summary.problems > 0 { throw ExitCode(Failure.status) }
    if summary.faults > 0 { throw ExitCode(1) }
  }
}

extension LintFormat: ExpressibleByArgument {}
