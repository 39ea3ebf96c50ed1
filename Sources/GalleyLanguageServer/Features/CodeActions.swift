import GalleyOutput
import GalleyReport
import JSON

/// The repairs of a document that an editor offers at a place.
struct CodeActions {
  static let quickFix = "quickfix"
  /// Below `source.fixAll`, so that editors can be told to do it on saving.
  static let fixAll = "source.fixAll.galley"

  let document: OpenDocument
  /// Bytes, half-open.
  let place: Range<Int>
  /// The kinds that are asked for; nil for all.
  let kinds: [String]?
  /// Whether the client takes edits that name the version of the document that they are for.
  let hasVersions: Bool

  /// An array of `CodeAction`.
  func write(to writer: inout JSONWriter) {
    writer.beginArray()
    if wants(Self.quickFix) { for finding in document.findings(at: place) { write(finding, to: &writer) } }
    if wants(Self.fixAll) { writeAll(to: &writer) }
    writer.endArray()
  }

  /// A kind is asked for by its own name or by one above it.
  private func wants(_ kind: String) -> Bool { kinds?.contains { kind == $0 || kind.hasPrefix($0 + ".") } ?? true }

  private func write(_ finding: ReportedFinding, to writer: inout JSONWriter) {
    guard !finding.edits.isEmpty else { return }
    let ranges = [finding.place.range] + finding.edits.map(\.place.range)
    let positions = UTF16Positions(of: ranges, in: document.text)
    let isSure = finding.outcome == .repaired
    writer.beginObject()
    writer.member("title", "Repair\(isSure ? "" : ", though it is not sure"): \(finding.message)")
    writer.member("kind", Self.quickFix)
    writer.member("isPreferred", isSure)
    writer.key("diagnostics")
    writer.beginArray()
    writer.diagnostic(finding, positions, related: nil, address: nil)
    writer.endArray()
    write(finding.edits.map { ($0.place.range, $0.text) }, positions, to: &writer)
    writer.endObject()
  }

  private func writeAll(to writer: inout JSONWriter) {
    let repairs = document.repairs()
    guard !repairs.isEmpty else { return }
    writer.beginObject()
    writer.member("title", "Make all safe repairs of this page")
    writer.member("kind", Self.fixAll)
    write(repairs.map { ($0.range, $0.text) }, UTF16Positions(of: repairs.map(\.range), in: document.text), to: &writer)
    writer.endObject()
  }

  /// A `WorkspaceEdit`.
  private func write(
    _ edits: [(range: Range<Int>, text: String)], _ positions: UTF16Positions, to writer: inout JSONWriter
  ) {
    writer.key("edit")
    writer.beginObject()
    if hasVersions {
      writer.key("documentChanges")
      writer.beginArray()
      writer.beginObject()
      writer.key("textDocument")
      writer.beginObject()
      writer.member("uri", document.uri)
      writer.member("version", document.version)
      writer.endObject()
      writer.key("edits")
    } else {
      writer.key("changes")
      writer.beginObject()
      writer.key(document.uri)
    }
    writer.beginArray()
    for edit in edits {
      writer.beginObject()
      writer.member("range", positions.range(edit.range))
      writer.member("newText", edit.text)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    if hasVersions { writer.endArray() }
    writer.endObject()
  }
}
