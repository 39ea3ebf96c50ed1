import GalleyEngine
import JSON

/// GitLab's Code Quality report: one array of objects, lines from 1, no columns.
///
/// `description`, `check_name`, `fingerprint`, `severity` (`info`, `minor`, `major`), `location` with `path` and `lines`.
/// A fingerprint must be one issue's alone, so it ends with the place among equals and a hash of the path.
/// https://docs.gitlab.com/ci/testing/code_quality/
struct LintGitLab: LintReporter {
  private var issues = JSONLineArray()

  func begin(_ out: inout [UInt8]) { out += "[".utf8 }

  mutating func add(_ page: PageReport, to out: inout [UInt8]) {
    let path = XXHash64.hash(Array(page.name.utf8).span)
    for finding in page.findings {
      var writer = JSONWriter()
      writer.beginObject()
      writer.member("description", finding.message)
      writer.member("check_name", finding.rule)
      writer.member(
        "fingerprint", "\(finding.fingerprint.digits)-\(finding.occurrence)-\(String(path, radix: 16))")
      writer.member("severity", finding.severity.codeQuality)
      writer.key("location")
      writer.beginObject()
      writer.member("path", page.file.path)
      writer.key("lines")
      writer.beginObject()
      writer.member("begin", page.inFile(finding.place.start).line)
      writer.member("end", page.inFile(finding.place.end).line)
      writer.endObject()
      writer.endObject()
      writer.endObject()
      issues.add(writer.bytes, to: &out)
    }
  }

  func finish(_ totals: Totals, _ rules: [RuleDescription], to out: inout [UInt8]) {
    issues.end(&out)
    out += "]\n".utf8
  }
}

extension Severity {
  fileprivate var codeQuality: String {
    switch self {
    case .error: "major"
    case .warning: "minor"
    case .info: "info"
    }
  }
}
