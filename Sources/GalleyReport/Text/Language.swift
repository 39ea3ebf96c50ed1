import GalleyEngine

/// Which language a page is in, as far as the choice of a font needs it.
enum Language {
  /// Bytes that are looked at.
  private static let sample = 8192
  /// Frequent characters that only one of the two ways to write Chinese has.
  private static let simplified = Set("这国说个们来时对学会为长门东车开见问马发".unicodeScalars)
  private static let traditional = Set("這國說個們來時對學會為長門東車開見問馬發".unicodeScalars)

  /// A language tag (BCP 47); nil for a page in none of the scripts of East Asia.
  static func tag(of text: Span<UInt8>) -> String? {
    var (han, kana, hangul, simple, full, wordy) = (0, 0, 0, 0, 0, 0)
    var index = 0
    while index < min(sample, text.count) {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      index += length
      let traits = CharacterTraits.of(value)
      guard !traits.isDisjoint(with: .wordy) else { continue }
      wordy += 1
      if traits.contains(.kana) { kana += 1 }
      if traits.contains(.hangul) { hangul += 1 }
      guard traits.contains(.han), let scalar = Unicode.Scalar(value) else { continue }
      han += 1
      if simplified.contains(scalar) { simple += 1 }
      if traditional.contains(scalar) { full += 1 }
    }
    if hangul * 5 > wordy { return "ko" }
    if kana * 10 > wordy { return "ja" }
    if han * 5 > wordy { return full > simple ? "zh-Hant" : "zh-Hans" }
    return nil
  }
}
