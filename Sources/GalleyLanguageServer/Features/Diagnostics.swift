import GalleyEngine
import GalleyReport
import JSON

extension JSONWriter {
  /// The parameters of `textDocument/publishDiagnostics`.
  mutating func diagnostics(of document: OpenDocument, hasRelated: Bool, hasLinks: Bool) {
    beginObject()
    member("uri", document.uri)
    member("version", document.version)
    key("diagnostics")
    beginArray()
    if let problem = document.problem {
      beginObject()
      member("range", (UTF16Position(), UTF16Position()))
      member("severity", 1)
      member("source", "galley")
      member("message", "\(problem.name): \(problem.message)")
      endObject()
    }
    let places = document.findings.flatMap { [$0.place.range, $0.related?.range ?? $0.place.range] }
    let positions = UTF16Positions(of: places, in: document.text)
    for finding in document.findings {
      diagnostic(
        finding, positions, related: hasRelated ? document.uri : nil,
        address: hasLinks ? document.address(of: finding.rule) : nil)
    }
    endArray()
    endObject()
  }

  /// The same, for a document that was closed.
  mutating func noDiagnostics(of uri: String) {
    beginObject()
    member("uri", uri)
    key("diagnostics")
    beginArray()
    endArray()
    endObject()
  }

  /// A `Diagnostic`.
  /// - Parameters:
  ///   - positions: of the finding's places.
  ///   - related: the document; nil where the second place of the finding is left out.
  ///   - address: of the rule's page.
  mutating func diagnostic(
    _ finding: ReportedFinding, _ positions: UTF16Positions, related: String?, address: String?
  ) {
    beginObject()
    member("range", positions.range(finding.place.range))
    member("severity", finding.diagnosticSeverity)
    member("code", finding.rule)
    if let address {
      key("codeDescription")
      beginObject()
      member("href", address)
      endObject()
    }
    member("source", "galley")
    member("message", finding.message)
    if let uri = related, let place = finding.related {
      key("relatedInformation")
      beginArray()
      beginObject()
      key("location")
      beginObject()
      member("uri", uri)
      member("range", positions.range(place.range))
      endObject()
      member("message", "the other place")
      endObject()
      endArray()
    }
    endObject()
  }
}

extension ReportedFinding {
  /// A `DiagnosticSeverity`. What only tells what a block is, is a hint: editors show it without a mark in the margin.
  fileprivate var diagnosticSeverity: Int {
    switch severity {
    case .error: 1
    case .warning: 2
    case .info: isOfRole ? 4 : 3
    }
  }
}
