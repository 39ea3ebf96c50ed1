import GalleyEngine

/// What stands between two joined pieces.
enum Joint {
  /// CSS Text, segment break transformation: nothing where both sides are wide and neither is Hangul, else a
  /// space; nothing for a hyphen that marked a broken word.
  ///
  /// - Parameters:
  ///   - end: the byte behind the tail.
  ///   - start: the byte at which the head starts.
  static func separator(after end: Int, before start: Int, in text: Span<UInt8>) -> Separator {
    guard let (last, lastLength) = UTF8Text.scalar(before: end, in: text) else { return .nothing }
    let first = UTF8Text.scalar(at: start, in: text).value
    let before = CharacterTraits.of(last)
    let after = CharacterTraits.of(first)
    if last == 0x2D || last == 0x2010 || last == 0xAD {
      guard let (previous, _) = UTF8Text.scalar(before: end - lastLength, in: text),
        CharacterTraits.of(previous).contains(.letter)
      else { return before.contains(.wide) ? .nothing : .space }
      // A capital or a digit after it: the hyphen is the word's own.
      return after.contains(.lowercase) ? .nothingForHyphen : .nothing
    }
    if before.contains(.hangul) || after.contains(.hangul) {
      return after.contains(.punctuation) && !after.contains(.opening) || before.contains(.opening) ? .nothing : .space
    }
    if before.contains(.wide) || after.contains(.wide) {
      // One wide side is enough: no space is set between Han and a number or a Latin word by most papers,
      // and none may be invented.
      return .nothing
    }
    // Two digits are one number that the line cut, in a page of East Asian type.
    return .space
  }
}
