import GalleyEngine

/// What stands between two joined pieces.
public enum Joint {
  /// CSS Text, segment break transformation: nothing where both sides are wide and neither is Hangul, else a
  /// space; nothing for a hyphen that marked a broken word.
  ///
  /// A space of the page's own at the break counts as any space within a line.
  ///
  /// - Parameters:
  ///   - end: the byte behind the tail.
  ///   - start: the byte at which the head starts.
  public static func separator(after end: Int, before start: Int, on page: Page) -> Separator {
    let edges = Edges(of: page)
    if edges == .told, hasSpace(end, start, page.bytes.span) { return .space }
    return separator(after: end, before: start, edges, in: page.bytes.span)
  }

  /// What the spaces before and behind the lines of a page tell.
  private enum Edges {
    /// Nothing: there are none, as most recognisers leave none, or nearly every line has one.
    case untold
    /// Where a line ends between two words, and where within one.
    case told

    init(of page: Page) {
      let edged = Habits(of: page).edgedLines
      self = edged > 0 && edged * 6 <= page.lines.count ? .told : .untold
    }
  }

  /// Whether one space, no more, stands behind the tail or before the head.
  private static func hasSpace(_ end: Int, _ start: Int, _ text: Span<UInt8>) -> Bool {
    Line.endsInOneSpace(end, text)
      || start > 0 && text[start - 1] == 0x20 && (start == 1 || text[start - 2] == 0x0A)
  }

  private static func separator(
    after end: Int, before start: Int, _ edges: Edges, in text: Span<UInt8>
  ) -> Separator {
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
    if isInEastAsianText(end, start, text) {
      // East Asian type breaks a number at any digit or sign, Latin type never does; and a half-width mark between
      // ideographs and figures stands for a full-width one.
      if !before.contains(.letter), !after.contains(.letter) { return .nothing }
      if before.contains(.letter) || before.contains(.digit), after.contains(.letter) || after.contains(.digit),
        edges == .told || WordEnds(end, start, in: text).areOfOneWord
      {
        return .nothing
      }
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

/// The letters and figures on either side of a break, in East Asian text, where type set on a grid breaks Latin words too.
private struct WordEnds {
  private let before: Fragment
  private let after: Fragment

  init(_ end: Int, _ start: Int, in text: Span<UInt8>) {
    before = Fragment(endingAt: end, in: text)
    after = Fragment(startingAt: start, in: text)
  }

  /// Whether they are the two parts of a word: a figure goes with the unit behind it, and with a short code before it; a
  /// letter alone is no word, but for I and a; two short runs of capitals are one abbreviation.
  var areOfOneWord: Bool {
    if before.isOfFigures { return true }
    if before.isLoneLetter || after.isLoneLetter { return true }
    guard before.isOfCapitals, 2...3 ~= before.count else { return false }
    return after.isOfFigures || after.isOfCapitals && after.count < 4
  }
}

/// A run of letters and figures.
private struct Fragment {
  private(set) var count = 0
  private(set) var isOfCapitals = true
  private(set) var isOfFigures = true
  /// A single letter that is no word.
  var isLoneLetter: Bool { count == 1 && !isOfFigures && ![0x49, 0x61, 0x41].contains(last) }
  private var last: UInt32 = 0
  private static let longest = 16

  init(endingAt end: Int, in text: Span<UInt8>) {
    var index = end
    while end - index < Self.longest, let (value, length) = UTF8Text.scalar(before: index, in: text), add(value) {
      index -= length
    }
  }

  init(startingAt start: Int, in text: Span<UInt8>) {
    var index = start
    while index < min(text.count, start + Self.longest) {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      guard add(value) else { break }
      index += length
    }
  }

  /// - Returns: whether it is a letter or figure.
  private mutating func add(_ value: UInt32) -> Bool {
    let traits = CharacterTraits.of(value)
    guard !traits.isDisjoint(with: [.letter, .digit]), !traits.contains(.wide) else { return false }
    if !traits.contains(.digit) { isOfFigures = false }
    if traits.contains(.lowercase) || traits.contains(.digit) { isOfCapitals = false }
    count += 1
    last = value
    return true
  }
}
