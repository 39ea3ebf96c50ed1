import GalleyReport
import JSON

/// What an editor shows about the findings at a place: what was found, and how the rule decides.
struct Hover {
  let document: OpenDocument
  /// A byte offset.
  let place: Int

  /// A `Hover`; null where nothing was found.
  func write(to writer: inout JSONWriter) {
    let findings = document.findings(at: place..<place)
    guard let first = findings.first else { return writer.null() }
    let range = first.place.range
    writer.beginObject()
    writer.key("contents")
    writer.beginObject()
    writer.member("kind", "markdown")
    writer.member("value", findings.map(text).joined(separator: "\n\n---\n\n"))
    writer.endObject()
    writer.member("range", UTF16Positions(of: [range], in: document.text).range(range))
    writer.endObject()
  }

  private func text(of finding: ReportedFinding) -> String {
    var text = "**\(finding.rule)**: \(Self.escaped(finding.message))"
    if let rule = document.explanation(of: finding.rule) { text += "\n\n*\(rule.summary)*\n\n\(rule.text)" }
    return text + "\n\n`galley explain \(finding.rule)` has examples."
  }

  /// Text of the page in which no character means anything to Markdown (CommonMark, section 2.4).
  private static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "!"..."/", ":"..."@", "["..."`", "{"..."~": escaped.append("\\")
      default: break
      }
      escaped.append(scalar)
    }
    return String(escaped)
  }
}
