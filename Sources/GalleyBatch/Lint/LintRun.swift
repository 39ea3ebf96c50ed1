import GalleyEngine
import GalleyReport

/// One run of `galley lint`: findings go to the reports, and no page is touched.
public final class LintRun {
  private let request: LintRequest
  private let rules: RuleSets
  private let feed: InputFeed
  private let batch: Batch
  private let reports: [ReportStream]
  /// Whether anybody wants the names of pages in which nothing was found.
  private let namesPages: Bool
  private let book: DecisionBook
  /// The findings of the run that someone decided about, and the files that were looked at.
  private var decided: Set<FindingFingerprint> = []
  private var pages: Set<String> = []
  private var baseline: BaselineCheck?
  private var console = Console(isQuiet: true)
  private let cache: LintCache?
  private var update: CacheUpdate?
  private var quality = QualityReport()
  private var summary = LintSummary()

  /// All readers have gone away.
  private struct NobodyReads: Error {}

  /// - Throws: `SettingsError` or `Problem` where nothing can be done at all.
  public init(_ request: LintRequest) throws {
    self.request = request
    var wanted = Wanted()
    wanted.report = true
    wanted.quality = request.leastQuality != nil || request.qualityFile != nil
    wanted.fields = request.pages.fields
    baseline = try BaselineCheck(request.baseline)
    book = try DecisionBook(request.pages.rules.decisions, for: request.pages.places)
    wanted.decisions = book.decisions
    var choice = request.pages.rules
    choice.verdicts = book.decisions.verdicts
    // A cache knows nothing of a page's quality, of the bytes that other encodings come to, and of what somebody decided.
    let mayKnow = !wanted.quality && request.pages.encoding == nil && book.decisions.isEmpty
    let usesCache = request.usesCache && mayKnow
    let list = InputList(request.pages, stampers: usesCache ? Workers(count: request.pages.threads) : nil)
    rules = try RuleSets(choice, for: request.pages.places)
    cache = usesCache ? LintCache() : nil
    feed = InputFeed(request.pages, rules, cache: cache, list: list)
    update = cache.map { CacheUpdate(of: $0.file) }
    batch = try Batch(encoding: request.pages.encoding, wanted: wanted, threads: request.pages.threads, cache: cache)
    var context = LintContext(version: request.version)
    context.showsStatistics = request.showsStatistics
    context.limit = request.limit
    if let first = request.pages.places.first {
      context.pages = RulePages(below: try rules.rules(for: RuleSets.page(of: first)).configuration.documentation)
    }
    reports = try request.reports.map { format, path in
      context.isColoured = request.isColoured && path == nil
      return try ReportStream(format, to: path, context)
    }
    namesPages = baseline != nil || reports.contains(where: \.namesPagesWithoutFindings)
  }

  /// - Throws: `Problem` where a report cannot be written.
  public func run() throws -> LintSummary {
    do { try feed.run(batch, self) } catch is NobodyReads {
      summary.isUnread = true
      return summary
    }
    if let baseline = try baseline?.finish() {
      summary.stale = baseline.stale
      for line in baseline.messages { console.say("galley: \(line)") }
    }
    let unused = book.unused(seen: decided, pages: pages)
    summary.unused += unused.count
    for line in unused { console.say("galley: \(line)") }
    for (report, (format, path)) in zip(reports, request.reports) {
      let leftOut = try report.finish(rules.descriptions)
      if leftOut > 0 {
        console.say(
          "galley: \(path ?? "standard output"): \(leftOut) findings are left out of the \(format.rawValue) report")
      }
    }
    if let new = update?.finish() { cache?.write(new) }
    finishQuality()
    return summary
  }

  private func finishQuality() {
    if let file = request.qualityFile {
      do { try FileWriter.write(quality.json(version: request.version).span, to: file) } catch {
        tell(Problem(file, "\(error)"))
      }
    }
    guard let least = request.leastQuality else { return }
    summary.poor = quality.count(below: least)
    for (number, line) in quality.lines(below: least).enumerated() {
      console.say(number == 0 ? "galley: " + line : line)
    }
  }
}

extension LintRun {
  /// Keeps in mind which decisions and comments concern something.
  private func noteDecisions(on page: PageReport) {
    for position in page.unusedComments {
      summary.unused += 1
      console.say("galley: \(page.name):\(position.line): the comment suppresses nothing; take it out")
    }
    guard !book.decisions.isEmpty else { return }
    pages.insert(Path.resolved(page.file.path))
    for finding in page.findings + page.suppressed.map(\.finding) where book.decisions[finding.fingerprint] != nil {
      decided.insert(finding.fingerprint)
    }
  }
}

extension LintRun: PageHandler {
  func tell(_ problem: Problem) {
    summary.problems += 1
    guard console.tell(problem) else { return }
    for report in reports { report.add(problem) }
  }

  func note(_ text: String) { console.say("galley: " + text) }

  func take(_ pages: [BatchPage]) throws {
    var known = (pages: 0, characters: 0)
    for page in pages {
      switch page {
      case .known(let page):
        take(page)
        known.pages += 1
        known.characters += page.entry.characters
      case .task(let task): take(task)
      }
    }
    summary.pages += known.pages
    for report in reports where !report.namesPagesWithoutFindings {
      report.add(pagesWithoutFindings: known.pages, characters: known.characters)
    }
    for report in reports { try report.flush() }
    if baseline == nil, reports.allSatisfy(\.isClosed) { throw NobodyReads() }
  }

  private func take(_ page: KnownPage) {
    update?.add(page.place)
    guard namesPages else { return }
    baseline?.see(page.path)
    for report in reports where report.namesPagesWithoutFindings {
      report.add(
        PageReport(nothingFoundOn: page.path, bytes: page.entry.bytes, characters: page.entry.characters))
    }
  }

  private func take(_ task: PageTask) {
    if let problem = task.problem { tell(problem) }
    if let entry = task.cached { update?.add(entry, lines: task.keys) }
    guard var page = task.report else { return }
    noteDecisions(on: page)
    baseline?.check(&page)
    quality.add(page)
    summary.add(page)
    for report in reports { report.add(page) }
  }
}
