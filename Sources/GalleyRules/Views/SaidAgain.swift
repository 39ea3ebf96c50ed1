import GalleyEngine

/// What a page says twice: a summary above an article has no stop, and its clauses stand in the article with their marks.
enum SaidAgain {
  /// Scalars at a text's end that are looked for.
  private static let reach = 12

  /// Whether the last words of a text stand in the page a second time and end a clause there.
  ///
  /// - Parameter range: bytes of a text that ends with a word.
  static func isWhole(_ range: Range<Int>, in page: Page) -> Bool {
    guard let start = startOfLastWords(in: range, page.bytes.span) else { return false }
    let words = page.bytes[start..<range.upperBound]
    let text = page.bytes.span.bytes
    // Of nearly all clauses the last eight bytes are others, and no more is looked at. The words have as many: no unsafe
    // load leaves the page.
    let last = text.unsafeLoadUnaligned(fromByteOffset: words.endIndex - 8, as: UInt64.self)
    return page.marks.contains { mark in
      mark >= words.count && text.unsafeLoadUnaligned(fromByteOffset: mark - 8, as: UInt64.self) == last
        && page.bytes[mark - words.count..<mark].elementsEqual(words)
    }
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
