import GalleyEngine

/// What a page says twice: a summary above an article has no stop, and its clauses stand in the article with their marks.
enum SaidAgain {
  /// Scalars at a text's end that are looked for.
  private static let reach = 12

  /// Whether the last words of a text stand in the page a second time and end a clause there.
  ///
  /// - Parameter range: bytes of a text that ends with a word.
  static func isWhole(_ range: Range<Int>, in page: [UInt8]) -> Bool {
    let text = page.span
    guard let start = startOfLastWords(in: range, text) else { return false }
    let words = start..<range.upperBound
    let steps = steps(to: words, text)
    var place = 0
    while place + words.count < page.count {
      let last = text[place + words.count - 1]
      if last == text[words.upperBound - 1], page[place..<place + words.count].elementsEqual(page[words]),
        CharacterTraits.of(UTF8Text.scalar(at: place + words.count, in: text).value).contains(.punctuation)
      {
        return true
      }
      place += Int(steps[Int(last)])
    }
    return false
  }

  /// For the byte at the end of a place how far the next place is at which the words may stand (Horspool 1980, Practical
  /// fast searching in strings): every text of a page that breaks off is looked for in all of it.
  private static func steps(to words: Range<Int>, _ text: Span<UInt8>) -> InlineArray<256, UInt8> {
    var steps = InlineArray<256, UInt8>(repeating: UInt8(words.count))
    for place in words.dropLast() { steps[Int(text[place])] = UInt8(words.upperBound - 1 - place) }
    return steps
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
}
