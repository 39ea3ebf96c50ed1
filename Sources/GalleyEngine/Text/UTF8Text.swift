/// Reading valid UTF-8 in place: bytes go down, offsets come up.
public enum UTF8Text {
  /// The number of bytes of the scalar that starts with `lead`.
  @inlinable @inline(__always)
  public static func length(ofLead lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// Whether a scalar with such a first byte has three and is no mark and no space, whichever it is: U+4000…9FFF, nearly all
  /// of a page of ideographs.
  @inlinable @inline(__always)
  public static func isWord(lead: UInt8) -> Bool { lead &- 0xE4 < 6 }

  /// The first byte of a scalar below U+10000.
  @inlinable @inline(__always)
  public static func lead(of scalar: UInt32) -> UInt8 {
    scalar < 0x80 ? UInt8(scalar) : scalar < 0x800 ? UInt8(0xC0 | scalar >> 6) : UInt8(0xE0 | scalar >> 12)
  }

  /// The scalar at byte `offset`, which must be the first byte of one.
  ///
  /// - Returns: the scalar value and the number of its bytes.
  @inlinable @inline(__always)
  public static func scalar(at offset: Int, in text: Span<UInt8>) -> (value: UInt32, length: Int) {
    let a = UInt32(text[offset])
    if a < 0x80 { return (a, 1) }
    let b = UInt32(text[offset + 1]) & 0x3F
    if a < 0xE0 { return ((a & 0x1F) << 6 | b, 2) }
    let c = UInt32(text[offset + 2]) & 0x3F
    if a < 0xF0 { return ((a & 0x0F) << 12 | b << 6 | c, 3) }
    return ((a & 0x07) << 18 | b << 12 | c << 6 | UInt32(text[offset + 3]) & 0x3F, 4)
  }

  /// The scalar that ends just before byte `offset`; `nil` at the start.
  @inlinable
  public static func scalar(before offset: Int, in text: Span<UInt8>) -> (value: UInt32, length: Int)? {
    guard offset > 0 else { return nil }
    var start = offset - 1
    while text[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start, in: text)
  }

  /// `range` without the white space at its ends.
  public static func trimmed(_ range: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let (value, length) = scalar(at: low, in: text)
      guard CharacterTraits.of(value).contains(.space) else { break }
      low += length
    }
    while low < high, let (value, length) = scalar(before: high, in: text), CharacterTraits.of(value).contains(.space) {
      high -= length
    }
    return low..<high
  }

  /// Appends a scalar as UTF-8.
  @inlinable
  public static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case 0..<0x80: bytes.append(UInt8(scalar))
    case 0..<0x800:
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    case 0..<0x10000:
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | scalar >> 18))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
