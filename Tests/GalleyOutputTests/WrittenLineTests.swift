import GalleyEngine
import GalleyOutput
import GalleyRules
import JSON
import Testing

struct WrittenLineTests {
  private let engine: Engine

  init() throws {
    let configuration = try Configuration.load()
    engine = Engine(
      rules: try configuration.makeRules(Registry.rules),
      policy: Engine.Policy(minimumConfidence: configuration.minimumConfidence), model: .news)
  }

  /// A line as other programs may write it: everything escaped that can be, or as little as possible.
  private func line(_ text: [UInt8], escaped: Bool) -> (bytes: [UInt8], string: Range<Int>) {
    var writer = JSONWriter()
    writer.bytes += #" {"a":"\u4e2d", "text": "#.utf8
    let start = writer.bytes.count
    if escaped {
      var string = "\""
      for unit in String(decoding: text, as: UTF8.self).utf16 {
        let digits = String(unit, radix: 16, uppercase: unit % 2 == 0)
        string += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
      writer.bytes += (string + "\"").utf8
    } else {
      var string = JSONWriter()
      string.string(utf8: text.span)
      writer.bytes += string.bytes
    }
    let end = writer.bytes.count
    writer.bytes += "}\r\n".utf8
    return (writer.bytes, start..<end)
  }

  @Test(arguments: [false, true])
  func linesComeBackByteForByte(_ escaped: Bool) throws {
    var generator = PageGenerator(seed: 11)
    for number in 0..<300 {
      let text = generator.page()
      let (bytes, string) = line(text, escaped: escaped)
      let repaired = engine.repair(try Page(name: "page", bytes: text))
      let written = WrittenPage(
        repaired, format: .text, placements: [.furniture: .drop], endsLine: text.last == 0x0A)
      let whole = WrittenLine(written, for: text, at: string, in: bytes)
      let member = try #require(try JSONLine.member("text", in: whole.bytes.span))
      var read: [UInt8] = []
      try JSONLine.decodeString(member, in: whole.bytes.span, into: &read)
      #expect(read == written.bytes)
      #expect(whole.bytes[..<string.lowerBound] == bytes[..<string.lowerBound])
      #expect(whole.bytes.suffix(3) == bytes.suffix(3))
      let record = PageRecord.line(
        path: "a", of: "a", number: number, source: bytes, whole, repaired, written)
      #expect(try RecordHead(reading: record).line == number)
      #expect(try Restoration(reading: record).source(from: whole.bytes) == bytes)
    }
  }
}
