import ICU
import Testing

struct CharsetTests {
  /// 中文报纸，每天出版。
  static let gbk: [UInt8] = [
    0xD6, 0xD0, 0xCE, 0xC4, 0xB1, 0xA8, 0xD6, 0xBD, 0xA3, 0xAC, 0xC3, 0xBF, 0xCC, 0xEC,
    0xB3, 0xF6, 0xB0, 0xE6, 0xA1, 0xA3,
  ]

  @Test func detectsAndConverts() throws {
    let text = Array(repeating: Self.gbk, count: 20).flatMap { $0 }
    let guess = try #require(try CharsetDetector().detect(text))
    #expect(guess.name == "GB18030")
    #expect((1...100).contains(guess.confidence))
    let utf8 = try Converter(charset: guess.name).utf8(from: Self.gbk)
    #expect(utf8 == Array("中文报纸，每天出版。".utf8))
  }

  @Test func convertsMoreThanOneChunk() throws {
    let converter = try Converter(charset: "GBK")
    let many = Array(repeating: Self.gbk, count: 2000).flatMap { $0 }
    #expect(try converter.utf8(from: many).count == 2000 * 30)
    #expect(try converter.utf8(from: [UInt8]()) == [])
  }

  @Test func saysWhereAByteMeansNothing() throws {
    let converter = try Converter(charset: "GBK")
    #expect(throws: ConversionError.unmappable(offset: 20)) { try converter.utf8(from: Self.gbk + [0x81, 0x7F, 0x41]) }
    #expect(throws: ConversionError.unmappable(offset: 20)) { try converter.utf8(from: Self.gbk + [0xD6]) }
    // The failure before leaves nothing behind.
    #expect(try converter.utf8(from: [0x41]) == [0x41])
    #expect(throws: ConversionError.unmappable(offset: 5000)) {
      try Converter(charset: "UTF-8").utf8(from: [UInt8](repeating: 0x41, count: 5000) + [0xC3])
    }
  }

  @Test func anUnknownCharsetIsAnError() {
    #expect(throws: ConversionError.unknownCharset("no such charset")) { try Converter(charset: "no such charset") }
  }

  @Test func versionIsKnown() {
    #expect(icuVersion.contains("."))
  }
}
