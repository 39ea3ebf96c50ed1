import CICUCalls

/// Why bytes could not be converted.
public enum ConversionError: Error, Equatable {
  /// ICU knows no charset of this name.
  case unknownCharset(String)
  /// The bytes at this offset, from 0, mean nothing in the charset.
  case unmappable(offset: Int)
  case failed(ICUError)
}

/// Converts bytes of a named charset to UTF-8. It replaces and skips nothing: what it cannot map is an error.
public final class Converter {
  private let handle: UnsafeMutableRawPointer

  /// A converter for a charset by any name ICU knows, as `GB18030`, `Big5`, `Shift_JIS` (`ucnv_open`).
  public init(charset: String) throws(ConversionError) {
    var status = ICU_ZERO_ERROR
    guard let opened = icu_openConverter(charset, &status) else { throw .unknownCharset(charset) }
    handle = opened
    icu_stopAtUnmappable(opened, &status)
    precondition(!icu_failed(status), "ucnv_setToUCallBack fails only without a converter")
  }

  deinit { icu_closeConverter(handle) }

  /// The bytes as UTF-8 (`ucnv_toUnicode`, `u_strToUTF8`).
  public func utf8(from bytes: Span<UInt8>) throws(ConversionError) -> [UInt8] {
    var utf16: [UInt16] = []
    utf16.reserveCapacity(bytes.count)
    var status = ICU_BUFFER_OVERFLOW_ERROR
    let bytesRead = bytes.withCText { pointer, count in
      icu_resetConverter(handle)
      let start = UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self)
      var source: UnsafePointer<CChar>? = start
      while status == ICU_BUFFER_OVERFLOW_ERROR {
        status = ICU_ZERO_ERROR
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 4096) { chunk in
          var target: UnsafeMutablePointer<UInt16>? = chunk.baseAddress
          icu_toUnicode(handle, &target, chunk.baseAddress! + chunk.count, &source, start + Int(count), &status)
          utf16.append(contentsOf: chunk[..<(target! - chunk.baseAddress!)])
        }
      }
      return source! - start
    }
    if icu_failed(status) { throw .unmappable(offset: bytesRead - pendingBytes()) }
    do { return try Transcoding.utf8(from: utf16.span) } catch { throw .failed(error) }
  }

  /// How many bytes were read in vain before the converter stopped (`ucnv_getInvalidChars`).
  private func pendingBytes() -> Int {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { bytes in
      var length = Int8(bytes.count)
      var status = ICU_ZERO_ERROR
      icu_invalidBytes(handle, bytes.baseAddress, &length, &status)
      return !icu_failed(status) ? Int(length) : 0
    }
  }
}
