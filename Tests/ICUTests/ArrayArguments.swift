import ICU

// `#expect` cannot hold a span, so the tests hand in arrays.

extension WordBreaker {
  func isBoundary(at offset: Int, in text: [UInt16]) -> Bool { isBoundary(at: offset, in: text.span) }
  func boundaries(in text: [UInt16]) -> [Int] { boundaries(in: text.span) }
}

extension Transcoding {
  static func utf16(from utf8: [UInt8]) throws -> [UInt16] { try utf16(from: utf8.span) }
  static func utf8(from utf16: [UInt16]) throws -> [UInt8] { try utf8(from: utf16.span) }
}

extension Normalizer {
  func normalized(_ text: [UInt16]) -> [UInt16] { normalized(text.span) }
  func normalized(_ text: [UInt8]) -> [UInt8] { normalized(text.span) }
  func spanQuickCheckYes(_ text: [UInt16]) -> Int { spanQuickCheckYes(text.span) }
}

extension RegularExpression {
  func firstMatch(in text: [UInt16], from start: Int = 0) throws -> Range<Int>? {
    try firstMatch(in: text.span, from: start)
  }
}

extension CharsetDetector {
  func detect(_ bytes: [UInt8]) throws -> CharsetGuess? { try detect(bytes.span) }
}

extension Converter {
  func utf8(from bytes: [UInt8]) throws -> [UInt8] { try utf8(from: bytes.span) }
}
