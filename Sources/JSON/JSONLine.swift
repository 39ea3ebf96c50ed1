/// One line of JSON Lines, read without building a tree. The line must be valid UTF-8: the caller has checked that.
public struct JSONLine {
  /// Where the value of a top-level member stands: a half-open range of bytes, with a string's quotes; nil when the
  /// line has no such member. The whole line is checked: it must be one object, strict JSON, no top-level name twice.
  public static func member(_ name: String, in line: Span<UInt8>) throws(JSONFault) -> Range<Int>? {
    var scanner = JSONScanner()
    scanner.skipSpace(line)
    guard scanner.byte(line) == UInt8(ascii: "{") else {
      throw JSONFault(offset: scanner.offset, message: "the line is not a JSON object")
    }
    try scanner.enter()
    var found: Range<Int>?
    var names: Set<String> = []
    while let range = try scanner.nextMember(line, isFirst: names.isEmpty) {
      let text = try JSONScanner.text(range, in: line)
      guard names.insert(text).inserted else { throw .repeated(text, at: range) }
      let start = scanner.offset
      try scanner.skipValue(line)
      if text == name { found = start..<scanner.offset }
    }
    try scanner.finish(line)
    return found
  }

  /// Appends to `text` what a string means, in UTF-8.
  /// - Parameter range: the string with its quotes, as `member` gives it. A value of another kind is an error.
  public static func decodeString(
    _ range: Range<Int>, in line: Span<UInt8>, into text: inout [UInt8]
  ) throws(JSONFault) {
    guard line[range.lowerBound] == UInt8(ascii: "\"") else {
      throw JSONFault(offset: range.lowerBound, message: "the value is not a string")
    }
    var scanner = JSONScanner(offset: range.lowerBound)
    _ = try scanner.string(line, into: &text)
  }
}
