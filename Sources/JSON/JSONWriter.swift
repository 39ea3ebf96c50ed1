/// Writes JSON to bytes. It sets commas, colons and, when pretty, line breaks by itself; that the calls make an object
/// with a key before each value is the caller's part.
public struct JSONWriter {
  /// What is written so far. A caller may empty it between two values to write it out piece by piece.
  public var bytes: [UInt8] = []
  private let pretty: Bool
  /// For each open container whether something stands in it already.
  private var filled: [Bool] = []
  private var isBehindKey = false

  /// - Parameter pretty: one member or element a line, indented by two spaces a level.
  public init(pretty: Bool = false) { self.pretty = pretty }

  // MARK: Containers

  public mutating func beginObject() { begin(UInt8(ascii: "{")) }
  public mutating func endObject() { end(UInt8(ascii: "}")) }
  public mutating func beginArray() { begin(UInt8(ascii: "[")) }
  public mutating func endArray() { end(UInt8(ascii: "]")) }

  public mutating func key(_ name: String) {
    separate()
    quote(name.utf8Span.span)
    bytes.append(UInt8(ascii: ":"))
    if pretty { bytes.append(UInt8(ascii: " ")) }
    isBehindKey = true
  }

  // MARK: Values

  public mutating func string(_ text: String) {
    separate()
    quote(text.utf8Span.span)
  }

  /// A string of valid UTF-8 bytes. Only quotes, backslashes and control characters are escaped.
  public mutating func string(utf8 text: Span<UInt8>) {
    separate()
    quote(text)
  }

  public mutating func number(_ number: Int) {
    separate()
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    // Digit by digit, without a string: records are full of numbers.
    var digits = InlineArray<20, UInt8>(repeating: 0)
    var count = 0
    var rest = number.magnitude
    repeat {
      digits[count] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      count += 1
      rest /= 10
    } while rest > 0
    while count > 0 {
      count -= 1
      bytes.append(digits[count])
    }
  }

  /// A finite number, with as many digits as it takes to read the same one back.
  public mutating func number(_ number: Double) {
    precondition(number.isFinite, "JSON has no number for \(number)")
    literal("\(number)")
  }

  public mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }
  public mutating func null() { literal("null") }

  /// Ends a line, behind a whole value: for JSON Lines.
  public mutating func newline() { bytes.append(0x0A) }

  // MARK: Bytes

  private mutating func begin(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    filled.append(false)
  }

  private mutating func end(_ bracket: UInt8) {
    if filled.removeLast(), pretty { breakLine() }
    bytes.append(bracket)
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  /// What must stand between the last thing and the next.
  private mutating func separate() {
    if isBehindKey {
      isBehindKey = false
    } else if let isFilled = filled.last {
      if isFilled { bytes.append(UInt8(ascii: ",")) } else { filled[filled.count - 1] = true }
      if pretty { breakLine() }
    }
  }

  private mutating func breakLine() {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * filled.count))
  }

  private mutating func quote(_ text: Span<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var offset = 0
    while true {
      let end = PlainRun.end(in: text, from: offset)
      text.extracting(offset..<end).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
      guard end < text.count else { break }
      escape(text[end])
      offset = end + 1
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      let hexadecimal: StaticString = "0123456789abcdef"
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(hexadecimal.utf8Start[Int(byte >> 4)])
      bytes.append(hexadecimal.utf8Start[Int(byte & 15)])
    }
  }
}
