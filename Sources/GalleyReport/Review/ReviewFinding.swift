import GalleyEngine
import JSON

extension JSONWriter {
  /// A finding of `page.json`.
  /// - Parameters:
  ///   - suppression: why a comment of the page says that it is none.
  ///   - isOwn: whether it is a join of a person's.
  mutating func write(
    _ shown: ReportedFinding, _ finding: Finding, of repaired: RepairedPage, suppression: String?, isOwn: Bool
  ) {
    beginObject()
    member("rule", shown.rule)
    member("fingerprint", shown.fingerprint.digits)
    member("outcome", shown.outcome.number)
    if let suppression { member("suppressed", Printable.line(suppression)) }
    if isOwn { member("own", true) }
    member("confidence", shown.confidence)
    member("count", shown.count)
    member("line", shown.place.start.line)
    member("place", shown.place.range)
    if let related = shown.related { member("related", related.range) }
    member("message", shown.message)
    array("evidence", JoinEvidence.words(for: finding, on: repaired)) { $0.string($1) }
    member(changes: shown.changes)
    array("repairs", finding.repairs) { $0.repair($1) }
    endObject()
  }
}

extension Outcome {
  /// The number by which `page.json` and `batch.json` name it.
  var number: Int {
    switch self {
    case .repaired: 0
    case .offered: 1
    case .reported: 2
    }
  }

  /// That of a finding which a comment suppresses.
  static let suppressedNumber = 3
}
