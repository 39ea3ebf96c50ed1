import GalleyEngine

/// Drops characters that nobody printed.
struct ControlCharacter: CharacterRule {
  static let description = RuleDescription(
    id: "control-character",
    stage: .characters,
    summary: "A control character or an invisible one.",
    explanation: """
      Control codes, byte order marks, zero-width spaces, soft hyphens and the like were never on paper; they come \
      from the programs that a page went through, and they break searching and comparing. A zero-width joiner or \
      non-joiner stays beside a script that joins its letters and in emoji, and a bidirectional control stays near \
      right-to-left text.
      """,
    safety: "Safe: nothing that can be seen changes.",
    examples: [
      Example("河堤⟦\u{200B}⟧加固工程⟦\u{FEFF}⟧本月完工。", repaired: "河堤加固工程本月完工。"),
      Example("The ferry⟦\u{07}⟧ runs on Sun⟦\u{AD}⟧days.", repaired: "The ferry runs on Sundays."),
      Example("⟦\u{202A}⟧两岸居民⟦\u{202C}⟧过河更近了。", repaired: "两岸居民过河更近了。"),
      Example("क्\u{200D}ष 👩\u{200D}🌾 می\u{200C}خواهم"),
      Example("שלום \u{200E}(2024)\u{200E} עולם"),
    ])
  static let message: Message = "invisible characters: {count}"

  let leads = ByteSet(
    [UInt8](0x00...0x08) + [UInt8](0x0E...0x1F) + [0x7F, 0xC2, 0xD8, 0xE1, 0xE2, 0xEF])

  /// The bytes on either side in which right-to-left text keeps a bidirectional control.
  private static let bidirectionalReach = 96

  init(reading settings: inout SettingsReader) throws(SettingsError) {}

  func concerns(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x00...0x08, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F, 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x202A...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB:
      true
    default: false
    }
  }

  func edit(at offset: Int, in text: Span<UInt8>, context: Context) -> Edit? {
    let (value, length) = UTF8Text.scalar(at: offset, in: text)
    let end = offset + length
    let isIdle =
      switch value {
      case 0x00...0x08, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F: true
      case 0xAD, 0x180E, 0x200B, 0x2060...0x2064, 0x206A...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
      case 0x200C, 0x200D: !joins(before: offset, in: text) && !joins(after: end, in: text)
      case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: !isNearRightToLeft(offset, in: text)
      default: false
      }
    // Before a combining mark it parts what would become one character.
    guard isIdle, !Composition.attaches(at: end, in: text) else { return nil }
    return Edit(offset..<end, .nothing)
  }

  private func joins(before offset: Int, in text: Span<UInt8>) -> Bool {
    var end = offset
    while let (value, length) = UTF8Text.scalar(before: end, in: text) {
      // An accent is its letter's.
      guard 0x300...0x36F ~= value else { return joins(value) }
      end -= length
    }
    return false
  }

  private func joins(after offset: Int, in text: Span<UInt8>) -> Bool {
    offset < text.count && joins(UTF8Text.scalar(at: offset, in: text).value)
  }

  /// Whether a letter's shape depends on its neighbours, as in Arabic and Indic scripts, or a picture's does.
  private func joins(_ value: UInt32) -> Bool {
    switch value {
    case 0x590...0x10FF, 0x1700...0x1CFF, 0x2190...0x2BFF, 0xA800...0xABFF, 0xFB1D...0xFDFF, 0xFE0F, 0xFE70...0xFEFC,
      0x10000...0x1FFFF:
      CharacterTraits.of(value).isDisjoint(with: [.space, .punctuation, .unprinted])
    default: false
    }
  }

  private func isNearRightToLeft(_ offset: Int, in text: Span<UInt8>) -> Bool {
    // The leads of U+0590…08FF, of the presentation forms and of the scripts at U+10800 and U+1E800.
    for index in max(0, offset - Self.bidirectionalReach)..<min(text.count, offset + Self.bidirectionalReach) {
      switch text[index] {
      case 0xD6...0xDF where index != offset: return true
      case 0xE0 where index + 1 < text.count && text[index + 1] < 0xA4: return true
      case 0xEF where index + 1 < text.count && 0xAC...0xBB ~= text[index + 1]:
        if UTF8Text.scalar(at: index, in: text).value != 0xFEFF { return true }
      default: continue
      }
    }
    return false
  }
}
