import GalleyEngine
import GalleyRules

/// What reports need to know of one repaired page: its findings with their places, in words, ready to be shown.
///
/// Making one costs several strings a finding, so it is made only where a report was asked for.
public struct PageReport: Sendable {
  /// What reports call the page.
  public let name: String
  /// Bytes of the source.
  public let byteCount: Int
  /// Characters (Unicode scalar values) of the source.
  public let characterCount: Int
  /// The language of its text (BCP 47), where that decides the font: Chinese, Japanese, Korean.
  public let language: String?
  /// Why the page was left unrepaired, where it was.
  public let failure: String?
  /// How good the page is, where that was asked for.
  public var quality: PageQuality?
  /// In the order of the page; at one place, in the order of the rules.
  public private(set) var findings: [ReportedFinding]
  /// The findings that someone has said not to tell of, and where.
  public private(set) var suppressed: [SuppressedFinding] = []
  /// Comments that suppress nothing.
  public private(set) var unusedComments: [Position] = []
  /// The file that the page stands in, and its line from 1 where the page is a line of JSON Lines.
  public var file: (path: String, line: Int?)

  /// - Parameters:
  ///   - repaired: the page as the engine gave it back.
  ///   - severities: by rule id. What is missing counts as a warning.
  public init(_ repaired: RepairedPage, severities: [String: Severity]) {
    let settled = repaired.findingsInPageOrder
    var offsets: [Int] = []
    for finding in settled.map(\.finding) {
      offsets += [finding.range.lowerBound, finding.range.upperBound]
      if let related = finding.related { offsets += [related.lowerBound, related.upperBound] }
    }
    let edits = SourceEdits(of: repaired)
    let editsOfFindings = settled.map { edits.edits(of: $0.finding) }
    for (range, _) in editsOfFindings.joined() { offsets += [range.lowerBound, range.upperBound] }
    let positions = Positions(of: offsets, in: repaired.page.bytes.span)
    let changes = Changes(of: repaired)
    name = repaired.page.name
    byteCount = repaired.page.bytes.count
    characterCount = positions.characterCount
    language = Language.tag(of: repaired.page.bytes.span)
    failure = repaired.failure.map(\.sentence)
    var occurrences: [FindingFingerprint: Int] = [:]
    file = (repaired.page.name, nil)
    findings = zip(settled, editsOfFindings).map { entry, edits in
      let finding = entry.finding
      let fingerprint = FindingFingerprint(of: finding, on: repaired.page)
      occurrences[fingerprint, default: 0] += 1
      return ReportedFinding(
        rule: finding.rule,
        fingerprint: fingerprint,
        occurrence: occurrences[fingerprint]!,
        severity: severities[finding.rule] ?? .warning,
        outcome: entry.outcome,
        confidence: finding.confidence,
        count: finding.count,
        place: positions.place(finding.range),
        related: finding.related.map { positions.place($0) },
        message: finding.message.text(for: finding, in: repaired.page.bytes.span),
        excerpt: Excerpt.line(around: finding.range, in: repaired.page.bytes.span),
        changes: changes.shown(of: finding),
        edits: edits.map { SourceEdit(place: positions.place($0.range), text: $0.text) })
    }
  }

  /// Suppresses what the page's own comments speak of.
  public mutating func heed(_ comments: IgnoreComments, on page: Page) {
    guard !comments.comments.isEmpty else { return }
    var used: Set<Int> = []
    suppress { finding in
      guard let index = comments.index(on: finding.rule, at: finding.place.range.lowerBound) else { return nil }
      used.insert(index)
      return Suppression(.comment, reason: comments.comments[index].reason)
    }
    let unused = comments.comments.indices.filter { !used.contains($0) }.map { comments.comments[$0].range }
    let positions = Positions(of: unused.flatMap { [$0.lowerBound, $0.upperBound] }, in: page.bytes.span)
    unusedComments = unused.map { positions.place($0).start }
  }

  /// A page in which nothing was found, as it was known before.
  /// - Parameters:
  ///   - bytes: of the source.
  ///   - characters: of the source.
  public init(nothingFoundOn name: String, bytes: Int, characters: Int) {
    self.name = name
    byteCount = bytes
    characterCount = characters
    language = nil
    failure = nil
    findings = []
    file = (name, nil)
  }

  /// Whether nothing was found, not even what somebody does not want to be told of, and nothing went wrong.
  public var hasNothingToTell: Bool {
    findings.isEmpty && suppressed.isEmpty && unusedComments.isEmpty && failure == nil
  }

  /// Takes findings out of those that are told.
  /// - Parameter suppression: who said so; nil where a finding stays.
  public mutating func suppress(_ suppression: (ReportedFinding) -> Suppression?) {
    var kept: [ReportedFinding] = []
    for finding in findings {
      if let suppression = suppression(finding) {
        suppressed.append(SuppressedFinding(finding: finding, suppression: suppression))
      } else {
        kept.append(finding)
      }
    }
    findings = kept
  }

  /// The page with only its first findings.
  func prefix(_ count: Int) -> PageReport {
    var page = self
    page.findings = Array(findings.prefix(count))
    return page
  }
}

extension RepairedPage {
  /// The findings by the start of their place; at one place, in the order of the rules.
  var findingsInPageOrder: [SettledFinding] {
    findings.enumerated().sorted {
      ($0.element.finding.range.lowerBound, $0.offset) < ($1.element.finding.range.lowerBound, $1.offset)
    }.map(\.element)
  }
}

/// A finding, ready to be shown. Its texts hold nothing that a terminal or a browser would act on but `<`, `&` and
/// quotes: controls are spelt out (`Printable`).
public struct ReportedFinding: Sendable {
  public let rule: String
  /// What it is known by when the page has changed.
  public let fingerprint: FindingFingerprint
  /// Which of the page's findings with this fingerprint it is, from 1.
  public let occurrence: Int
  public let severity: Severity
  public let outcome: Outcome
  /// 0…1: how sure the rule is.
  public let confidence: Double
  /// How many places the finding sums up.
  public let count: Int
  public let place: Place
  /// The second place that the message speaks of.
  public let related: Place?
  public let message: String
  /// The source line around the place, which is marked.
  public let excerpt: MarkedText
  /// What was changed, or would be where the repair was only offered.
  public let changes: [Change]
  /// The repair as edits of the source, none of which overlap, where it is such; see `SourceEdits`.
  public let edits: [SourceEdit]
}

/// Where something stands in the source.
public struct Place: Sendable, Equatable {
  /// Bytes, half-open.
  public let range: Range<Int>
  /// Of the first character.
  public let start: Position
  /// Of what stands behind the last character.
  public let end: Position
}

/// A line and a column, both from 1. Formats differ in what they count as a column.
public struct Position: Sendable, Equatable {
  public internal(set) var line: Int
  /// In characters (Unicode scalar values).
  public internal(set) var column: Int
  /// In units of UTF-16.
  public internal(set) var utf16Column: Int
  /// In bytes of UTF-8.
  public internal(set) var byteColumn: Int
}

extension RepairFailure {
  /// What went wrong, for a person.
  public var sentence: String {
    switch self {
    case .didNotSettle(let rules): "the rules \(rules.joined(separator: ", ")) kept changing the page"
    case .lost(let range): "repair would have lost bytes \(range.lowerBound)–\(range.upperBound)"
    case .doubled(let range): "repair would have doubled bytes \(range.lowerBound)–\(range.upperBound)"
    case .invented(let block): "repair would have put text of its own into block \(block + 1)"
    case .undeclared(let rule, let range):
      "the rule \(rule) would have changed bytes \(range.lowerBound)–\(range.upperBound) in a way that is not allowed"
    }
  }
}
