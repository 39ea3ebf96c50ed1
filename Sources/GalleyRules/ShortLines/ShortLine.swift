import GalleyEngine

/// A short line taken apart: what its phrases say, and how much of it they leave unexplained.
///
/// Furniture, bylines and credits are made of a few set phrases with names and numbers between them. A line whose
/// every part is such a phrase, or fills the place that one leaves open, is what the phrases say.
struct ShortLine {
  enum Token: Equatable {
    case phrase(PhraseTag)
    /// A run of ideographs, kana or Hangul: its number of characters.
    case word(Int)
    /// A run of letters of other scripts: its number of characters.
    case letters(Int)
    case number
    case space
    case stop
    case comma
    case opening
    case closing
    case mark(UInt32)
  }

  private(set) var tokens: [Token] = []
  /// A bit for each tag that occurs.
  private var tags: UInt16 = 0
  /// The number of ends of sentences.
  private(set) var stops = 0
  private(set) var hasComma = false

  /// - Parameter range: bytes of `text`, at most a few hundred.
  ///
  /// - Returns: `nil` for a line that holds no phrase and does not start with a bracket or one of the marks that names are
  ///   set off with: nothing can be said of it.
  init?(_ range: Range<Int>, of text: Span<UInt8>, phrases: PhraseTable) {
    guard phrases.occur(in: range, of: text) || ShortLine.startsWithMark(range, of: text) else { return nil }
    tokens.reserveCapacity(16)
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      if let (tag, phraseLength) = phrases.longest(at: index, first: value, in: text, end: range.upperBound) {
        tokens.append(.phrase(tag))
        tags |= 1 << tag.rawValue
        index += phraseLength
      } else {
        append(value)
        index += length
      }
    }
  }

  /// Whether a line starts with an opening bracket or a geometric shape: （, □, ◎.
  private static func startsWithMark(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
    guard !range.isEmpty else { return false }
    let value = UTF8Text.scalar(at: range.lowerBound, in: text).value
    return CharacterTraits.of(value).contains(.opening) || 0x25A0...0x25FF ~= value
  }

  private mutating func append(_ value: UInt32) {
    let traits = CharacterTraits.of(value)
    if traits.contains(.space) {
      if tokens.last != .space { tokens.append(.space) }
    } else if traits.contains(.digit) {
      if tokens.last != .number { tokens.append(.number) }
    } else if traits.contains(.letter) {
      if case .letters(let count)? = tokens.last {
        tokens[tokens.count - 1] = .letters(count + 1)
      } else {
        tokens.append(.letters(1))
      }
    } else if !traits.isDisjoint(with: .wordy) || value == 0xB7 {
      if case .word(let count)? = tokens.last {
        tokens[tokens.count - 1] = .word(count + 1)
      } else {
        tokens.append(.word(1))
      }
    } else if traits.contains(.stop) {
      tokens.append(.stop)
      stops += 1
    } else if traits.contains(.opening) || value == 0x22 {
      tokens.append(.opening)
    } else if traits.contains(.closing) {
      tokens.append(.closing)
    } else if value == 0x2C || value == 0xFF0C {
      tokens.append(.comma)
      hasComma = true
    } else {
      tokens.append(.mark(value))
    }
  }

  func has(_ tag: PhraseTag) -> Bool { tags >> tag.rawValue & 1 == 1 }

  /// Whether any phrase occurs.
  var hasPhrases: Bool { tags != 0 }

  /// The phrase that the line starts with, brackets and marks before it aside.
  var opener: PhraseTag? {
    for token in tokens {
      switch token {
      case .phrase(let tag): return tag
      case .opening, .mark, .space: continue
      default: return nil
      }
    }
    return nil
  }

  /// The phrase that the line ends with, brackets and stops behind it aside.
  var closer: PhraseTag? {
    for token in tokens.reversed() {
      switch token {
      case .phrase(let tag): return tag
      case .closing, .stop, .space: continue
      default: return nil
      }
    }
    return nil
  }

  /// Whether a comma stands between words: those of a date stand beside a number or a phrase.
  var hasLooseComma: Bool {
    guard hasComma else { return false }
    return tokens.indices.contains { index in
      tokens[index] == .comma && !isSetOrNumber(index, step: -1) && !isSetOrNumber(index, step: 1)
    }
  }

  private func isSetOrNumber(_ index: Int, step: Int) -> Bool {
    var place = index + step
    while tokens.indices.contains(place), tokens[place] == .space { place += step }
    guard tokens.indices.contains(place) else { return false }
    switch tokens[place] {
    case .phrase, .number: return true
    default: return false
    }
  }

  /// Whether the line starts with a number, or one with a letter or two before it: A06.
  var startsWithPageNumber: Bool {
    switch tokens.first {
    case .number: true
    case .letters(1...2): tokens.count > 1 && tokens[1] == .number
    default: false
    }
  }

  /// Whether anything stands in it that no phrase accounts for, numbers and letters aside.
  var hasWord: Bool { tokens.contains { if case .word = $0 { true } else { false } } }

  var endsWithColon: Bool { tokens.last == .mark(0x3A) || tokens.last == .mark(0xFF1A) }

  /// Whether the line ends with a number, closing brackets aside.
  var endsWithNumber: Bool { tokens.last { $0 != .closing && $0 != .space } == .number }

  /// Whether the line is of letters alone.
  var isOfLetters: Bool {
    tokens.contains { if case .letters = $0 { true } else { false } }
      && !hasWord
  }

  /// Whether the line ends with a phrase that credits and the name of at most `longest` letters that it credits, as in
  /// “Photo by …”.
  func endsWithCredited(longest: Int) -> Bool {
    var letters = 0
    for token in tokens.reversed() {
      switch token {
      case .phrase(let tag): return tag == .pictureSource && letters > 0 && letters <= longest
      case .letters(let count), .word(let count): letters += count
      case .space, .closing, .mark: continue
      case .stop where letters == 0: continue
      default: return false
      }
    }
    return false
  }

  /// Whether the line is the name of a newspaper and no more than names of sections and numbers set off from it, each
  /// of at most `longest` characters: 春水晚报 本地新闻.
  func isRunningHead(longest: Int) -> Bool {
    var hasName = false
    for (index, token) in tokens.enumerated() {
      switch token {
      case .phrase(.paper):
        if hasName { return false }
        hasName = true
      case .word(let count):
        if count > longest || index > 0 && tokens[index - 1] == .phrase(.paper) { return false }
      case .number, .space, .mark: continue
      default: return false
      }
    }
    return hasName
  }

  /// The characters that neither a phrase nor a number accounts for, counting as accounted for a name of up to
  /// `nameLength` characters beside a phrase that names people, and the unit of a number (年, 版).
  func unexplained(nameLength: Int) -> Int {
    var unexplained = 0
    for (index, token) in tokens.enumerated() {
      let count: Int
      switch token {
      case .word(let characters): count = characters
      // An alphabet takes about three letters for what an ideograph says.
      case .letters(let letters): count = (letters + 2) / 3
      default: continue
      }
      if count <= nameLength, namesPeople(around: index) { continue }
      if count <= 2, isBesideNumber(index) { continue }
      unexplained += count
    }
    return unexplained
  }

  /// Whether the word at `index` stands where a name does: in a run of names and separators beside a phrase
  /// that names people.
  private func namesPeople(around index: Int) -> Bool {
    for step in [-1, 1] {
      var place = index + step
      search: while tokens.indices.contains(place) {
        switch tokens[place] {
        case .phrase(let tag):
          switch tag {
          case .reporter, .editor: if step < 0 { return true }
          case .photographer, .contribution: return true
          default: break
          }
          break search
        case .stop, .number, .comma: break search
        default: place += step
        }
      }
    }
    return false
  }

  private func isBesideNumber(_ index: Int) -> Bool {
    index > 0 && tokens[index - 1] == .number || index + 1 < tokens.count && tokens[index + 1] == .number
  }
}
