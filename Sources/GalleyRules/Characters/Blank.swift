import GalleyEngine

/// A row of white space within a line.
struct Blank {
  /// The first bytes of white space: ASCII, U+0085 and U+00A0, U+1680, U+2000…205F, U+3000.
  static let leads = ByteSet([0x0B, 0x0C, 0x0D, 0x20, 0xC2, 0xE1, 0xE2, 0xE3])

  /// The byte just behind the row.
  let end: Int
  /// The number of characters in it.
  let count: Int
  /// Whether one of them is a control code or a separator of lines.
  let isControl: Bool

  /// Whether a single space stands between two words of ASCII, as most spaces of Latin text do.
  static func isBetweenWords(_ offset: Int, in text: Span<UInt8>) -> Bool {
    guard text[offset] == 0x20, offset > 0, offset + 1 < text.count else { return false }
    let before = text[offset - 1]
    let after = text[offset + 1]
    return before > 0x20 && before < 0x7F && (0x61...0x7A ~= after || 0x41...0x5A ~= after || 0x30...0x39 ~= after)
  }

  /// The row that starts at byte `offset`; `nil` where none does. (Its first character answers for all.)
  init?(at offset: Int, in text: Span<UInt8>) {
    if let (value, _) = UTF8Text.scalar(before: offset, in: text), Neighbours.isBlank(value, .of(value)) { return nil }
    var end = offset
    var count = 0
    var isControl = false
    while end < text.count {
      let (value, length) = UTF8Text.scalar(at: end, in: text)
      guard Neighbours.isBlank(value, .of(value)) else { break }
      if value < 0x20 || value == 0x85 || value == 0x2028 || value == 0x2029 { isControl = true }
      count += 1
      end += length
    }
    guard count > 0 else { return nil }
    self.end = end
    self.count = count
    self.isControl = isControl
  }
}
