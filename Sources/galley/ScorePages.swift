import ArgumentParser
import GalleyBatch
import GalleyScore

struct ScorePages: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Measure how well pages are repaired, against what is true of them.",
    discussion: """
      For each GOLD/NAME.json, a file that says what is true of the page, PAGES/NAME.txt is repaired as `clean` would \
      and compared with it. Nothing is written. docs/score.md tells what is measured, and how gold is made.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: "The folder of what is true: a NAME.json for each page.")
  var gold: String

  @Argument(help: "The folder of the damaged pages: NAME.txt.")
  var pages: String

  @Option(
    help: ArgumentHelp(
      "Measure what `clean --format jsonl` wrote earlier, instead of repairing the pages now.", valueName: "file"))
  var result: String?

  @Option(help: "text for people, json for programs.")
  var format = Format.text

  @Option(help: ArgumentHelp("Name so many of the pages with the most mistakes.", valueName: "number"))
  var worst = 0

  @Option(
    name: .customShort("j", allowingJoined: true),
    help: ArgumentHelp("How many threads work (default: one a core).", valueName: "number"))
  var threads: Int?

  @OptionGroup(title: "Rules") var rules: RuleOptions

  func validate() throws {
    if worst < 0 { throw ValidationError("--worst is a number of pages.") }
    if let threads, !(1...1024).contains(threads) { throw ValidationError("-j is a number from 1 to 1024.") }
  }

  func run() throws {
    var request = ScoreRequest(gold: gold, pages: pages, rules: rules.choice)
    request.result = result
    request.threads = threads ?? Workers.cores
    let run = ScoreRun(request)
    try run.run()
    let worst = Array(run.mistakes.prefix(worst))
    switch format {
    case .text: try write(ScoreReport.text(of: run.score, worst: worst))
    case .json: try OutputStream.standardOutput().write(ScoreReport.json(of: run.score, worst: worst))
    }
    if run.problems > 0 { throw ExitCode(Failure.status) }
  }
}
