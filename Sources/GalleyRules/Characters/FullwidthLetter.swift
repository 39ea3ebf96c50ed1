import GalleyEngine

/// Folds full-width letters and figures.
struct FullwidthLetter: CharacterRule {
  static let description = RuleDescription(
    id: "fullwidth-letter",
    stage: .characters,
    summary: "A full-width Latin letter or figure.",
    explanation: """
      Old typesetting and some recognisers write Latin letters and figures as wide as an ideograph; today's rules of \
      Chinese and Japanese typesetting, and every search, want the ordinary ones. The full-width point between \
      figures and the full-width per cent sign behind full-width figures go with them. Other full-width signs may \
      be the house's style and stay.
      """,
    safety: "Safe: width is not meaning.",
    examples: [
      Example("客运量达⟦１⟧⟦２⟧⟦．⟧⟦５⟧万人次，增长⟦８⟧⟦％⟧。", repaired: "客运量达12.5万人次，增长8%。"),
      Example("⟦Ａ⟧⟦ｐ⟧⟦ｐ⟧上线。", repaired: "App上线。"),
      Example("增长61％，“互联网＋农业”先行。"),
    ])
  static let message: Message = "full-width letters or figures: {count}"

  let leads = ByteSet([0xEF])

  init(reading settings: inout SettingsReader) throws(SettingsError) {}

  func concerns(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xFF05, 0xFF0E, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
    default: false
    }
  }

  func edit(at offset: Int, in text: Span<UInt8>, context: Context) -> Edit? {
    let (value, length) = UTF8Text.scalar(at: offset, in: text)
    let end = offset + length
    let folds =
      switch value {
      case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
      case 0xFF0E: isDigit(Neighbours.before(offset, in: text)) && isDigit(Neighbours.after(end, in: text))
      case 0xFF05: Neighbours.before(offset, in: text).map { 0xFF10...0xFF19 ~= $0.value } ?? false
      default: false
      }
    guard folds, !Composition.attaches(at: end, in: text) else { return nil }
    return Edit(offset..<end, .scalar(value - 0xFEE0))
  }

  private func isDigit(_ place: Neighbours.Place?) -> Bool { place?.traits.contains(.digit) ?? false }
}
