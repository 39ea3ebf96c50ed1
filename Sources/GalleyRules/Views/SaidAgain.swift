import GalleyEngine

/// What a page says twice: a summary above an article has no stop, and its clauses stand in the article with their marks.
enum SaidAgain {
  /// Scalars at a text's end that are looked for.
  private static let reach = 8

  /// Whether the last words of a text stand in the page a second time and end a clause there.
  ///
  /// - Parameter range: bytes of a text that ends with a word.
  static func isWhole(_ range: Range<Int>, in page: [UInt8]) -> Bool {
    let text = page.span
    guard let start = startOfLastWords(in: range, text) else { return false }
    let words = start..<range.upperBound
    // Ideographs have three bytes each: eight of the words' bytes tell nearly every place from theirs.
    let first = eightBytes(at: start, text)
    var place = 0
    while place + words.count < page.count {
      if eightBytes(at: place, text) == first, page[place..<place + words.count].elementsEqual(page[words]),
        CharacterTraits.of(UTF8Text.scalar(at: place + words.count, in: text).value).contains(.punctuation)
      {
        return true
      }
      place += 1
    }
    return false
  }

  /// Where the last `reach` scalars start; `nil` where there are fewer, or the last is no ideograph or kana: words of
  /// letters are alike in all texts.
  private static func startOfLastWords(in range: Range<Int>, _ text: Span<UInt8>) -> Int? {
    var start = range.upperBound
    for count in 0..<reach {
      guard start > range.lowerBound, let (value, length) = UTF8Text.scalar(before: start, in: text) else { return nil }
      if count == 0, CharacterTraits.of(value).isDisjoint(with: [.han, .kana]) { return nil }
      start -= length
    }
    return start
  }

  /// Eight bytes of the page: a scalar is a byte at least, so that as many as are looked for stand at every place.
  @inline(__always)
  private static func eightBytes(at place: Int, _ text: Span<UInt8>) -> UInt64 {
    text.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
  }
}
