import FoundationEssentials
import ICU
import Testing

@testable import GalleyEngine

struct CharacterTraitsTests {
  @Test(
    arguments: [
      ("中", [.wide, .han]), ("〇", [.wide, .han]), ("𠀀", [.wide, .han]), ("\u{F92C}", [.wide, .han, .composing]),
      ("か", [.wide, .kana]), ("ー", [.wide, .kana]), ("ｶ", [.kana]), ("ﾞ", [.kana]), ("한", [.wide, .hangul]),
      ("a", [.letter, .lowercase]), ("É", [.letter, .uppercase]), ("Ａ", [.wide, .letter, .uppercase]), ("ب", [.letter]),
      ("7", [.digit]), ("７", [.wide, .digit]), ("①", []), ("⼭", [.wide]),
      (" ", [.space]), ("　", [.wide, .space]), ("\u{FEFF}", [.space, .unprinted]), ("\n", [.space, .unprinted]),
      ("\u{200B}", [.unprinted]), ("\u{AD}", [.unprinted]), ("\u{301}", [.composing]),
      ("\u{212B}", [.letter, .uppercase, .composing]),
      ("，", [.wide, .punctuation]), ("。", [.wide, .punctuation, .stop]), (".", [.punctuation, .stop]),
      ("（", [.wide, .punctuation, .opening]), (")", [.punctuation, .closing]), ("“", [.wide, .punctuation, .opening]),
      ("”", [.wide, .punctuation, .closing]), ("—", [.wide, .punctuation]), ("…", [.wide, .punctuation]),
    ] as [(Unicode.Scalar, CharacterTraits)])
  func aCharacterIs(scalar: Unicode.Scalar, traits: CharacterTraits) {
    #expect(CharacterTraits.of(scalar.value) == traits)
  }

  /// The table in `Sources/CCharacterTraits/traits.c`; `GALLEY_BLESS=1 swift test` writes it anew.
  /// Another ICU knows another Unicode.
  @Test(.enabled(if: icuVersion.hasPrefix("72."))) func theTableIsWhatICUSays() throws {
    let traits = (0..<UInt32(0x10000)).map { CharacterTraits.lookUp($0).rawValue }
    var text = """
      // Written by CharacterTraitsTests from ICU. Runs of characters with the same traits; those not named have none.
      #include "CCharacterTraits.h"

      const uint16_t galley_character_traits[0x10000] = {

      """
    var start = 0
    while start < traits.count {
      var end = start
      while end + 1 < traits.count, traits[end + 1] == traits[start] { end += 1 }
      if traits[start] != 0 {
        text += "  [\(hexadecimal(start)) ... \(hexadecimal(end))] = \(hexadecimal(Int(traits[start]))),\n"
      }
      start = end + 1
    }
    text += "};\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/CCharacterTraits/traits.c")
    if ProcessInfo.processInfo.environment["GALLEY_BLESS"] != nil { try Data(text.utf8).write(to: file) }
    #expect(String(decoding: try Data(contentsOf: file), as: UTF8.self) == text, "run GALLEY_BLESS=1 swift test")
  }

  private func hexadecimal(_ value: Int) -> String { "0x" + String(value, radix: 16, uppercase: true) }
}
