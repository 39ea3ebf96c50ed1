import GalleyEngine

/// Writes findings page by page. Hand in the pages in the order in which they shall stand, then `finish`.
public struct LintWriter {
  /// What is written so far. The caller may empty it between two pages to write it out piece by piece.
  public var bytes: [UInt8] = []
  /// What was found so far, written or not.
  public private(set) var totals = Totals()
  /// Findings that were not written, because there were more than the limit, or than the format may hold.
  public var leftOut: Int { cut + reporter.leftOut }
  private var reporter: any LintReporter
  private var cut = 0
  private var left: Int

  public init(_ format: LintFormat, _ context: LintContext) {
    reporter = context.reporter(format)
    // SARIF keeps the worst of all.
    left = format == .sarif ? .max : context.limit
    reporter.begin(&bytes)
  }

  public mutating func add(_ page: PageReport) {
    totals.add(page)
    if page.findings.count <= left {
      left -= left == .max ? 0 : page.findings.count
      reporter.add(page, to: &bytes)
    } else {
      cut += page.findings.count - left
      reporter.add(page.prefix(left), to: &bytes)
      left = 0
    }
  }

  /// Whether the format tells of each page in which nothing was found.
  public var namesPagesWithoutFindings: Bool { reporter.namesPagesWithoutFindings }

  /// Adds pages in which nothing was found, to a format that does not tell of each.
  /// - Parameter characters: Unicode scalar values of their sources.
  public mutating func add(pagesWithoutFindings count: Int, characters: Int) {
    totals.add(pages: count, characters: characters)
  }

  /// Adds what was not done: a page that could not be read.
  public mutating func add(problem message: String, with name: String) {
    reporter.add(problem: message, with: name, to: &bytes)
  }

  /// Ends the report: the summary line, or the closing bracket.
  /// - Parameter rules: those that ran, in the order in which they go.
  public mutating func finish(_ rules: [RuleDescription]) { reporter.finish(totals, rules, to: &bytes) }
}
