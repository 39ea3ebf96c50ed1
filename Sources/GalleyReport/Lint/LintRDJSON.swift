import GalleyEngine
import JSON

/// Reviewdog's diagnostic format: lines and columns from 1, a column a byte of UTF-8, the end behind the last.
/// https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
///
/// A repair that is one edit is a suggestion.
struct LintRDJSON: LintReporter {
  private var diagnostics = JSONLineArray()

  func begin(_ out: inout [UInt8]) {
    out.append(contentsOf: "{\"source\":{\"name\":\"galley\"},\"diagnostics\":[".utf8)
  }

  mutating func add(_ page: PageReport, to out: inout [UInt8]) {
    for finding in page.findings {
      var writer = JSONWriter()
      writer.beginObject()
      writer.member("message", finding.message)
      writer.key("location")
      writer.beginObject()
      writer.member("path", page.file.path)
      writer.range(from: page.inFile(finding.place.start), to: page.inFile(finding.place.end))
      writer.endObject()
      writer.member("severity", finding.severity.rawValue.uppercased())
      writer.key("code")
      writer.beginObject()
      writer.member("value", finding.rule)
      writer.endObject()
      if finding.edits.count == 1, page.file.line == nil {
        let edit = finding.edits[0]
        writer.key("suggestions")
        writer.beginArray()
        writer.beginObject()
        writer.range(from: edit.place.start, to: edit.place.end)
        writer.member("text", edit.text)
        writer.endObject()
        writer.endArray()
      }
      writer.endObject()
      diagnostics.add(writer.bytes, to: &out)
    }
  }

  func finish(_ totals: Totals, _ rules: [RuleDescription], to out: inout [UInt8]) {
    diagnostics.end(&out)
    out += "]}\n".utf8
  }
}

extension JSONWriter {
  fileprivate mutating func range(from start: Position, to end: Position) {
    member("range", in: "column", from: (start.line, start.byteColumn), to: (end.line, end.byteColumn))
  }
}
