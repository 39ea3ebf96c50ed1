/// Finds what ends a run of plain bytes inside a JSON string: a quote, a backslash or a control character.
///
/// Eight bytes at a time: a zero byte in a word is found by subtracting 1 from every byte and looking for the borrows
/// (Warren, Hacker's Delight, 6-1). Only bytes above a true one can be marked falsely, and the lowest mark is taken.
enum PlainRun {
  /// The offset of the first such byte at or after `start`, or the count of the bytes.
  static func end(in bytes: Span<UInt8>, from start: Int) -> Int {
    let raw = bytes.bytes
    var offset = start
    while offset + 8 <= bytes.count {
      let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let marks = zeroes(word ^ each(0x22)) | zeroes(word ^ each(0x5C)) | ((word &- each(0x20)) & ~word)
      let high = marks & each(0x80)
      if high != 0 { return offset + high.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < bytes.count, !endsRun(bytes[offset]) { offset += 1 }
    return offset
  }

  private static func endsRun(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x5C || byte < 0x20 }

  private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  private static func zeroes(_ word: UInt64) -> UInt64 { (word &- each(1)) & ~word }
}
