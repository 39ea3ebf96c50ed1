import ArgumentParser
import GalleyBatch
import GalleyScore

struct ScorePages: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Measure how well pages are repaired, against what is true of them.",
    usage: "galley score <gold> <pages> [<options>]\ngalley score <pages> [--decisions <file>] [--fit <file>]",
    discussion: """
      For each GOLD/NAME.json, a file that says what is true of the page, PAGES/NAME.txt is repaired as `clean` would \
      and compared with it. Without gold the decisions that people took in a review are what is true: how often each \
      rule was right, and whether its confidence said so. docs/score.md tells what is measured, and how gold is made.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(
    help: ArgumentHelp(
      "The folder of what is true, a NAME.json for each page, and that of the damaged pages, NAME.txt; or pages alone.",
      valueName: "folder"))
  var folders: [String]

  @Option(
    help: ArgumentHelp(
      "Measure what `clean --format jsonl` wrote earlier, instead of repairing the pages now.", valueName: "file"))
  var result: String?

  @Option(
    help: ArgumentHelp(
      "Without gold: write settings to this file that calibrate the rules' confidence by the decisions.",
      valueName: "file"))
  var fit: String?

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
    if folders.count > 2 { throw ValidationError("Name the folder of what is true, and the folder of pages.") }
    if fit != nil, folders.count > 1 {
      throw ValidationError("--fit goes by what people decided: leave the gold out.")
    }
    if folders.count == 1, result != nil || worst > 0 {
      throw ValidationError("Without gold there is nothing to compare pages with: leave --result and --worst out.")
    }
    if rules.noDecisions, folders.count == 1 {
      throw ValidationError("Without gold and without decisions nobody knows what is true.")
    }
    if worst < 0 { throw ValidationError("--worst is a number of pages.") }
    if let threads, !(1...1024).contains(threads) { throw ValidationError("-j is a number from 1 to 1024.") }
  }

  func run() throws {
    if folders.count == 1 { return try scoreDecisions() }
    var request = ScoreRequest(gold: folders[0], pages: folders[1], rules: rules.choice)
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

  private func scoreDecisions() throws {
    var pages = PageRequest(folders, rules: rules.choice)
    pages.threads = threads ?? Workers.cores
    let run = try DecisionScoreRun(pages, decisions: rules.decisions, version: Galley.version)
    switch format {
    case .text: try write(DecisionReport.text(of: run.score))
    case .json:
      try OutputStream.standardOutput().write(DecisionReport.json(of: run.score))
    }
    if let fit { try run.writeSettings(to: fit) }
    if run.problems > 0 { throw ExitCode(Failure.status) }
  }
}
