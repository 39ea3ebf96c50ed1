import GalleyEngine

/// The batch report of `galley clean`, of findings that were not repaired.
struct LintBatchReport: LintReporter {
  private var report: BatchReport
  private let format: ReportFormat
  let namesPagesWithoutFindings = true

  init(_ context: LintContext, _ format: ReportFormat) {
    report = BatchReport(version: context.version, isOfLint: true)
    self.format = format
  }

  mutating func add(_ page: PageReport, to out: inout [UInt8]) { report.add(page) }

  mutating func add(problem message: String, with name: String, to out: inout [UInt8]) {
    report.add(problem: message, with: name)
  }

  mutating func finish(_ totals: Totals, _ rules: [RuleDescription], to out: inout [UInt8]) {
    report.rules = rules
    out += report.file(format)
  }
}
