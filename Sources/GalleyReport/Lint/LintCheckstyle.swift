import GalleyEngine

/// Checkstyle's XML: lines and columns from 1, a column a character (a Unicode scalar value).
struct LintCheckstyle: LintReporter {
  private var xml = HTMLWriter()

  mutating func begin(_ out: inout [UInt8]) {
    xml.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n")
    out += xml.take()
  }

  mutating func add(_ page: PageReport, to out: inout [UInt8]) {
    guard !page.findings.isEmpty || page.failure != nil else { return }
    beginFile(page.file.path)
    for finding in page.findings {
      let start = page.inFile(finding.place.start)
      xml.markup("    <error")
      xml.attribute("line", "\(start.line)")
      xml.attribute("column", "\(start.column)")
      xml.attribute("severity", finding.severity.rawValue)
      xml.attribute("message", finding.message)
      xml.attribute("source", "galley.\(finding.rule)")
      xml.markup("/>\n")
    }
    if let failure = page.failure { error(failure) }
    xml.markup("  </file>\n")
    out += xml.take()
  }

  mutating func add(problem message: String, with name: String, to out: inout [UInt8]) {
    beginFile(name)
    error(message)
    xml.markup("  </file>\n")
    out += xml.take()
  }

  mutating func finish(_ totals: Totals, _ rules: [RuleDescription], to out: inout [UInt8]) {
    xml.markup("</checkstyle>\n")
    out += xml.take()
  }

  private mutating func beginFile(_ path: String) {
    xml.markup("  <file")
    xml.attribute("name", Printable.line(path))
    xml.markup(">\n")
  }

  private mutating func error(_ message: String) {
    xml.markup("    <error line=\"1\" severity=\"error\"")
    xml.attribute("message", Printable.line(message))
    xml.markup(" source=\"galley\"/>\n")
  }
}
