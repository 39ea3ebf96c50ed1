import GalleyEngine
import JSON

/// Findings as one JSON array of objects, one object a line.
///
/// `path`; `line`, `column`, `endLine`, `endColumn`, from 1, a column a Unicode scalar value, the end behind the last
/// character; `span`, the same in bytes of the source, half-open; `rule`, `fingerprint`, `severity`, `outcome`,
/// `confidence`, `count`
/// (places summed up), `message`; `related`, where there is a second place; `edits`, where the repair is such. A finding
/// that is not to be told stands behind the others with `suppressed`: `by` whom, and the `reason`. A page that could not
/// be repaired has an object with `path` and `failure`; where the quality of pages is asked for, each has one with `path` and
/// `quality`.
struct LintJSON: LintReporter {
  private var objects = JSONLineArray()

  func begin(_ out: inout [UInt8]) { out += "[".utf8 }

  mutating func add(_ page: PageReport, to out: inout [UInt8]) {
    for object in page.objects { objects.add(object, to: &out) }
  }

  func finish(_ totals: Totals, _ rules: [RuleDescription], to out: inout [UInt8]) {
    objects.end(&out)
    out += "]\n".utf8
  }
}

/// The same objects, one a line, and nothing around them.
struct LintJSONLines: LintReporter {
  func add(_ page: PageReport, to out: inout [UInt8]) {
    for object in page.objects {
      out.append(contentsOf: object)
      out.append(0x0A)
    }
  }

  func finish(_ totals: Totals, _ rules: [RuleDescription], to out: inout [UInt8]) {}
}

extension PageReport {
  /// One JSON object a finding, one for a failure, and one for the quality.
  fileprivate var objects: [[UInt8]] {
    let all = findings.map { ($0, Suppression?.none) } + suppressed.map { ($0.finding, $0.suppression) }
    var objects = all.map { finding, suppression in
      var writer = JSONWriter()
      writer.beginObject()
      writer.member("path", name)
      writer.fields(of: finding)
      if let suppression {
        writer.key("suppressed")
        writer.beginObject()
        writer.member("by", suppression.source.rawValue)
        if !suppression.reason.isEmpty { writer.member("reason", suppression.reason) }
        writer.endObject()
      }
      writer.endObject()
      return writer.bytes
    }
    if let failure { objects.append(object { $0.member("failure", failure) }) }
    if let quality {
      objects.append(
        object {
          $0.key("quality")
          $0.write(quality)
        })
    }
    return objects
  }

  /// An object about the page.
  private func object(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("path", name)
    members(&writer)
    writer.endObject()
    return writer.bytes
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
    member("confidence", (finding.confidence * 1000).rounded() / 1000)
    member("count", finding.count)
    member("message", finding.message)
    if let related = finding.related {
      key("related")
      beginObject()
      fields(of: related)
      endObject()
    }
    if finding.edits.isEmpty { return }
    array("edits", finding.edits) { writer, edit in
      writer.beginObject()
      writer.member("span", edit.place.range)
      writer.member("text", edit.text)
      writer.endObject()
    }
  }

  private mutating func fields(of place: Place) {
    member("line", place.start.line)
    member("column", place.start.column)
    member("endLine", place.end.line)
    member("endColumn", place.end.column)
    member("span", place.range)
  }
}
