import JSON
import Testing

struct JSONDocumentTests {
  private func parse(_ text: String) throws(JSONError) -> JSONDocument {
    try JSONDocument(parsing: Array(text.utf8), name: "t.json")
  }

  @Test func readsEveryKindWithItsPlace() throws {
    let text = #" {"a": [1, -2.5e3, null], "报": {"b": true, "c": false}, "d": "x\n\u00e9\uD840\uDC00\/"} "#
    let document = try parse(text)
    guard case .object(let members) = document.root.value else { throw Failure() }
    #expect(members.map(\.name) == ["a", "报", "d"])
    func source(_ range: Range<Int>) -> String { String(decoding: document.bytes[range], as: UTF8.self) }
    #expect(members.map { source($0.nameRange) } == [#""a""#, #""报""#, #""d""#])
    #expect(
      members.map { source($0.value.range) } == [
        "[1, -2.5e3, null]", #"{"b": true, "c": false}"#, #""x\n\u00e9\uD840\uDC00\/""#,
      ])
    guard case .array(let numbers) = members[0].value.value, case .number(let number) = numbers[1].value,
      case .string(let string) = members[2].value.value
    else { throw Failure() }
    #expect(number == -2500)
    #expect(string == "x\né𠀀/")
  }

  struct Failure: Error {}

  @Test func positionsCountCharacters() throws {
    let document = try parse("{\r\n  \"报é\": 1}")
    let one = document.bytes.firstIndex(of: UInt8(ascii: "1"))!
    #expect(document.position(of: one) == (line: 2, column: 9))
    #expect(document.position(of: 0) == (line: 1, column: 1))
  }

  @Test(arguments: [
    ("", 1, 1, "the text ends where a value should stand"),
    ("[1,]", 1, 4, "a comma stands in front of “]”; remove it"),
    ("{\"a\":1,\n}", 2, 1, "a comma stands in front of “}”; remove it"),
    ("{\"a\":1 \"b\":2}", 1, 8, "“\"” stands where “,” or “}” should stand"),
    ("{a:1}", 1, 2, "“a” stands where a name in double quotes should stand"),
    ("{\"a\" 1}", 1, 6, "“1” stands where “:” should stand"),
    ("{\"a\":1,\n \"\\u0061\":2}", 2, 2, "the name “a” stands here a second time"),
    ("[tru]", 1, 2, "“t” stands where a value should stand"),
    ("[NaN]", 1, 2, "“N” stands where a value should stand"),
    ("['a']", 1, 2, "“'” stands where a value should stand"),
    ("[01]", 1, 3, "“1” stands where “,” or “]” should stand"),
    ("[1.]", 1, 4, "“]” stands where a digit should stand"),
    ("[-]", 1, 3, "“]” stands where a digit should stand"),
    ("[.5]", 1, 2, "“.” stands where a value should stand"),
    ("[+5]", 1, 2, "“+” stands where a value should stand"),
    ("[1e400]", 1, 2, "the number is too large"),
    ("[\"abc", 1, 2, "the string has no closing quote"),
    ("[\"a\nb\"]", 1, 4, "a control character or a line break in a string must be escaped"),
    ("[\"\\x\"]", 1, 3, "JSON has no such escape; a backslash itself is written “\\\\”"),
    ("[\"\\u00g0\"]", 1, 3, "“\\u” needs four hexadecimal digits"),
    ("[\"报\\uD800\"]", 1, 4, "this is half of a surrogate pair, and the other half is missing"),
    ("[\"\\uDC00\"]", 1, 3, "this is half of a surrogate pair, and the other half is missing"),
    ("[\"\\uD800\\u0041\"]", 1, 3, "this is half of a surrogate pair, and the other half is missing"),
    ("[1] x", 1, 5, "nothing may stand behind the end of the value"),
    ("[1] // c", 1, 5, "nothing may stand behind the end of the value"),
    ("\u{FEFF}[]", 1, 1, "something else stands where a value should stand"),
    (String(repeating: "[", count: 129), 1, 129, "values stand deeper in each other than 128 levels"),
  ])
  func refuses(text: String, line: Int, column: Int, message: String) {
    #expect {
      try parse(text)
    } throws: { error in
      guard let error = error as? JSONError else { return false }
      return (error.file, error.line, error.column, error.message) == ("t.json", line, column, message)
    }
  }

  @Test func acceptsTheDeepest() throws {
    _ = try parse(String(repeating: "[", count: 128) + String(repeating: "]", count: 128))
  }

  @Test func refusesWhatIsNotUTF8() {
    #expect {
      try JSONDocument(parsing: Array("[\n\"".utf8) + [0xFF], name: "t.json")
    } throws: { error in
      (error as? JSONError).map { ($0.line, $0.column) == (2, 2) && $0.message.contains("UTF-8") } ?? false
    }
  }

  @Test func aMessageShowsTheLineAndTheCaret() {
    #expect {
      try parse("{\n\t\"报\": x }")
    } throws: { error in
      "\(error)" == "t.json:2:7: “x” stands where a value should stand\n  \t\"报\": x }\n  \t \u{3000}   ^"
    }
  }

  @Test func aLongLineIsShortened() throws {
    let text = "[" + String(repeating: "1,", count: 500) + "x" + String(repeating: " ", count: 500) + "]"
    #expect {
      try parse(text)
    } throws: { error in
      guard let error = error as? JSONError else { return false }
      let lines = error.snippet.split(separator: "\n")
      let caret = Array(lines[1]).firstIndex(of: "^")!
      return error.column == 1002 && lines[0].count < 110 && Array(lines[0])[caret] == "x"
    }
  }
}
