extension Span<UInt8> {
  /// The scalar that starts at `index` and the number of bytes it takes. A byte that starts no well-formed sequence is
  /// U+FFFD and takes one byte, so that any bytes can be read.
  @inline(__always)
  func scalar(at index: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(self[index])
    if first < 0x80 { return (first, 1) }
    // Most of an East Asian text: U+1000…CFFF.
    if first > 0xE0, first < 0xED, index + 3 <= count, self[index + 1] & 0xC0 == 0x80, self[index + 2] & 0xC0 == 0x80 {
      return ((first & 0x0F) << 12 | UInt32(self[index + 1] & 0x3F) << 6 | UInt32(self[index + 2] & 0x3F), 3)
    }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard 0xC2...0xF4 ~= first, index + length <= count else { return (0xFFFD, 1) }
    var value = first & (0x7F >> UInt32(length))
    for next in index + 1..<index + length {
      let byte = UInt32(self[next])
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | byte & 0x3F
    }
    let smallest: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
    guard value >= smallest, value <= 0x10FFFF, value & 0xFFFF_F800 != 0xD800 else { return (0xFFFD, 1) }
    return (value, length)
  }

  /// The scalar that ends before `end`, read as `scalar(at:)` reads it. `end` is greater than 0.
  func scalar(endingAt end: Int) -> (value: UInt32, length: Int) {
    var start = end - 1
    while start > 0, end - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    let scalar = scalar(at: start)
    return scalar.length == end - start ? scalar : (0xFFFD, 1)
  }
}
