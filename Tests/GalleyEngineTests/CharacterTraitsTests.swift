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

  @Test func theTableIsWhatIsLookedUp() {
    #expect(CharacterTraits.table.count == 0x10000)
    for value in stride(from: UInt32(0), to: 0x10000, by: 7) {
      #expect(CharacterTraits.of(value) == CharacterTraits.beyond(value))
    }
  }
}
