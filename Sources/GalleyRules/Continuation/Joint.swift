import GalleyEngine

/// What stands between two joined pieces.
public enum Joint {
  /// CSS Text, segment break transformation: nothing where both sides are wide and neither is Hangul, else a
  /// space; nothing for a hyphen that marked a broken word.
  ///
  /// - Parameters:
  ///   - end: the byte behind the tail.
  ///   - start: the byte at which the head starts.
  public static func separator(after end: Int, before start: Int, in text: Span<UInt8>) -> Separator {
    guard let (last, lastLength) = UTF8Text.scalar(before: end, in: text) else { return .nothing }
    let first = UTF8Text.scalar(at: start, in: text).value
    let before = CharacterTraits.of(last)
    let after = CharacterTraits.of(first)
    if last == 0x2D || last == 0x2010 || last == 0xAD {
      guard let (previous, _) = UTF8Text.scalar(before: end - lastLength, in: text),
        CharacterTraits.of(previous).contains(.letter)
      else {
        let isInNumber = isDigit(before: end - lastLength, in: text) && after.contains(.digit)
        return before.contains(.wide) || isInNumber ? .nothing : .space
      }
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
    if !before.contains(.letter), !after.contains(.letter), isInEastAsianText(end, start, text) {
      // East Asian type breaks a number at any digit or sign, Latin type never does; and a half-width mark between
      // ideographs and figures stands for a full-width one.
      return .nothing
    }
    if before.contains(.punctuation), let (previous, _) = UTF8Text.scalar(before: end - lastLength, in: text),
      !CharacterTraits.of(previous).isDisjoint(with: [.han, .kana]), !before.contains(.closing)
    {
      // 阴性,|IgM: so does one behind an ideograph.
      return .nothing
    }
    return .space
  }

  private static func isDigit(before offset: Int, in text: Span<UInt8>) -> Bool {
    UTF8Text.scalar(before: offset, in: text).map { CharacterTraits.of($0.value).contains(.digit) } ?? false
  }

  /// Whether the line before the break or the one behind it holds a wide character near it.
  private static func isInEastAsianText(_ end: Int, _ start: Int, _ text: Span<UInt8>) -> Bool {
    var index = end
    for _ in 0..<12 {
      guard let (value, length) = UTF8Text.scalar(before: index, in: text), value != 0x0A else { break }
      if CharacterTraits.of(value).contains(.wide) { return true }
      index -= length
    }
    index = start
    for _ in 0..<12 where index < text.count {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      if value == 0x0A { break }
      if CharacterTraits.of(value).contains(.wide) { return true }
      index += length
    }
    return false
  }
}
