import JSON
import Testing

struct JSONLineTests {
  private func member(_ name: String, _ line: String) throws -> String? {
    let bytes = Array(line.utf8)
    return try JSONLine.member(name, bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test func findsTheValueOfATopLevelMember() throws {
    let line = #" { "id" : 7, "meta": {"text": "not this", "list": [1, {"x": []}]}, "te\u0078t" : "报\n" , "z": null } "#
    #expect(try member("id", line) == "7")
    #expect(try member("text", line) == #""报\n""#)
    #expect(try member("meta", line) == #"{"text": "not this", "list": [1, {"x": []}]}"#)
    #expect(try member("list", line) == nil)
    #expect(try member("a", "{}") == nil)
  }

  @Test(arguments: [
    ("[1]", 0, "the line is not a JSON object"),
    ("", 0, "the line is not a JSON object"),
    (#"{"a":1,"\u0061":2}"#, 7, "the name “a” stands here a second time"),
    (#"{"text":"a","b":[1,]}"#, 19, "a comma stands in front of “]”; remove it"),
    (#"{"text":"a"} {}"#, 13, "nothing may stand behind the end of the value"),
    (#"{"text":"a","b":"\q"}"#, 17, "JSON has no such escape; a backslash itself is written “\\\\”"),
    (#"{"text":"a""#, 11, "the text ends where “,” or “}” should stand"),
  ])
  func checksTheWholeLine(line: String, offset: Int, message: String) {
    #expect(throws: JSONFault(offset: offset, message: message)) { try member("text", line) }
  }

  @Test func onlyAStringIsDecoded() throws {
    let line = Array(#"{"a": 12}"#.utf8)
    #expect(throws: JSONFault(offset: 6, message: "the value is not a string")) {
      var text: [UInt8] = []
      try JSONLine.decodeString(6..<8, in: line.span, into: &text)
    }
  }

  @Test func decodingAppends() throws {
    let line = Array(#""\"\\\/\b\f\n\r\t\u00e9\uD840\uDC00\u0000 报""#.utf8)
    var text = Array("<".utf8)
    try JSONLine.decodeString(0..<line.count, in: line.span, into: &text)
    #expect(String(decoding: text, as: UTF8.self) == "<\"\\/\u{8}\u{C}\n\r\té𠀀\0 报")
  }
}
