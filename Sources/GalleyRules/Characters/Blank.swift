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
