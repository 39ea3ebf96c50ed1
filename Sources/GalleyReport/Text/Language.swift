import GalleyEngine

/// Which language a page is in, as far as the choice of a font needs it.
enum Language {
  /// Bytes that are looked at.
  private static let sample = 8192
  private static let simplified: UInt8 = 1
  private static let traditional: UInt8 = 2
  /// For each ideograph from U+4E00 to U+9FFF whether only one of the two ways to write Chinese has it, of some that are
  /// frequent. A table, because every character of every page is looked up.
  private static let ways: [UInt8] = {
    var ways = [UInt8](repeating: 0, count: 0x9FFF - 0x4E00 + 1)
    for scalar in "这国说个们来时对学会为长门东车开见问马发".unicodeScalars { ways[Int(scalar.value) - 0x4E00] = simplified }
    for scalar in "這國說個們來時對學會為長門東車開見問馬發".unicodeScalars { ways[Int(scalar.value) - 0x4E00] = traditional }
    return ways
  }()

  /// A language tag (BCP 47); nil for a page in none of the scripts of East Asia.
  static func tag(of text: Span<UInt8>) -> String? {
    var (han, kana, hangul, simple, full, wordy) = (0, 0, 0, 0, 0, 0)
    let ways = Self.ways
    var index = 0
    while index < min(sample, text.count) {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      index += length
      let traits = CharacterTraits.of(value)
      guard !traits.isDisjoint(with: .wordy) else { continue }
      wordy += 1
      if traits.contains(.kana) { kana += 1 }
      if traits.contains(.hangul) { hangul += 1 }
      guard traits.contains(.han) else { continue }
      han += 1
      guard (0x4E00...0x9FFF).contains(value) else { continue }
      let way = ways[Int(value) - 0x4E00]
      if way == simplified { simple += 1 } else if way == traditional { full += 1 }
    }
    if hangul * 5 > wordy { return "ko" }
    if kana * 10 > wordy { return "ja" }
    if han * 5 > wordy { return full > simple ? "zh-Hant" : "zh-Hans" }
    return nil
  }
}
