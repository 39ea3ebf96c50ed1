import ICU
import Testing

struct CharacterPropertiesTests {
  /// Every category's number must be the one that the standard library's own tables give.
  @Test func categoriesAgreeWithTheStandardLibrary() {
    let scalars: [Unicode.Scalar] = [
      "A", "a", "ǅ", "ʰ", "报", "\u{301}", "\u{20DD}", "\u{903}", "1", "Ⅳ", "①", " ", "\u{2028}", "\u{2029}", "\n",
      "\u{AD}", "\u{E000}", "-", "(", ")", "_", "!", "+", "$", "^", "©", "“", "”", "\u{378}",
    ]
    for scalar in scalars {
      #expect("\(CharacterProperties.generalCategory(scalar.value))" == "\(scalar.properties.generalCategory)")
    }
    #expect(CharacterProperties.generalCategory(0xD800) == .surrogate)
    #expect(CharacterProperties.generalCategory(.max) == .unassigned)
  }

  @Test(arguments: [
    ("报" as Unicode.Scalar, Script.han, EastAsianWidth.wide), ("a", .latin, .narrow), ("ａ", .latin, .fullwidth),
    ("か", .hiragana, .wide), ("カ", .katakana, .wide), ("한", .hangul, .wide), ("ㄅ", .bopomofo, .wide),
    ("“", .common, .ambiguous), ("ｶ", .katakana, .halfwidth), ("\u{301}", .inherited, .ambiguous),
  ])
  func scriptAndWidth(scalar: Unicode.Scalar, script: Script, width: EastAsianWidth) {
    #expect(CharacterProperties.script(scalar.value) == script)
    #expect(CharacterProperties.eastAsianWidth(scalar.value) == width)
  }

  @Test(arguments: [
    (BinaryProperty.whiteSpace, "\u{3000}" as Unicode.Scalar, "a" as Unicode.Scalar), (.dash, "—", "。"),
    (.hyphen, "-", "—"), (.quotationMark, "“", "《"), (.sentenceTerminal, "。", "，"),
    (.terminalPunctuation, "，", "（"), (.defaultIgnorable, "\u{AD}", " "), (.ideographic, "〇", "か"),
    (.unifiedIdeograph, "报", "⼀"), (.radical, "⼀", "一"), (.alphabetic, "报", "1"),
  ])
  func binaryProperties(property: BinaryProperty, member: Unicode.Scalar, other: Unicode.Scalar) {
    #expect(CharacterProperties.has(property, member.value))
    #expect(!CharacterProperties.has(property, other.value))
  }

  @Test func stabilityUnderNFC() {
    #expect("报eé한①".unicodeScalars.allSatisfy { CharacterProperties.isStableUnderNFC($0.value) })
    // A mark that may compose, one that may only be reordered, and an ideograph with a singleton decomposition.
    #expect(![0x301, 0x338, 0x5AE, 0xF900].contains { CharacterProperties.isStableUnderNFC($0) })
  }

  @Test func sets() throws {
    let set = try UnicodeSet("[[:Han:]々]")
    #expect("报々〇".unicodeScalars.allSatisfy { set.contains($0.value) })
    #expect(!set.contains(0x61))
    #expect(throws: ICUError.self) { try UnicodeSet("[a") }
  }
}
