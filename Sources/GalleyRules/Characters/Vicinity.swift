import GalleyEngine

/// The kind of text that a mark borders on: the nearest character that belongs to a script or is a figure.
enum Vicinity {
  case eastAsian, hangul, latin, digit, other, edge

  /// How many marks may stand between. Spaces and what is not printed do not count: other rules take them away.
  private static let reach = 8

  /// What stands before `offset`, marks and spaces passed over.
  static func before(_ offset: Int, in text: Span<UInt8>) -> Vicinity {
    var end = offset
    var marks = 0
    while marks < reach {
      guard let (value, length) = UTF8Text.scalar(before: end, in: text) else { return .edge }
      if let vicinity = Vicinity(of: value) { return vicinity }
      if isShared(value) { marks += 1 }
      end -= length
    }
    return .other
  }

  /// What stands at `offset` or behind it, marks and spaces passed over.
  static func after(_ offset: Int, in text: Span<UInt8>) -> Vicinity {
    var start = offset
    var marks = 0
    while marks < reach {
      guard start < text.count else { return .edge }
      let (value, length) = UTF8Text.scalar(at: start, in: text)
      if let vicinity = Vicinity(of: value) { return vicinity }
      if isShared(value) { marks += 1 }
      start += length
    }
    return .other
  }

  /// What a scalar tells; `nil` for what stands in every script: spaces, quotation marks, the marks that have a
  /// half-width and a full-width form.
  init?(of value: UInt32) {
    let traits = CharacterTraits.of(value)
    if !traits.isDisjoint(with: [.han, .kana]) {
      self = .eastAsian
    } else if traits.contains(.digit) {
      self = .digit
    } else if traits.contains(.letter) {
      self = .latin
    } else if traits.contains(.hangul) {
      self = .hangul
    } else if Vicinity.isShared(value) || !traits.isDisjoint(with: [.space, .unprinted, .composing]) {
      return nil
    } else if Vicinity.isEastAsianSymbol(value, traits) {
      self = .eastAsian
    } else {
      self = .other
    }
  }

  private static func isShared(_ value: UInt32) -> Bool {
    switch value {
    case 0x21, 0x22, 0x27, 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0x3F,  // ! " ' ( ) , : ; ?
      0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F,  // the same, full-width
      0x2018, 0x2019, 0x201C, 0x201D, 0x2014, 0x2026, 0xB7:  // ‘ ’ “ ” — … ·
      true
    default: false
    }
  }

  private static func isEastAsianSymbol(_ value: UInt32, _ traits: CharacterTraits) -> Bool {
    switch value {
    case 0xFF05, 0xFF0E: false  // ％ ． may be folded to % and .
    case 0xFF61...0xFF65: true  // ｡ ｢ ｣ ､ ･
    default: value < 0x10000 && traits.contains(.wide)
    }
  }
}
