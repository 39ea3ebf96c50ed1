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
  /// Whether one space, no more, stands between the last character and the line break.
  let hasSpaceBehind: Bool

  /// The same line, set apart by one blank line and not indented.
  var asBlock: Line {
    Line(
      range: range, blankLinesBefore: 1, indent: 0, columns: columns, count: count, traits: traits,
      hasSpaceBehind: false)
  }

  /// Whether one space, no more, stands between `end`, the byte behind a line's last character, and the line break.
  public static func endsInOneSpace(_ end: Int, _ text: Span<UInt8>) -> Bool {
    end + 1 < text.count && text[end] == 0x20 && (text[end + 1] == 0x0A || text[end + 1] == 0x0D)
  }
}
