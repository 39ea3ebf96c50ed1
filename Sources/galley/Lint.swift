import ArgumentParser
import GalleyBatch
import GalleyReport
import Glibc

struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Say what is wrong with pages.",
    discussion: """
      Nothing is touched without --fix. Exit status, whatever the format: 0 no fault, 1 a finding of severity warning or \
      error, 2 an error. What is only told (info), as that a line is a heading, is no fault. NO_COLOR=1 keeps colours away.
      """)

  @OptionGroup(title: "Pages") var pages: PageOptions
  @OptionGroup(title: "Reports") var reports: ReportOptions
  @OptionGroup(title: "Exit status") var verdict: VerdictOptions
  @OptionGroup(title: "Repairs") var fixes: FixOptions
  @OptionGroup(title: "What is known") var baseline: BaselineOptions
  @OptionGroup(title: "Quality") var quality: QualityOptions
  @Flag(help: "Look at every page again, also at those that are known to have nothing wrong.")
  var noCache = false

  @Flag(help: "Report again whenever a page changes, or what is said about pages, until Ctrl-C.")
  var watch = false

  @Flag(help: "Show the settings that hold for the first path, as one file, and do nothing else.")
  var printConfig = false

  @OptionGroup(title: "Rules") var rules: RuleOptions

  func validate() throws {
    if watch, pages.paths.contains("-") { throw ValidationError("--watch is about files, and standard input is none.") }
    if watch, fixes.fix || fixes.diff || baseline.writeBaseline != nil || baseline.pruneBaseline {
      throw ValidationError("--watch only reports: leave --fix, --diff, --write-baseline and --prune-baseline out.")
    }
    if fixes.fix, pages.paths.contains("-") {
      throw ValidationError("--fix writes files over, and standard input is none; use galley clean -")
    }
    if fixes.fix, pages.encoding != nil {
      throw ValidationError("--fix writes UTF-8, so the source could not be given back; leave --encoding out.")
    }
  }

  func run() throws {
    if printConfig { return try showConfiguration() }
    if fixes.diff { return try verdict.exit(ifChanged: try clean(to: .nowhere)) }
    let fixed = fixes.fix ? try clean(to: .inPlace) : nil
    var request = LintRequest(try pageRequest(), version: Galley.version)
    request.reports = try reports.all()
    request.isColoured = isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
    request.showsStatistics = reports.statistics
    request.limit = reports.maxResults ?? .max
    request.baseline = baseline.use
    request.usesCache = !noCache
    request.leastQuality = quality.minQuality
    request.qualityFile = quality.quality
    if watch {
      let settings = [rules.configuration.config, rules.decisions, baseline.baseline].compactMap { $0 }
      return try LintWatch.run(request, settings: settings)
    }
    try verdict.exit(after: try LintRun(request).run(), fixed: fixed, writesBaseline: baseline.writeBaseline != nil)
  }

  private func pageRequest() throws -> PageRequest {
    var request = pages.request(rules.choice)
    let others = [baseline.baseline, baseline.writeBaseline, quality.quality, rules.decisions]
    request.beside = try (reports.all().map(\.path) + others).compactMap { $0 }
    return request
  }

  /// Repairs the pages, or shows how.
  private func clean(to target: Target) throws -> Summary {
    var request = CleanRequest(try pageRequest(), to: target, version: Galley.version)
    request.showsDifferences = fixes.diff
    request.isQuiet = true
    return try CleanRun(request).run()
  }

  private func showConfiguration() throws {
    let places = try pageRequest().places
    let sets = try RuleSets(rules.choice, for: places)
    let page = RuleSets.page(of: places[0])
    Failure.say("galley: laid over each other: \(try sets.sources(for: page).joined(separator: ", "))")
    try write(String(decoding: try sets.rules(for: page).configuration.merged, as: UTF8.self))
  }
}
