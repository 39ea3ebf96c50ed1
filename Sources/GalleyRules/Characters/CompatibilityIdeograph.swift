import GalleyEngine
import ICU

/// Writes ideographs for their stand-ins.
struct CompatibilityIdeograph: CharacterRule {
  static let description = RuleDescription(
    id: "compatibility-ideograph",
    stage: .characters,
    summary: "A radical or a compatibility ideograph that stands for an ideograph.",
    explanation: """
      PDF programs write radicals (U+2E80…2FD5) and compatibility ideographs (U+F900…FAFF, U+2F800…2FA1F) for \
      ordinary ideographs that look the same; searching then finds nothing. Each is written as the ideograph that \
      Unicode gives as its compatibility form (NFKC, UAX #15) or, for radicals that have none, as its equivalent \
      (Equivalent_Unified_Ideograph, UAX #44). Other compatibility characters, such as ① ㎡ ℃ ㈱, \
      are what was printed and stay.
      """,
    safety: "Safe: Unicode names the ideograph that each of them stands for.",
    examples: [
      Example("⟦⼭⟧路通⟦⻋⟧之后，⟦⼈⟧⟦⽇⟧均客流翻了一番。", repaired: "山路通车之后，人日均客流翻了一番。"),
      Example("晒谷⟦\u{F92C}⟧上堆满了新稻。", repaired: "晒谷郎上堆满了新稻。"),
      Example("① 占地３㎡，水温20℃，㈱春水渡口。"),
    ])
  static let message: Message = "stand-ins for ideographs: {count}"

  let leads = ByteSet([0xE2, 0xEF, 0xF0])

  init(reading settings: inout SettingsReader) throws(SettingsError) {}

  func concerns(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E80...0x2FD5, 0xF900...0xFAFF, 0x2F800...0x2FA1F: true
    default: false
    }
  }

  func edit(at offset: Int, in text: Span<UInt8>, context: Context) -> Edit? {
    let (value, length) = UTF8Text.scalar(at: offset, in: text)
    guard concerns(value) else { return nil }
    let range = offset..<offset + length
    if let ideograph = RadicalsSupplement.ideograph(value) { return Edit(range, .scalar(ideograph)) }
    let ideograph = Normalizer.nfkc.normalized(text.extracting(range))
    guard UTF8Text.scalar(at: 0, in: ideograph.span).value != value else { return nil }
    return Edit(range, .text(ideograph))
  }
}
