import ICU
import Testing

struct NormalizerTests {
  @Test(arguments: [
    ("e\u{301}", "é", "é"),
    ("\u{F900}", "豈", "豈"),  // a compatibility ideograph decomposes canonically
    ("⼀", "⼀", "一"),  // a Kangxi radical only by compatibility
    ("①ﬁ", "①ﬁ", "1fi"),
    ("ﷺ", "ﷺ", "صلى الله عليه وسلم"),  // grows beyond the first buffer
    ("", "", ""),
  ])
  func forms(source: String, nfc: String, nfkc: String) {
    let bytes = Array(source.utf8)
    #expect(Normalizer.nfc.normalized(bytes) == Array(nfc.utf8))
    #expect(Normalizer.nfkc.normalized(bytes) == Array(nfkc.utf8))
  }

  @Test func growsItsBuffer() {
    let text = [UInt16](repeating: 0xFDFA, count: 100)
    #expect(Normalizer.nfkc.normalized(text).count == 1800)
  }

  @Test func quickCheckStopsBeforeWhatChanges() {
    let good = Array("报纸 abc".utf16)
    #expect(Normalizer.nfc.spanQuickCheckYes(good) == good.count)
    let bad = Array("报纸e\u{301}".utf16)
    #expect(Normalizer.nfc.spanQuickCheckYes(bad) == 2)
  }

  @Test func boundaries() {
    #expect(Normalizer.nfc.hasBoundaryBefore(0x62A5))
    #expect(!Normalizer.nfc.hasBoundaryBefore(0x301))
  }
}

struct TranscodingTests {
  @Test(arguments: ["", "a", "é", "报", "𠀀", "报a𠀀é"])
  func thereAndBack(text: String) throws {
    let utf16 = try Transcoding.utf16(from: Array(text.utf8))
    #expect(utf16 == Array(text.utf16))
    #expect(try Transcoding.utf8(from: utf16) == Array(text.utf8))
  }

  @Test func malformedTextIsAnError() {
    #expect(throws: ICUError.self) { try Transcoding.utf16(from: [0x61, 0xFF]) }
    #expect(throws: ICUError.self) { try Transcoding.utf8(from: [0xD800]) }
  }
}
