import GalleyEngine
import ICU

/// Composes letters and their accents.
struct Composition: CharacterRule {
  static let description = RuleDescription(
    id: "composition",
    stage: .characters,
    summary: "A letter and its accent as two characters, or a character with a plainer twin.",
    explanation: """
      The same letter can be written as one character or as a letter with a combining mark behind it, and then \
      searching and comparing fail. The text is brought to Normalization Form C (UAX #15) where it is not in it. \
      Ideographs are left to `compatibility-ideograph`.
      """,
    safety: "Safe: the two forms are the same text by definition.",
    examples: [
      Example("The caf⟦e\u{301}⟧ on the square opens at six.", repaired: "The café on the square opens at six."),
      Example("⟦か\u{3099}⟧んばる漁港の朝市が始まった。", repaired: "がんばる漁港の朝市が始まった。"),
      Example("⟦\u{1112}\u{1161}\u{11AB}⟧강의 나루터가 다시 열렸다.", repaired: "한강의 나루터가 다시 열렸다."),
      Example("The café on the square opens at six."),
    ])
  static let message: Message = "characters that are not composed (NFC): {count}"

  /// All but those of ASCII characters and of rows that hold nothing but ideographs.
  let leads = ByteSet([UInt8](0xC2...0xE4) + [UInt8](0xEA...0xF4))

  init(reading settings: inout SettingsReader) throws(SettingsError) {}

  func concerns(_ scalar: UInt32) -> Bool { Self.isMark(scalar) }

  func edit(at offset: Int, in text: Span<UInt8>, context: Context) -> Edit? {
    let (value, length) = UTF8Text.scalar(at: offset, in: text)
    guard Self.isMark(value) else { return nil }
    // The first mark answers for the letter before it and for the marks behind it.
    var start = offset
    if let before = UTF8Text.scalar(before: offset, in: text) {
      if Self.isMark(before.value) { return nil }
      let isIdeograph = CharacterTraits.of(before.value).contains(.han)
      if !isIdeograph, Self.attaches(at: offset, in: text) { start -= before.length }
    }
    var end = offset + length
    while end < text.count {
      let next = UTF8Text.scalar(at: end, in: text)
      guard Self.isMark(next.value) else { break }
      end += next.length
    }
    var composed = Normalizer.nfc.normalized(text.extracting(start..<end))
    // What stays as it was in front belongs to other rules.
    while start < end, !composed.isEmpty {
      let length = UTF8Text.scalar(at: start, in: text).length
      guard text.extracting(start..<start + length).isPrefix(of: composed.span) else { break }
      start += length
      composed.removeFirst(length)
    }
    return start < end ? Edit(start..<end, .text(composed)) : nil
  }

  /// Whether a scalar may change under NFC, alone or with what stands before it, and is no ideograph.
  private static func isMark(_ value: UInt32) -> Bool {
    let traits = CharacterTraits.of(value)
    return traits.contains(.composing) && !traits.contains(.han)
  }

  /// Whether a mark stands at `offset` that may become one character with what stands before it. Rules that change
  /// a letter leave it alone then: the changed letter would be another one.
  static func attaches(at offset: Int, in text: Span<UInt8>) -> Bool {
    guard offset < text.count else { return false }
    let value = UTF8Text.scalar(at: offset, in: text).value
    return isMark(value) && !Normalizer.nfc.hasBoundaryBefore(value)
  }
}

extension Span<UInt8> {
  fileprivate func isPrefix(of other: Span<UInt8>) -> Bool {
    guard count <= other.count else { return false }
    for index in 0..<count where self[index] != other[index] { return false }
    return true
  }
}
