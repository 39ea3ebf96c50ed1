import JSON
import Testing

struct JSONWriterTests {
  private func sample(_ writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("a")
    writer.beginArray()
    writer.number(1)
    writer.number(0.25)
    writer.null()
    writer.beginObject()
    writer.endObject()
    writer.endArray()
    writer.key("b\"")
    writer.bool(true)
    writer.key("c")
    writer.beginArray()
    writer.endArray()
    writer.endObject()
  }

  @Test func compact() {
    var writer = JSONWriter()
    sample(&writer)
    writer.newline()
    sample(&writer)
    let line = #"{"a":[1,0.25,null,{}],"b\"":true,"c":[]}"#
    #expect(String(decoding: writer.bytes, as: UTF8.self) == line + "\n" + line)
  }

  @Test func pretty() {
    var writer = JSONWriter(pretty: true)
    sample(&writer)
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == """
        {
          "a": [
            1,
            0.25,
            null,
            {}
          ],
          "b\\"": true,
          "c": []
        }
        """)
  }

  /// Every ASCII byte at every distance from the start, so that it stands at each place of an eight-byte word.
  @Test func stringsComeBackAsTheyWere() throws {
    for padding in 0..<9 {
      for byte in UInt8(0)..<128 {
        let text = Array(repeating: UInt8(ascii: "x"), count: padding) + [byte] + Array("报纸é𠀀 and more".utf8)
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("t")
        writer.string(utf8: text.span)
        writer.endObject()
        let range = try #require(try JSONLine.member("t", writer.bytes))
        var decoded: [UInt8] = []
        try JSONLine.decodeString(range, in: writer.bytes.span, into: &decoded)
        #expect(decoded == text)
        #expect(!writer.bytes.contains { $0 < 0x20 })
      }
    }
  }

  @Test func numbersComeBackAsTheyWere() throws {
    for number: Double in [0, -0.0, 1e-7, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1, 1e21, 123456789.125] {
      var writer = JSONWriter()
      writer.number(number)
      let document = try JSONDocument(parsing: writer.bytes, name: "t")
      #expect(document.root.value.number == number)
    }
  }
}

extension JSONValue {
  fileprivate var number: Double? { if case .number(let number) = self { number } else { nil } }
}

extension JSONLine {
  // `#expect` and `#require` cannot hold a span.
  static func member(_ name: String, _ line: [UInt8]) throws -> Range<Int>? { try member(name, in: line.span) }
}
