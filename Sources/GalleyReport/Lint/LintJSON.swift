import GalleyEngine
import JSON

/// Findings as one JSON array of objects, one object a line.
///
/// `path`; `line`, `column`, `endLine`, `endColumn`, from 1, a column a Unicode scalar value, the end behind the last
/// character; `span`, the same in bytes of the source, half-open; `rule`, `fingerprint`, `severity`, `outcome`,
/// `confidence`, `count`
/// (places summed up), `message`; `related`, where there is a second place. A page that could not be repaired has an
/// object with `path` and `failure`.
struct LintJSON {
  private var isEmpty = true

  mutating func write(_ page: PageReport, to out: inout [UInt8]) {
    for finding in page.findings {
      var writer = JSONWriter()
      writer.beginObject()
      writer.member("path", page.name)
      writer.fields(of: finding)
      writer.endObject()
      add(writer.bytes, to: &out)
    }
    if let failure = page.failure {
      var writer = JSONWriter()
      writer.beginObject()
      writer.member("path", page.name)
      writer.member("failure", failure)
      writer.endObject()
      add(writer.bytes, to: &out)
    }
  }

  mutating func finish(_ out: inout [UInt8]) {
    out.append(contentsOf: (isEmpty ? "[]\n" : "\n]\n").utf8)
  }

  private mutating func add(_ object: [UInt8], to out: inout [UInt8]) {
    out.append(contentsOf: (isEmpty ? "[\n  " : ",\n  ").utf8)
    out.append(contentsOf: object)
    isEmpty = false
  }
}

extension JSONWriter {
  /// The members that a finding has in every report.
  mutating func fields(of finding: ReportedFinding) {
    fields(of: finding.place)
    member("rule", finding.rule)
    member("fingerprint", finding.fingerprint.digits)
    member("severity", finding.severity.rawValue)
    member("outcome", finding.outcome.rawValue)
    key("confidence")
    number((finding.confidence * 1000).rounded() / 1000)
    member("count", finding.count)
    member("message", finding.message)
    if let related = finding.related {
      key("related")
      beginObject()
      fields(of: related)
      endObject()
    }
  }

  private mutating func fields(of place: Place) {
    member("line", place.start.line)
    member("column", place.start.column)
    member("endLine", place.end.line)
    member("endColumn", place.end.column)
    key("span")
    beginArray()
    number(place.range.lowerBound)
    number(place.range.upperBound)
    endArray()
  }

  mutating func member(_ name: String, _ text: String) {
    key(name)
    string(text)
  }

  mutating func member(_ name: String, _ value: Int) {
    key(name)
    number(value)
  }
}
