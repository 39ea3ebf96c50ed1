import GalleyEngine
import GalleyRules

/// A page as a review shows it: what `page.json` holds, and what the list of findings needs to know.
///
/// The JSON is one object:
/// - `name`, perhaps `language` (BCP 47), for the choice of a font; `objection`, where something could not be made as it was
///   decided;
/// - `lines`, the source: `n`, the line's number; `start`, its first byte; `segments`, each `[start, end, text]`;
/// - `blocks`, the repaired page: `role`; `dropped`, whether the text formats leave it out; perhaps `text`, where the segments
///   do not show it as it is, or `long`, where it is too long to be written anew; `pieces`, each `[start, end]`;
///   `starts`, what each piece is known by when a join goes on with it; perhaps `edited`, what a person writes in its place;
///   `segments`, each `[start, end, text]`, then the rule that wrote the text or null, then `true` for a
///   place where two pieces were joined, whose start and end are those of the gap;
/// - `findings`, with `place`, `related`, `message`, `evidence`, `changes` and `repairs`; `suppressed`, the reason, where a
///   comment of the page says that it is none; `own`, where no rule found it but a person joined other pieces.
///
/// Positions are bytes of the source, half-open. Segments end wherever a piece, a finding or a repair starts or ends, so
/// that a page can mark each by its numbers. Every text is printable (`Printable`).
public struct ReviewPage: Sendable {
  /// What the list says of a finding.
  public struct Row: Sendable {
    public let rule: String
    public let fingerprint: FindingFingerprint
    public let outcome: Outcome
    /// 0…1.
    public let confidence: Double
    /// Whether it only says what a block is.
    public let isOfRole: Bool
    /// Why a comment of the page says that it is none: in its words, which may be empty; nil where none does.
    public let suppression: String?
    /// From 1.
    public let line: Int
    /// A few words of the place.
    public let text: String
  }

  /// What people decided about a page and no rule does.
  public struct Decided {
    /// What they write in the place of blocks, by the indices of these.
    public var edits: [Int: [UInt8]] = [:]
    /// The joins with pieces of their choice.
    public var joins: Set<FindingFingerprint> = []
    /// What could not be made as it was decided.
    public var objection: String?
    public init() {}
  }

  /// What messages call the page.
  public let name: String
  /// In the order of the page.
  public let rows: [Row]
  /// Nil where it was not asked for.
  public let quality: PageQuality?
  /// The object, UTF-8.
  public let json: [UInt8]

  /// Display columns of a row's text.
  private static let rowColumns = 48

  /// - Parameters:
  ///   - repaired: the page as the engine gave it back.
  ///   - report: the same page's report, with every finding.
  ///   - dropped: the roles that the text formats leave out.
  ///   - decided: what people decided about the page.
  public init(_ repaired: RepairedPage, _ report: PageReport, dropped: Set<Role>, decided: Decided = Decided()) {
    let source = repaired.page.bytes.span
    let comments = IgnoreComments(of: repaired.page)
    name = report.name
    quality = report.quality
    rows = report.findings.map { finding in
      Row(
        rule: finding.rule, fingerprint: finding.fingerprint, outcome: finding.outcome, confidence: finding.confidence,
        isOfRole: finding.isOfRole, suppression: comments.reason(for: finding),
        line: finding.place.start.line,
        text: Excerpt.words(at: finding.place.range, columns: Self.rowColumns, in: source))
    }
    var writer = ReviewWriter(repaired, dropped: dropped, decided)
    json = writer.write(report, suppressions: rows.map(\.suppression))
  }
}

extension IgnoreComments {
  /// Why a finding that stands unrepaired is to be left alone; nil where no comment says so.
  fileprivate func reason(for finding: ReportedFinding) -> String? {
    guard finding.outcome != .repaired else { return nil }
    return index(on: finding.rule, at: finding.place.range.lowerBound).map { comments[$0].reason }
  }
}

extension Excerpt {
  /// A few words before a place, and the place with what stands behind it.
  fileprivate static func words(at range: Range<Int>, columns: Int, in text: Span<UInt8>) -> String {
    let start = before(range.lowerBound, columns: columns / 4, in: text)
    let rest = behind(range.lowerBound, columns: columns * 3 / 4, in: text)
    return (start.runs + rest.runs).map(\.text).joined()
  }
}
