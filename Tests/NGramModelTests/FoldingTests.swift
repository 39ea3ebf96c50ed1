import Testing

@testable import NGramModel

@Suite struct FoldingTests {
  @Test(arguments: [
    ("，", ","), ("：", ":"), ("（", "("), ("％", "%"), ("Ａ", "a"), ("A", "a"), ("７", "0"), ("3", "0"), ("٤", "0"),
    ("“", "\""), ("」", "\""), ("’", "\""), ("—", "-"), ("｡", "。"), ("É", "é"),
  ])
  func oneCharacter(_ from: Unicode.Scalar, _ to: Unicode.Scalar) {
    #expect(fold(from) == fold(to))
    guard case .character(let value, _) = fold(from) else { return #expect(Bool(false), "\(from) is a character") }
    #expect(value == to.value)
  }

  @Test func whatIsNoCharacter() {
    for space in [" ", "\u{3000}", "\u{A0}", "\n", "\t"] as [Unicode.Scalar] { #expect(fold(space) == .whiteSpace) }
    for nothing in ["\u{FEFF}", "\u{200B}", "\u{AD}", "\u{FE0F}", "\u{0}"] as [Unicode.Scalar] {
      #expect(fold(nothing) == .ignored)
    }
  }

  @Test func foldedCharactersFoldToThemselves() {
    let changed = foldedCharacters.filter { folded in
      guard case .character(let value, _) = folded else { return false }
      return foldedCharacters[Int(value)] != folded
    }
    #expect(changed.isEmpty)
  }

  @Test func lettersOfWords() {
    let words: [Unicode.Scalar] = ["a", "ß", "д", "한", "7"]
    for letter in words {
      guard case .character(_, inWord: true) = fold(letter) else { return #expect(Bool(false), "\(letter)") }
    }
    let others: [Unicode.Scalar] = ["中", "の", "カ", "。", "-"]
    for mark in others {
      guard case .character(_, inWord: false) = fold(mark) else { return #expect(Bool(false), "\(mark)") }
    }
  }

  /// The corpus without the marks of the paragraph, spelled in folded characters.
  func spelled(_ text: String) throws -> String {
    let corpus = try Corpus([Array(text.utf8)], minimumCount: 1)
    let characters = corpus.symbols.dropFirst().dropLast().map { symbol -> Character in
      if symbol == .space { return "_" }
      return Character(Unicode.Scalar(corpus.vocabulary.characters[Int(symbol - Symbol.firstCharacter)])!)
    }
    return String(characters)
  }

  @Test func spacesStayOnlyBetweenWords() throws {
    #expect(try spelled("菜 市 场 里 有  Red  Apples , 3 斤") == "菜市场里有red_apples,0斤")
    #expect(try spelled("\u{3000}\u{3000}开 门。\n") == "开门。")
    #expect(try spelled("zwei\nWörter") == "zwei_wörter")
  }

  @Test func anyBytesAreRead() throws {
    let bytes: [UInt8] = [0xE4, 0xB8, 0x61, 0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0xF4, 0x90, 0x80, 0x80, 0xE4]
    let span = bytes.span
    var index = 0
    var forwards: [UInt32] = []
    while index < span.count {
      let scalar = span.scalar(at: index)
      forwards.append(scalar.value)
      index += scalar.length
    }
    #expect(forwards == bytes.map { $0 == 0x61 ? 0x61 : 0xFFFD })
    var end = span.count
    var backwards: [UInt32] = []
    while end > 0 {
      let scalar = span.scalar(endingAt: end)
      backwards.append(scalar.value)
      end -= scalar.length
    }
    #expect(backwards == forwards.reversed())
  }

  @Test func decodingIsTheStandardLibrarys() {
    let text = "a é 中 𠀀 \u{7FF}\u{800}\u{FFFF}\u{10FFFF}"
    let bytes = Array(text.utf8)
    let span = bytes.span
    var index = 0
    for scalar in text.unicodeScalars {
      let read = span.scalar(at: index)
      #expect(read.value == scalar.value)
      index += read.length
      let back = span.scalar(endingAt: index)
      #expect(back == read)
    }
    #expect(index == span.count)
  }
}
