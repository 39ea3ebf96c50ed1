import GalleyEngine
import JSON

/// A finding as a SARIF result (3.27), and the objects that it is made of.
extension JSONWriter {
  mutating func result(
    _ finding: ReportedFinding, on page: PageReport, _ suppression: Suppression?
  ) {
    beginObject()
    member("ruleId", finding.rule)
    member("level", finding.severity.level)
    message(finding.message)
    key("locations")
    beginArray()
    location(finding.place, on: page)
    endArray()
    if let related = finding.related {
      key("relatedLocations")
      beginArray()
      location(related, on: page)
      endArray()
    }
    key("partialFingerprints")
    beginObject()
    member("galleyContent/v1", "\(finding.fingerprint.digits):\(finding.occurrence)")
    endObject()
    if page.file.line == nil, !finding.edits.isEmpty { fix(finding, on: page) }
    key("suppressions")
    beginArray()
    if let suppression { write(suppression) }
    endArray()
    key("properties")
    beginObject()
    member("confidence", (finding.confidence * 1000).rounded() / 1000)
    member("outcome", finding.outcome.rawValue)
    endObject()
    endObject()
  }

  /// A message (3.11). Brackets would make links of it.
  mutating func message(_ text: String) {
    var escaped = String.UnicodeScalarView()
    for scalar in Printable.line(text).unicodeScalars {
      if scalar == "\\" || scalar == "[" || scalar == "]" { escaped.append("\\") }
      escaped.append(scalar)
    }
    key("message")
    beginObject()
    member("text", String(escaped))
    endObject()
  }

  /// An artifact location (3.4): a path relative to where Galley was called, or an absolute one.
  mutating func artifact(_ path: String) {
    key("artifactLocation")
    beginObject()
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    member("uri", (isAbsolute ? "file://" : "") + PercentEncoding.path(path))
    if !isAbsolute { member("uriBaseId", "%SRCROOT%") }
    endObject()
  }

  /// A location (3.28). A page that is a line of a file is named by its own name, too.
  private mutating func location(_ place: Place, on page: PageReport) {
    beginObject()
    key("physicalLocation")
    beginObject()
    artifact(page.file.path)
    key("region")
    if let line = page.file.line {
      beginObject()
      member("startLine", line)
      endObject()
    } else {
      region(place)
    }
    endObject()
    if page.file.line != nil {
      key("logicalLocations")
      beginArray()
      beginObject()
      member("fullyQualifiedName", "\(page.name):\(place.start.line):\(place.start.utf16Column)")
      endObject()
      endArray()
    }
    endObject()
  }

  /// A region (3.30).
  private mutating func region(_ place: Place) {
    beginObject()
    member("startLine", place.start.line)
    member("startColumn", place.start.utf16Column)
    member("endLine", place.end.line)
    member("endColumn", place.end.utf16Column)
    endObject()
  }

  /// The fixes of a result (3.55): one, of the finding's edits.
  private mutating func fix(_ finding: ReportedFinding, on page: PageReport) {
    key("fixes")
    beginArray()
    beginObject()
    key("artifactChanges")
    beginArray()
    beginObject()
    artifact(page.file.path)
    key("replacements")
    beginArray()
    for edit in finding.edits {
      beginObject()
      key("deletedRegion")
      region(edit.place)
      key("insertedContent")
      beginObject()
      member("text", edit.text)
      endObject()
      endObject()
    }
    endArray()
    endObject()
    endArray()
    endObject()
    endArray()
  }

  /// A suppression (3.35).
  private mutating func write(_ suppression: Suppression) {
    beginObject()
    member("kind", suppression.source == .comment ? "inSource" : "external")
    member("status", "accepted")
    member("justification", suppression.reason.isEmpty ? suppression.source.words : suppression.reason)
    endObject()
  }
}

extension Suppression.Source {
  fileprivate var words: String {
    switch self {
    case .baseline: "in the baseline"
    case .decision: "rejected by a person"
    case .comment: "suppressed by a comment"
    }
  }
}

extension Severity {
  /// The level of a result (3.27.10).
  var level: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }
}
