import CICUCalls

/// UTF-8 and UTF-16 into each other. A text is at most `Int32.max` units long, as everywhere in ICU.
public enum Transcoding {
  /// The UTF-16 units of UTF-8 bytes (`u_strFromUTF8`). Throws `U_INVALID_CHAR_FOUND` for malformed UTF-8.
  public static func utf16(from utf8: Span<UInt8>) throws(ICUError) -> [UInt16] {
    var status = ICU_ZERO_ERROR
    let result = utf8.withCText { source, count in
      // A UTF-8 text never has fewer bytes than UTF-16 units.
      [UInt16](unsafeUninitializedCapacity: Int(count)) { buffer, written in
        var length: Int32 = 0
        source.withMemoryRebound(to: CChar.self, capacity: Int(count)) {
          _ = icu_fromUTF8(buffer.baseAddress, count, &length, $0, count, &status)
        }
        written = !icu_failed(status) ? Int(length) : 0
      }
    }
    try status.check("u_strFromUTF8")
    return result
  }

  /// The UTF-8 bytes of UTF-16 units (`u_strToUTF8`). Throws `U_INVALID_CHAR_FOUND` for a lone surrogate.
  public static func utf8(from utf16: Span<UInt16>) throws(ICUError) -> [UInt8] {
    var status = ICU_ZERO_ERROR
    let result = utf16.withCText { source, count in
      // A UTF-16 unit makes at most three bytes.
      [UInt8](unsafeUninitializedCapacity: Int(count) * 3) { buffer, written in
        var length: Int32 = 0
        buffer.withMemoryRebound(to: CChar.self) {
          _ = icu_toUTF8($0.baseAddress, Int32(clamping: $0.count), &length, source, count, &status)
        }
        written = !icu_failed(status) ? Int(length) : 0
      }
    }
    try status.check("u_strToUTF8")
    return result
  }
}

extension Span {
  /// The units as C wants them: a pointer that is never null, valid for the time of the call, and a 32-bit length.
  func withCText<Result>(_ body: (UnsafePointer<Element>, Int32) -> Result) -> Result {
    withUnsafeBufferPointer { buffer in
      // ICU refuses a null pointer even when the length is zero. A text of no units is never read.
      let pointer = buffer.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<Element>.alignment)!
      return body(pointer, Int32(buffer.count))
    }
  }
}
