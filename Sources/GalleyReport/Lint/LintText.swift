import GalleyEngine

/// Findings as lines for people, and for the tools that read `path:line:col: severity rule: message`.
struct LintText: LintReporter {
  let isColoured: Bool
  var showsStatistics = false
  /// Whether the source line stands below each finding.
  var showsSource = true

  func add(_ page: PageReport, to out: inout [UInt8]) {
    guard !page.findings.isEmpty || page.failure != nil else { return }
    let name = Printable.line(page.name)
    for finding in page.findings {
      let start = finding.place.start
      var line = styled("\(name):\(start.line):\(start.column):", .bold)
      line += " " + styled(finding.severity.rawValue, .severity(finding.severity))
      line += " " + styled("\(finding.rule):", .bold) + " \(finding.message)\(note(finding))\n"
      out.append(contentsOf: line.utf8)
      if showsSource { out.append(contentsOf: source(finding).utf8) }
    }
    if let failure = page.failure { out.append(contentsOf: "\(name): not repaired: \(failure)\n".utf8) }
  }

  func finish(_ totals: Totals, _ rules: [RuleDescription], to out: inout [UInt8]) {
    if showsStatistics { out.append(contentsOf: statistics(of: totals).utf8) }
    out.append(contentsOf: (styled(summary(of: totals), .bold) + "\n").utf8)
  }

  /// How much each rule found, the most first.
  private func statistics(of totals: Totals) -> String {
    let rules = totals.rules.sorted { ($1.value.findings, $0.key) < ($0.value.findings, $1.key) }
    func row(_ cells: [String], _ rule: String) -> String {
      cells.map { String(repeating: " ", count: max(0, 11 - $0.utf8.count)) + $0 }.joined() + "  \(rule)\n"
    }
    return row(["findings", "places", "repairable", "offered", "reported"], "rule")
      + rules.map { rule, count in
        row([count.findings, count.places, count.repaired, count.offered, count.reported].map { "\($0)" }, rule)
      }.joined()
  }

  /// What `galley clean` would do about the finding.
  private func note(_ finding: ReportedFinding) -> String {
    switch finding.outcome {
    // What a block is, is no fault that one could repair.
    case .repaired: finding.isOfRole ? "" : " [repairable]"
    case .offered: " [offered, confidence \(Figure.decimal(finding.confidence))]"
    case .reported: ""
    }
  }

  /// The source line behind its number, and below it a caret for every column of the place.
  func source(_ finding: ReportedFinding) -> String {
    let number = "\(finding.place.start.line)"
    let gutter = String(repeating: " ", count: number.utf8.count)
    var line = ""
    var indent = 0
    var carets = 0
    for run in finding.excerpt.runs {
      line += run.text
      let columns = Printable.columns(of: run.text)
      if run.mark == .place { carets = columns } else if carets == 0 { indent += columns }
    }
    let pointer =
      String(repeating: " ", count: indent)
      + styled(String(repeating: "^", count: max(1, carets)), .severity(finding.severity))
    return styled("  \(number) |", .dim) + " \(line)\n" + styled("  \(gutter) |", .dim) + " \(pointer)\n"
  }

  private func summary(of totals: Totals) -> String {
    let all = totals.all
    let quiet =
      totals.suppressed > 0 ? " (\(totals.suppressed) more \(totals.suppressed == 1 ? "is" : "are") suppressed)" : ""
    guard all.findings > 0 else {
      return "No findings on \(totals.pages) \(Figure.plural("page", totals.pages)).\(quiet)"
    }
    var parts: [String] = []
    if totals.repairs > 0 { parts.append("\(totals.repairs) can be repaired by `galley clean`") }
    if totals.roles > 0 { parts.append("\(totals.roles) \(totals.roles == 1 ? "says" : "say") what a block is") }
    if all.offered > 0 { parts.append("\(all.offered) \(all.offered == 1 ? "is" : "are") offered for review") }
    if all.reported > 0 { parts.append("\(all.reported) \(all.reported == 1 ? "is" : "are") for a person") }
    let pages = totals.pagesWithFindings
    return "\(all.findings) \(Figure.plural("finding", all.findings)) on \(pages) \(Figure.plural("page", pages)): "
      + parts.joined(separator: ", ") + quiet
  }

  // MARK: Colours

  private enum Style {
    case bold, dim
    case severity(Severity)

    /// Parameters of SGR (ECMA-48, 8.3.117).
    var parameters: String {
      switch self {
      case .bold: "1"
      case .dim: "2"
      case .severity(.error): "1;31"
      case .severity(.warning): "1;33"
      case .severity(.info): "1;36"
      }
    }
  }

  private func styled(_ text: String, _ style: Style) -> String {
    isColoured ? "\u{1B}[\(style.parameters)m\(text)\u{1B}[0m" : text
  }
}
