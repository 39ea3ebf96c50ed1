import GalleyEngine

/// Workflow commands of GitHub Actions, one a finding: GitHub shows them at the lines of a pull request.
///
/// `::warning file=…,line=…,col=…::message`; lines and columns from 1, a column a UTF-16 unit, the end the last that
/// belongs to the place. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
struct LintGitHub: LintReporter {
  func add(_ page: PageReport, to out: inout [UInt8]) {
    for finding in page.findings {
      let start = page.inFile(finding.place.start)
      let end = page.inFile(finding.place.end)
      var line = "::\(finding.severity.command) file=\(Self.property(page.file.path)),line=\(start.line)"
      line += ",endLine=\(end.line),col=\(start.utf16Column)"
      // GitHub takes columns of one line only.
      if start.line == end.line { line += ",endColumn=\(max(start.utf16Column, end.utf16Column - 1))" }
      line += ",title=\(Self.property("galley: \(finding.rule)"))::\(Self.message(finding.message))\n"
      out.append(contentsOf: line.utf8)
    }
  }

  func finish(_ totals: Totals, _ rules: [RuleDescription], to out: inout [UInt8]) {}

  private static func message(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in Printable.line(text).unicodeScalars {
      if scalar == "%" { escaped.append(contentsOf: "%25".unicodeScalars) } else { escaped.append(scalar) }
    }
    return String(escaped)
  }

  private static func property(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in message(text).unicodeScalars {
      switch scalar {
      case ":": escaped.append(contentsOf: "%3A".unicodeScalars)
      case ",": escaped.append(contentsOf: "%2C".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}

extension Severity {
  fileprivate var command: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .info: "notice"
    }
  }
}
