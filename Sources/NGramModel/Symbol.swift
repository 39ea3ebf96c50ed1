/// A character as the model sees it: an index into the model's vocabulary. Characters that mean the same in print,
/// such as `，` and `,` or `７` and `3`, are one symbol (see `foldedScalar`).
public typealias Symbol = UInt16

extension Symbol {
  /// The start of a paragraph. It is only ever a context, never predicted.
  public static let paragraphStart: Symbol = 0
  /// The end of a paragraph.
  public static let paragraphEnd: Symbol = 1
  /// Every character outside the vocabulary, and every byte that is not UTF-8.
  public static let unknown: Symbol = 2
  /// White space between two words of a script that sets spaces.
  public static let space: Symbol = 3

  /// The first symbol that stands for a character of the vocabulary.
  static let firstCharacter: Symbol = 4
  /// In the character table: white space, which is a symbol only between two words.
  static let whiteSpaceMark: Symbol = 0xFFFE
  /// In the character table: a character without print of its own, such as U+FEFF.
  static let ignoredMark: Symbol = 0xFFFF
  /// How many symbols a vocabulary may have; what is beyond is kept for the marks.
  static let limit = 0xFF00
}
