import GalleyEngine

/// JUnit's XML, as CI servers read it: a page is a suite, a finding a case.
///
/// A finding of severity warning or error is a failure, a suppressed one is skipped; one that only tells (info) is no
/// test. A page without faults has one case, which passes; one that could not be read has one with an error.
struct LintJUnit: LintReporter {
  private var xml = HTMLWriter()
  let namesPagesWithoutFindings = true

  mutating func begin(_ out: inout [UInt8]) {
    xml.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"galley\">\n")
    out += xml.take()
  }

  mutating func add(_ page: PageReport, to out: inout [UInt8]) {
    let faults = page.findings.filter { $0.severity != .info }
    let skipped = page.suppressed.filter { $0.finding.severity != .info }
    let isClean = faults.isEmpty && skipped.isEmpty && page.failure == nil
    suite(
      page.name, tests: faults.count + skipped.count + (isClean ? 1 : 0) + (page.failure == nil ? 0 : 1),
      failures: faults.count, errors: page.failure == nil ? 0 : 1, skipped: skipped.count)
    for finding in faults {
      testCase(finding.rule, on: page, at: finding.place.start)
      xml.markup(">\n      <failure")
      xml.attribute("type", finding.severity.rawValue)
      xml.attribute("message", finding.message)
      xml.markup(">")
      xml.text(finding.excerpt.bracketed)
      xml.markup("</failure>\n    </testcase>\n")
    }
    for suppressed in skipped {
      testCase(suppressed.finding.rule, on: page, at: suppressed.finding.place.start)
      xml.markup(">\n      <skipped")
      let reason = suppressed.suppression.reason.isEmpty ? "" : ": \(Printable.line(suppressed.suppression.reason))"
      xml.attribute("message", "suppressed by \(suppressed.suppression.source.rawValue)\(reason)")
      xml.markup("/>\n    </testcase>\n")
    }
    if let failure = page.failure { error(failure, on: page.name) }
    if isClean {
      xml.markup("    <testcase name=\"no faults\"")
      xml.attribute("classname", Printable.line(page.name))
      xml.markup("/>\n")
    }
    xml.markup("  </testsuite>\n")
    out += xml.take()
  }

  mutating func add(problem message: String, with name: String, to out: inout [UInt8]) {
    suite(name, tests: 1, failures: 0, errors: 1, skipped: 0)
    error(message, on: name)
    xml.markup("  </testsuite>\n")
    out += xml.take()
  }

  mutating func finish(_ totals: Totals, _ rules: [RuleDescription], to out: inout [UInt8]) {
    xml.markup("</testsuites>\n")
    out += xml.take()
  }

  private mutating func suite(_ name: String, tests: Int, failures: Int, errors: Int, skipped: Int) {
    xml.markup("  <testsuite")
    xml.attribute("name", Printable.line(name))
    xml.attribute("tests", "\(tests)")
    xml.attribute("failures", "\(failures)")
    xml.attribute("errors", "\(errors)")
    xml.attribute("skipped", "\(skipped)")
    xml.markup(">\n")
  }

  private mutating func testCase(_ rule: String, on page: PageReport, at position: Position) {
    xml.markup("    <testcase")
    xml.attribute("name", "\(rule) \(position.line):\(position.column)")
    xml.attribute("classname", Printable.line(page.name))
    xml.attribute("file", Printable.line(page.file.path))
    xml.attribute("line", "\(page.inFile(position).line)")
  }

  private mutating func error(_ message: String, on name: String) {
    xml.markup("    <testcase name=\"read\"")
    xml.attribute("classname", Printable.line(name))
    xml.markup(">\n      <error")
    xml.attribute("message", Printable.line(message))
    xml.markup("/>\n    </testcase>\n")
  }
}
