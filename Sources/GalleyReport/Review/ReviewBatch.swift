import GalleyEngine
import JSON

/// All findings of a run in columns, for the list of a review, which must stay quick with tens of thousands.
///
/// `batch.json` has `id`, which tells batches apart; `version`; `pages` and `paths`, what the pages are called and where
/// decisions say that they stand; `quality`, the score of each page; `rules`; `findings`, an object of arrays of one length; `decisions`.
public struct ReviewBatch: Sendable {
  public private(set) var pages: [String] = []
  /// As decisions name the pages.
  public private(set) var paths: [String] = []
  /// All that may have found something, in the order in which they go.
  public var rules: [RuleDescription] = []
  /// The number of each finding's page.
  public private(set) var pageNumbers: [Int] = []
  public private(set) var rows: [ReviewPage.Row] = []
  /// The score of each page; nil where it was not asked for.
  private var scores: [Double?] = []

  public init() {}

  public mutating func add(_ page: ReviewPage, path: String) {
    rows += page.rows
    pageNumbers += repeatElement(pages.count, count: page.rows.count)
    pages.append(Printable.line(page.name))
    paths.append(path)
    scores.append(page.quality?.score)
  }

  /// - Parameters:
  ///   - version: of Galley.
  ///   - decisions: writes what was decided so far, as an array.
  public func json(version: String, decisions: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("id", id)
    writer.member("version", version)
    writer.array("pages", pages) { $0.string($1) }
    writer.array("paths", paths) { $0.string($1) }
    writer.array("quality", scores) { writer, score in
      if let score { writer.number(score) } else { writer.null() }
    }
    writer.array("rules", rules) { writer, rule in
      writer.beginObject()
      writer.member("id", rule.id)
      writer.member("summary", rule.summary)
      writer.endObject()
    }
    writer.key("findings")
    writeFindings(to: &writer)
    writer.key("decisions")
    decisions(&writer)
    writer.endObject()
    return writer.bytes
  }

  private func writeFindings(to writer: inout JSONWriter) {
    let numbers = Dictionary(rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    writer.beginObject()
    writer.array("page", pageNumbers) { $0.number($1) }
    writer.array("rule", rows) { $0.number(numbers[$1.rule] ?? 0) }
    writer.array("fingerprint", rows) { $0.string($1.fingerprint.digits) }
    writer.array("outcome", rows) { $0.number($1.suppression == nil ? $1.outcome.number : Outcome.suppressedNumber) }
    writer.array("confidence", rows) { $0.number(Double(Int($1.confidence * 1000)) / 1000) }
    writer.array("line", rows) { $0.number($1.line) }
    writer.array("text", rows) { $0.string($1.text) }
    writer.endObject()
  }

  /// A hash of all fingerprints.
  private var id: String {
    var bytes: [UInt8] = []
    for row in rows { withUnsafeBytes(of: row.fingerprint.hash) { bytes.append(contentsOf: $0) } }
    return String(XXHash64.hash(bytes.span), radix: 16)
  }
}
