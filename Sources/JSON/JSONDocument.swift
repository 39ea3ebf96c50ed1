/// A whole JSON text, read strictly (RFC 8259) and with the place of every value.
public struct JSONDocument: Sendable {
  /// The name of the file, for messages.
  public let name: String
  public let bytes: [UInt8]
  public let root: JSONNode

  /// Parses a whole text. Malformed UTF-8, a repeated name in an object, a trailing comma, a bad escape, half a
  /// surrogate pair, values more than 128 deep and text behind the value are errors.
  public init(parsing bytes: [UInt8], name: String) throws(JSONError) {
    self.name = name
    self.bytes = bytes
    do throws(JSONFault) {
      try Self.checkUTF8(bytes)
      var scanner = JSONScanner()
      let root = try Self.node(&scanner, bytes.span)
      try scanner.finish(bytes.span)
      self.root = root
    } catch {
      throw JSONError(
        location: JSONLocation(of: error.offset..<error.offset + 1, in: bytes, file: name), message: error.message)
    }
  }

  /// Line and column of a byte, both from 1; a column is a character (an extended grapheme cluster).
  public func position(of byte: Int) -> (line: Int, column: Int) {
    let location = location(of: byte..<byte)
    return (location.line, location.column)
  }

  /// Where a range of bytes starts, with its line for the reader.
  public func location(of range: Range<Int>) -> JSONLocation { JSONLocation(of: range, in: bytes, file: name) }

  private static func checkUTF8(_ bytes: [UInt8]) throws(JSONFault) {
    do { _ = try UTF8Span(validating: bytes.span) } catch {
      throw JSONFault(offset: error.byteOffsets.lowerBound, message: "the file is not UTF-8; save it as UTF-8")
    }
  }

  private static func node(_ scanner: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONFault) -> JSONNode {
    scanner.skipSpace(bytes)
    let start = scanner.offset
    let value: JSONValue
    switch scanner.byte(bytes) {
    case UInt8(ascii: "{"): value = .object(try members(&scanner, bytes))
    case UInt8(ascii: "["): value = .array(try elements(&scanner, bytes))
    case UInt8(ascii: "\""): value = .string(try JSONScanner.text(try scanner.string(bytes), in: bytes))
    default: value = try scanner.scalar(bytes)
    }
    return JSONNode(value: value, range: start..<scanner.offset)
  }

  private static func members(_ scanner: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONFault) -> [JSONMember] {
    var members: [JSONMember] = []
    var names: Set<String> = []
    try scanner.enter()
    while let range = try scanner.nextMember(bytes, isFirst: members.isEmpty) {
      let name = try JSONScanner.text(range, in: bytes)
      guard names.insert(name).inserted else { throw .repeated(name, at: range) }
      members.append(JSONMember(name: name, nameRange: range, value: try node(&scanner, bytes)))
    }
    return members
  }

  private static func elements(_ scanner: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONFault) -> [JSONNode] {
    var elements: [JSONNode] = []
    try scanner.enter()
    while try scanner.nextElement(bytes, isFirst: elements.isEmpty) { elements.append(try node(&scanner, bytes)) }
    return elements
  }
}
