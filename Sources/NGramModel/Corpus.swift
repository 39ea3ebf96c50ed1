/// Texts as symbols: each paragraph between `.paragraphStart` and `.paragraphEnd`.
struct Corpus {
  let vocabulary: Vocabulary
  let symbols: [Symbol]
  let paragraphCount: Int
  /// Symbols without the starts of paragraphs.
  var symbolCount: Int { symbols.count - paragraphCount }

  /// - Parameter minimumCount: rarer characters become `.unknown`.
  init(_ texts: some Sequence<[UInt8]>, minimumCount: Int) throws(NGramModelError) {
    var found = FoundCharacters()
    var paragraphCount = 0
    for text in texts where found.append(paragraph: text.span) { paragraphCount += 1 }
    guard paragraphCount > 0 else { throw .noText }
    vocabulary = Vocabulary(found, minimumCount: minimumCount)
    self.paragraphCount = paragraphCount

    var symbolOf = [Symbol](repeating: .unknown, count: found.characters.count)
    for mark in 0..<Int(Symbol.firstCharacter) { symbolOf[mark] = Symbol(mark) }
    for (index, character) in vocabulary.characters.enumerated() {
      symbolOf[found.number(of: character)] = Symbol.firstCharacter + Symbol(index)
    }
    symbols = found.text.map { symbolOf[Int($0)] }
  }
}

/// Texts before it is known which characters are frequent: each character a number, in the order they turn up, behind
/// those of the symbols that are no characters.
struct FoundCharacters {
  private(set) var text: [UInt32] = []
  /// The characters in the order of their numbers.
  private(set) var characters = [UInt32](repeating: 0, count: Int(Symbol.firstCharacter))
  /// How often each occurs.
  private(set) var counts = [Int](repeating: 0, count: Int(Symbol.firstCharacter))
  private var numbers = [UInt32](repeating: 0, count: 0x11_0000)

  func number(of character: UInt32) -> Int { Int(numbers[Int(character)]) }

  /// Returns false, and appends nothing, if the paragraph is empty.
  fileprivate mutating func append(paragraph: Span<UInt8>) -> Bool {
    let start = text.count
    text.append(UInt32(Symbol.paragraphStart))
    var spaceBefore = false
    var wasInWord = false
    var index = 0
    while index < paragraph.count {
      let scalar = paragraph.scalar(at: index)
      index += scalar.length
      switch foldedCharacters[Int(scalar.value)] {
      case .ignored: break
      case .whiteSpace: spaceBefore = true
      case .character(let folded, let inWord):
        if spaceBefore, inWord, wasInWord { text.append(UInt32(Symbol.space)) }
        append(folded)
        spaceBefore = false
        wasInWord = inWord
      }
    }
    if text.count == start + 1 {
      text.removeLast()
      return false
    }
    text.append(UInt32(Symbol.paragraphEnd))
    return true
  }

  private mutating func append(_ character: UInt32) {
    if numbers[Int(character)] == 0 {
      numbers[Int(character)] = UInt32(characters.count)
      characters.append(character)
      counts.append(0)
    }
    text.append(numbers[Int(character)])
    counts[number(of: character)] += 1
  }
}

/// The characters a model tells apart: those of words first, each group by code point.
struct Vocabulary {
  let characters: [UInt32]
  /// How many of them are letters and digits of scripts that set spaces.
  let wordCharacterCount: Int

  /// The symbols, with the four that are no characters.
  var count: Int { characters.count + Int(Symbol.firstCharacter) }

  init(_ found: FoundCharacters, minimumCount: Int) {
    var minimum = max(minimumCount, 1)
    var kept = found.characters.dropFirst(Int(Symbol.firstCharacter)).sorted()
    repeat {
      kept.removeAll { found.counts[found.number(of: $0)] < minimum }
      minimum += 1
    } while kept.count + Int(Symbol.firstCharacter) > Symbol.limit
    let words = kept.filter { foldedCharacters[Int($0)].isInWord }
    characters = words + kept.filter { !foldedCharacters[Int($0)].isInWord }
    wordCharacterCount = words.count
  }
}
