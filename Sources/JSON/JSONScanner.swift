/// The grammar of RFC 8259 over bytes. Each function reads one thing at `offset` and leaves the offset behind it.
/// The bytes are valid UTF-8: whoever scans them has checked that.
struct JSONScanner {
  /// How deep containers may stand in each other, so that no text can use up the stack.
  static let depthLimit = 128

  private(set) var offset: Int
  private var depth = 0

  init(offset: Int = 0) { self.offset = offset }

  // MARK: Between values

  mutating func skipSpace(_ bytes: Span<UInt8>) {
    while let byte = byte(bytes), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
  }

  /// White space to the end, and nothing else.
  mutating func finish(_ bytes: Span<UInt8>) throws(JSONFault) {
    skipSpace(bytes)
    if offset < bytes.count { throw fault("nothing may stand behind the end of the value") }
  }

  // MARK: Containers

  /// Steps over the bracket that opens an object or an array.
  mutating func enter() throws(JSONFault) {
    if depth == Self.depthLimit { throw fault("values stand deeper in each other than \(Self.depthLimit) levels") }
    depth += 1
    offset += 1
  }

  /// Steps to the value of the next member; gives the range of its name with the quotes, nil behind the last member.
  mutating func nextMember(_ bytes: Span<UInt8>, isFirst: Bool) throws(JSONFault) -> Range<Int>? {
    guard try nextElement(bytes, isFirst: isFirst, closing: UInt8(ascii: "}")) else { return nil }
    guard byte(bytes) == UInt8(ascii: "\"") else { throw unexpected(bytes, instead: "a name in double quotes") }
    let name = try string(bytes)
    skipSpace(bytes)
    guard takes(UInt8(ascii: ":"), bytes) else { throw unexpected(bytes, instead: "“:”") }
    skipSpace(bytes)
    return name
  }

  /// Steps to the next element of a container; false behind the last one.
  mutating func nextElement(
    _ bytes: Span<UInt8>, isFirst: Bool, closing: UInt8 = UInt8(ascii: "]")
  ) throws(JSONFault) -> Bool {
    skipSpace(bytes)
    if takes(closing, bytes) {
      depth -= 1
      return false
    }
    if isFirst { return true }
    guard takes(UInt8(ascii: ","), bytes) else {
      throw unexpected(bytes, instead: "“,” or “\(Unicode.Scalar(closing))”")
    }
    skipSpace(bytes)
    if byte(bytes) == closing { throw fault("a comma stands in front of “\(Unicode.Scalar(closing))”; remove it") }
    return true
  }

  // MARK: Values

  /// Reads a value of any kind and keeps nothing of it.
  mutating func skipValue(_ bytes: Span<UInt8>) throws(JSONFault) {
    switch byte(bytes) {
    case UInt8(ascii: "{"):
      try enter()
      var isFirst = true
      while try nextMember(bytes, isFirst: isFirst) != nil {
        try skipValue(bytes)
        isFirst = false
      }
    case UInt8(ascii: "["):
      try enter()
      var isFirst = true
      while try nextElement(bytes, isFirst: isFirst) {
        try skipValue(bytes)
        isFirst = false
      }
    case UInt8(ascii: "\""): _ = try string(bytes)
    default: _ = try scalar(bytes)
    }
  }

  /// Reads `null`, `true`, `false` or a number.
  mutating func scalar(_ bytes: Span<UInt8>) throws(JSONFault) -> JSONValue {
    switch byte(bytes) {
    case UInt8(ascii: "n"): return try word("null", .null, bytes)
    case UInt8(ascii: "t"): return try word("true", .bool(true), bytes)
    case UInt8(ascii: "f"): return try word("false", .bool(false), bytes)
    case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return .number(try number(bytes))
    default: throw unexpected(bytes, instead: "a value")
    }
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue, _ bytes: Span<UInt8>
  ) throws(JSONFault) -> JSONValue {
    let start = offset
    for index in 0..<word.utf8CodeUnitCount where !takes(word.utf8Start[index], bytes) {
      offset = start
      throw unexpected(bytes, instead: "a value")
    }
    return value
  }

  private mutating func number(_ bytes: Span<UInt8>) throws(JSONFault) -> Double {
    let start = offset
    _ = takes(UInt8(ascii: "-"), bytes)
    if !takes(UInt8(ascii: "0"), bytes) { try digits(bytes) }
    if takes(UInt8(ascii: "."), bytes) { try digits(bytes) }
    if takes(UInt8(ascii: "e"), bytes) || takes(UInt8(ascii: "E"), bytes) {
      if !takes(UInt8(ascii: "-"), bytes) { _ = takes(UInt8(ascii: "+"), bytes) }
      try digits(bytes)
    }
    let text = bytes.extracting(start..<offset).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    guard let number = Double(text), number.isFinite else {
      throw JSONFault(offset: start, message: "the number is too large")
    }
    return number
  }

  private mutating func digits(_ bytes: Span<UInt8>) throws(JSONFault) {
    let start = offset
    while let byte = byte(bytes), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    if offset == start { throw unexpected(bytes, instead: "a digit") }
  }

  // MARK: Strings

  /// Reads a string; gives its range with the quotes.
  mutating func string(_ bytes: Span<UInt8>) throws(JSONFault) -> Range<Int> {
    let start = offset
    offset += 1
    while true {
      offset = PlainRun.end(in: bytes, from: offset)
      guard let byte = byte(bytes) else { throw JSONFault(offset: start, message: "the string has no closing quote") }
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return start..<offset
      case UInt8(ascii: "\\"): _ = try escape(bytes)
      default: throw fault("a control character or a line break in a string must be escaped")
      }
    }
  }

  /// Appends what a string means, in UTF-8, and gives its range with the quotes.
  mutating func string(_ bytes: Span<UInt8>, into result: inout [UInt8]) throws(JSONFault) -> Range<Int> {
    let range = try string(bytes)
    let end = range.upperBound - 1
    offset = range.lowerBound + 1
    while offset < end {
      let run = offset..<min(PlainRun.end(in: bytes, from: offset), end)
      bytes.extracting(run).withUnsafeBufferPointer { result.append(contentsOf: $0) }
      offset = run.upperBound
      if offset < end { result.append(contentsOf: UTF8.encode(try escape(bytes))!) }
    }
    offset = range.upperBound
    return range
  }

  /// The text of the string in this range, its quotes included, which has been read before.
  static func text(_ range: Range<Int>, in bytes: Span<UInt8>) throws(JSONFault) -> String {
    var scanner = JSONScanner(offset: range.lowerBound)
    var text: [UInt8] = []
    _ = try scanner.string(bytes, into: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape(_ bytes: Span<UInt8>) throws(JSONFault) -> Unicode.Scalar {
    let start = offset
    offset += 2
    switch start + 1 < bytes.count ? bytes[start + 1] : 0 {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let first = try unit(bytes, escape: start)
      if let scalar = Unicode.Scalar(first) { return scalar }
      if UTF16.isLeadSurrogate(first), takes(UInt8(ascii: "\\"), bytes), takes(UInt8(ascii: "u"), bytes) {
        let second = try unit(bytes, escape: start)
        if UTF16.isTrailSurrogate(second) { return UTF16.decode(UTF16.EncodedScalar([first, second])) }
      }
      throw JSONFault(offset: start, message: "this is half of a surrogate pair, and the other half is missing")
    default: throw JSONFault(offset: start, message: "JSON has no such escape; a backslash itself is written “\\\\”")
    }
  }

  private mutating func unit(_ bytes: Span<UInt8>, escape start: Int) throws(JSONFault) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = byte(bytes), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw JSONFault(offset: start, message: "“\\u” needs four hexadecimal digits")
      }
      unit = unit << 4 | UInt16(digit)
      offset += 1
    }
    return unit
  }

  // MARK: Bytes

  /// The byte at the offset, nil at the end.
  func byte(_ bytes: Span<UInt8>) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func takes(_ wanted: UInt8, _ bytes: Span<UInt8>) -> Bool {
    guard byte(bytes) == wanted else { return false }
    offset += 1
    return true
  }

  private func fault(_ message: String) -> JSONFault { JSONFault(offset: offset, message: message) }

  private func unexpected(_ bytes: Span<UInt8>, instead wanted: String) -> JSONFault {
    guard let byte = byte(bytes) else { return fault("the text ends where \(wanted) should stand") }
    let found = byte > 0x20 && byte < 0x7F ? "“\(Unicode.Scalar(byte))” stands" : "something else stands"
    return fault("\(found) where \(wanted) should stand")
  }
}
