/// A line of the page that is not blank.
public struct Line: Sendable {
  /// The bytes of the line without the white space at its ends.
  public let range: Range<Int>
  /// The number of blank lines just before it.
  public let blankLinesBefore: Int
  /// The display columns of white space before the first character.
  public let indent: Int
  /// The display columns of `range`: East Asian wide characters take two.
  public let columns: Int
  /// The number of characters (Unicode scalar values) in `range`.
  public let count: Int
  /// What its characters are, taken together.
  public let traits: CharacterTraits

  /// The lines of `text` that hold anything but white space, in order.
  static func all(in text: Span<UInt8>) -> [Line] {
    var lines: [Line] = []
    lines.reserveCapacity(text.count / 128 + 8)
    let table = CharacterTraits.table
    var offset = 0
    var blank = 0
    while offset < text.count {
      // Over the indent.
      var indent = 0
      var start = offset
      while start < text.count, text[start] != 0x0A {
        let (value, length) = UTF8Text.scalar(at: start, in: text)
        let traits = CharacterTraits.of(value)
        guard traits.contains(.space) else { break }
        indent += columns(of: traits)
        start += length
      }
      // Over the text, remembering where the last visible character ends.
      var end = start
      var width = 0
      var count = 0
      var widthAtEnd = 0
      var countAtEnd = 0
      var union: UInt16 = 0
      var index = start
      while index < text.count {
        let lead = text[index]
        if lead == 0x0A { break }
        let bits: UInt16
        if lead < 0x80 {
          bits = table[Int(lead)]
          index += 1
        } else {
          let (value, length) = UTF8Text.scalar(at: index, in: text)
          bits = value < 0x10000 ? table[Int(value)] : CharacterTraits.of(value).rawValue
          index += length
        }
        width += 1 + Int(bits & CharacterTraits.wide.rawValue)
        count += 1
        union |= bits
        if bits & CharacterTraits.space.rawValue == 0 {
          end = index
          widthAtEnd = width
          countAtEnd = count
        }
      }
      if end > start {
        lines.append(
          Line(
            range: start..<end, blankLinesBefore: blank, indent: indent, columns: widthAtEnd, count: countAtEnd,
            traits: CharacterTraits(rawValue: union)))
        blank = 0
      } else if index < text.count {
        blank += 1
      }
      offset = index + 1
    }
    return lines
  }

  private static func columns(of traits: CharacterTraits) -> Int { traits.contains(.wide) ? 2 : 1 }
}
