/// What a finding is known by when its page has changed: its rule and the text around its place, as a hash.
///
/// It has no line, no offset and no path in it, and of the text only letters, digits and ideographs in NFKC (UAX #15). So
/// it is the same after lines have moved, were wrapped elsewhere or joined, after a file was renamed, and after other
/// rules wrote other widths, spaces and marks. Two places of a page that read the same have the same fingerprint: what a
/// person decides about one holds for the other.
///
/// What is hashed depends on what the finding is about:
/// - a join: the last characters before it, and the first behind it, and not the rule: who does not want a join does not
///   want it from another rule;
/// - a place of a few characters inside a block: those, and what stands before them in the same paragraph; where that is
///   little, what stands behind them too;
/// - a block: its first characters.
public struct FindingFingerprint: Sendable, Hashable, Comparable {
  /// XXH64 of the rule's id and the text.
  public let hash: UInt64

  /// Characters on either side: two places of one newspaper that agree in so many are rare.
  private static let reach = 12
  /// A place with fewer characters than these is told by what stands around it.
  private static let fewest = 8

  /// - Parameter page: the page as it came, with its own layout.
  public init(of finding: Finding, on page: Page) {
    var text = Array((finding.isJoin ? "join" : finding.rule).utf8)
    for stretch in Self.stretches(of: finding, on: page) {
      // No UTF-8 has this byte.
      text.append(0xFF)
      text += SignificantText.folded(stretch, in: page.bytes.span)
    }
    hash = XXHash64.hash(text.span)
  }

  /// What a piece of text is known by: its first characters.
  /// - Parameter start: the byte at which it starts.
  public init(ofPieceFrom start: Int, on page: Page) {
    let text = SignificantText.folded(SignificantText(of: page).behind(start, Self.reach), in: page.bytes.span)
    hash = XXHash64.hash((Array("piece".utf8) + [0xFF] + text).span)
  }

  /// - Parameter digits: sixteen hexadecimal digits, as `digits` gives them.
  public init?(digits: some StringProtocol) {
    guard digits.utf8.count == 16, digits.utf8.first != UInt8(ascii: "+"), let hash = UInt64(digits, radix: 16) else {
      return nil
    }
    self.hash = hash
  }

  /// Sixteen hexadecimal digits, in small letters.
  public var digits: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  public static func < (left: FindingFingerprint, right: FindingFingerprint) -> Bool { left.hash < right.hash }

  /// Byte ranges of the source.
  private static func stretches(of finding: Finding, on page: Page) -> [Range<Int>] {
    let paragraph = SignificantText(of: page)
    for case .join(let end, let start, _) in finding.repairs {
      return [paragraph.before(end, reach), paragraph.behind(start, reach)]
    }
    let start = finding.range.lowerBound
    let end = finding.range.upperBound
    let marked = SignificantText.reach(from: start, to: end, reach, in: page.bytes.span)
    guard marked.count < fewest, finding.isInsideBlock else { return [start..<marked.end] }
    // What stands behind may be another block: no line break tells. So it is asked only where too little stands before.
    let before = paragraph.before(start, reach)
    let isEnough = SignificantText.reach(from: before.lowerBound, to: start, reach, in: page.bytes.span).count == reach
    return [before, start..<end, isEnough ? end..<end : paragraph.behind(end, reach)]
  }
}

extension Finding {
  fileprivate var isJoin: Bool { repairs.contains { if case .join = $0 { true } else { false } } }

  /// Whether it speaks of a place in a block's text, and not of a block.
  fileprivate var isInsideBlock: Bool {
    repairs.allSatisfy { if case .split = $0 { true } else { false } }
  }
}
