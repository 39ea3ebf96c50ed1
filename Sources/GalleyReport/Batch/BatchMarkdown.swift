import GalleyEngine

/// The report of a batch as Markdown, for an issue, a pull request or a wiki. What is marked stands between `⟦` and `⟧`.
struct BatchMarkdown {
  private var text = ""
  private let report: BatchReport
  private let selection: PageSelection

  static func file(of report: BatchReport) -> [UInt8] {
    var file = BatchMarkdown(report)
    file.writeFigures()
    file.writeLeft()
    file.writeProblems()
    file.writeRules()
    file.writePages()
    return Array(file.text.utf8)
  }

  private init(_ report: BatchReport) {
    self.report = report
    selection = PageSelection(of: report)
  }

  private mutating func writeFigures() {
    let totals = report.totals
    text += """
      # Galley: \(Figure.counted(totals.pages, "page")), \(Figure.counted(totals.repairs, "repair"))

      | pages | characters | repairs | blocks told apart | left for you | not finished |
      |---:|---:|---:|---:|---:|---:|
      | \(totals.pages) | \(totals.characters) | \(totals.repairs) | \(totals.roles) | \(totals.all.left) \
      | \(report.problems.count) |


      """
    if report.isOfLint { text += "\(report.footnote)\n\n" }
  }

  private mutating func writeLeft() {
    text += "## Left for you\n\n"
    if selection.left.isEmpty { text += "Nothing. Every finding was settled by a repair.\n\n" }
    var page = -1
    for left in selection.left {
      if left.page != page {
        text += "\(page >= 0 ? "\n" : "")### \(Self.escaped(report.pages[left.page].name))\n\n"
        page = left.page
      }
      write(left.finding)
    }
    if page >= 0 { text += "\n" }
    leftOut(selection.leftLeftOut, "place", "are")
  }

  private mutating func writeProblems() {
    guard !report.problems.isEmpty else { return }
    text += "## Not finished\n\n"
    for problem in report.problems.prefix(ReportLimits.problems) {
      text += "- **\(Self.escaped(problem.name))**: \(Self.escaped(problem.message))\n"
    }
    text += "\n"
    leftOut(report.problems.count - ReportLimits.problems, "error", "are")
  }

  private mutating func writeRules() {
    text += "## What was found\n\n"
    if report.foundRules.isEmpty {
      text += "No rule found anything.\n\n"
      return
    }
    text += "| rule | what it finds | found | repaired | left | for example |\n|---|---|---:|---:|---:|---|\n"
    for rule in report.foundRules {
      let count = report.totals.count(of: rule.id)
      let example = selection.examples[rule.id].map { Self.sides(of: $0.finding).joined(separator: " → ") } ?? ""
      text += "| `\(rule.id)` | \(Self.escaped(rule.summary)) | \(count.findings) | \(count.repaired) | \(count.left) "
      text += "| \(example) |\n"
    }
    text += "\n"
  }

  private mutating func writePages() {
    text += "## Page by page\n\n"
    for index in selection.pages {
      let page = report.pages[index]
      text += "### \(Self.escaped(page.name))\n\n"
      let shown = page.shownFindings
      for finding in shown.structure { write(finding) }
      for finding in shown.characters { write(finding) }
      text += "\n"
      leftOut(shown.leftOut, "finding", "of this page are")
    }
    leftOut(selection.pagesLeftOut, "page", "with findings are")
  }

  private mutating func write(_ finding: ReportedFinding) {
    let start = finding.place.start
    text += "- \(start.line):\(start.column) `\(finding.rule)` **\(finding.outcomeWords)**"
    if finding.count > 1 { text += ", \(Figure.counted(finding.count, "place"))" }
    if finding.confidence < 1 { text += ", confidence \(Figure.decimal(finding.confidence))" }
    if finding.outcome != .repaired { text += ": \(Self.escaped(finding.message))" }
    for side in Self.sides(of: finding) { text += "  \n  \(side)" }
    text += "\n"
  }

  private static func sides(of finding: ReportedFinding) -> [String] {
    finding.changes.isEmpty ? [escaped(finding.excerpt.bracketed)] : finding.changes.flatMap(sides)
  }

  /// Before and after; one side for what only has one.
  private static func sides(of change: Change) -> [String] {
    let before = escaped(change.before.bracketed)
    return change.kind == .role || change.after.runs.isEmpty ? [before] : [before, escaped(change.after.bracketed)]
  }

  private mutating func leftOut(_ count: Int, _ noun: String, _ verb: String) {
    guard count > 0 else { return }
    text += "*\(Figure.counted(count, "more " + noun)) \(verb) not shown here; the JSON report has them all.*\n\n"
  }

  /// Text in which no character means anything to Markdown or HTML (CommonMark, section 2.4).
  static func escaped(_ shown: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in Printable.line(shown).unicodeScalars {
      switch scalar {
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~", "$", "!", ">", "@": escaped.append(contentsOf: ["\\", scalar])
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
