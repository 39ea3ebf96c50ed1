import Testing

@testable import GalleyEngine

struct UTF8TextTests {
  /// The borders of every length of UTF-8, and of what lies between.
  static let scalars: [UInt32] = [
    0, 0x41, 0x7F, 0x80, 0xE9, 0x7FF, 0x800, 0x4E2D, 0xD7FF, 0xE000, 0xFEFF, 0xFFFF, 0x10000, 0x20000, 0x10FFFF,
  ]

  @Test func scalarsComeBackFromBothSides() {
    for a in Self.scalars {
      for b in Self.scalars {
        var bytes: [UInt8] = []
        UTF8Text.append(a, to: &bytes)
        let middle = bytes.count
        UTF8Text.append(b, to: &bytes)
        #expect(bytes == Array(String(String.UnicodeScalarView([a, b].map { Unicode.Scalar($0)! })).utf8))
        #expect(UTF8Text.scalar(at: 0, in: bytes.span) == (a, middle))
        #expect(UTF8Text.scalar(at: middle, in: bytes.span) == (b, bytes.count - middle))
        #expect(UTF8Text.scalar(before: bytes.count, in: bytes.span)! == (b, bytes.count - middle))
        #expect(UTF8Text.scalar(before: middle, in: bytes.span)! == (a, middle))
        #expect(UTF8Text.scalar(before: 0, in: bytes.span) == nil)
        #expect(UTF8Text.length(ofLead: bytes[0]) == middle)
      }
    }
  }

  @Test(arguments: [
    ("", ""), (" ", ""), ("　 \t\u{A0}", ""), ("中", "中"), ("　　中 国\r\n", "中 国"), ("\u{FEFF}a\u{2028}", "a"),
    ("\u{200B} a", "\u{200B} a"),
  ])
  func trimmingTakesWhiteSpaceAtTheEnds(text: String, trimmed: String) {
    let bytes = Array(text.utf8)
    #expect(Array(bytes[UTF8Text.trimmed(bytes.indices, in: bytes.span)]) == Array(trimmed.utf8))
  }

  @Test(arguments: [
    ("word", 0), ("word-", 1), ("word\u{AD}", 2), ("word\u{2010}", 3), ("word\u{2011}", 3), ("word–", 0), ("字", 0),
    ("", 0),
  ])
  func aHyphenAtTheEnd(text: String, length: Int) {
    #expect(Hyphen.length(atEndOf: Array(text.utf8).span) == length)
  }
}
