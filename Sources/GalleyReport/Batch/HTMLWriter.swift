/// Writes HTML, or XML, to bytes. Markup is what stands in the program's own text, so nothing of a page can become markup.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  mutating func markup(_ markup: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// A file of the program's own, as it is.
  mutating func file(_ file: [UInt8]) { bytes.append(contentsOf: file) }

  /// Text between tags or within a quoted attribute.
  mutating func text(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): markup("&amp;")
      case UInt8(ascii: "<"): markup("&lt;")
      case UInt8(ascii: ">"): markup("&gt;")
      case UInt8(ascii: "\""): markup("&quot;")
      case UInt8(ascii: "'"): markup("&#39;")
      default: bytes.append(byte)
      }
    }
  }

  /// What is written so far, for files that are written piece by piece.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  mutating func number(_ number: Int) { text(Figure.grouped(number)) }

  /// ` name="value"`
  mutating func attribute(_ name: StaticString, _ value: String) {
    markup(" ")
    markup(name)
    markup("=\"")
    text(value)
    markup("\"")
  }
}
