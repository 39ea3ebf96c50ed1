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

  /// The same line, set apart by one blank line and not indented.
  var asBlock: Line {
    Line(range: range, blankLinesBefore: 1, indent: 0, columns: columns, count: count, traits: traits)
  }
}
