import GalleyEngine
import ICU

/// Writes katakana in their ordinary width.
struct HalfwidthKatakana: CharacterRule {
  static let description = RuleDescription(
    id: "halfwidth-katakana",
    stage: .characters,
    summary: "Half-width katakana or their punctuation.",
    explanation: """
      Half-width katakana come from old machines, with the voiced sound mark as a character of its own. They are \
      written as ordinary katakana, the mark taken into its letter (NFKC, UAX #15). A mark that no letter takes is \
      left.
      """,
    safety: "Safe: width is not meaning.",
    examples: [
      Example("⟦ﾌ⟧⟦ｪ⟧⟦ﾘ⟧⟦ｰ⟧⟦ﾀﾞ⟧⟦ｲ⟧⟦ﾔ⟧を改正する。", repaired: "フェリーダイヤを改正する。"),
      Example("フェリーのダイヤを改正する。"),
    ])
  static let message: Message = "half-width katakana: {count}"

  let leads = ByteSet([0xEF])

  init(reading settings: inout SettingsReader) throws(SettingsError) {}

  func concerns(_ scalar: UInt32) -> Bool { 0xFF61...0xFF9D ~= scalar }

  func edit(at offset: Int, in text: Span<UInt8>, context: Context) -> Edit? {
    let (value, length) = UTF8Text.scalar(at: offset, in: text)
    var end = offset + length
    guard concerns(value), !Composition.attaches(at: end, in: text) else { return nil }
    if end < text.count {
      let next = UTF8Text.scalar(at: end, in: text)
      if next.value == 0xFF9E || next.value == 0xFF9F {
        let voiced = Normalizer.nfkc.normalized(text.extracting(offset..<end + next.length))
        if UTF8Text.scalar(at: 0, in: voiced.span).length == voiced.count {
          end += next.length
          return Edit(offset..<end, .text(voiced))
        }
      }
    }
    return Edit(offset..<end, .text(Normalizer.nfkc.normalized(text.extracting(offset..<end))))
  }
}
