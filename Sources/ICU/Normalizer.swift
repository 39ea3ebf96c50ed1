import CICUCalls

/// A normalisation form of Unicode (UAX #15). The data behind it belongs to ICU and is never closed.
public struct Normalizer: @unchecked Sendable {
  // ICU's shared instances never change, and ICU declares them safe for many threads.
  private let instance: UnsafeRawPointer

  /// Canonical composition (`unorm2_getNFCInstance`).
  public static let nfc = Normalizer(icu_nfc)
  /// Compatibility composition (`unorm2_getNFKCInstance`).
  public static let nfkc = Normalizer(icu_nfkc)

  private init(_ open: (UnsafeMutablePointer<Int32>) -> UnsafeRawPointer?) {
    var status = ICU_ZERO_ERROR
    let opened = open(&status)
    guard !icu_failed(status), let opened else { fatalError("ICU has no data for normalisation") }
    instance = opened
  }

  /// The text in this form (`unorm2_normalize`).
  public func normalized(_ text: Span<UInt16>) -> [UInt16] {
    var needed = text.count + 16
    while true {
      var status = ICU_ZERO_ERROR
      let result = text.withCText { source, count in
        [UInt16](unsafeUninitializedCapacity: needed) { buffer, written in
          needed = Int(icu_normalize(instance, source, count, buffer.baseAddress, Int32(buffer.count), &status))
          written = !icu_failed(status) ? needed : 0
        }
      }
      if status == ICU_BUFFER_OVERFLOW_ERROR { continue }
      precondition(!icu_failed(status), "unorm2_normalize fails only when memory is used up")
      return result
    }
  }

  /// The text in this form, from UTF-8 to UTF-8. The text must be valid UTF-8: the caller has checked that.
  public func normalized(_ text: Span<UInt8>) -> [UInt8] {
    do {
      let utf16 = try Transcoding.utf16(from: text)
      let result = normalized(utf16.span)
      return try Transcoding.utf8(from: result.span)
    } catch {
      preconditionFailure("the text to normalise is not UTF-8: \(error)")
    }
  }

  /// How many units at the start are surely in this form (`unorm2_spanQuickCheckYes`): never too many.
  public func spanQuickCheckYes(_ text: Span<UInt16>) -> Int {
    var status = ICU_ZERO_ERROR
    let span = text.withCText { icu_spanQuickCheckYes(instance, $0, $1, &status) }
    precondition(!icu_failed(status), "unorm2_spanQuickCheckYes fails only for a negative length")
    return Int(span)
  }

  /// Whether the text before a scalar never changes with it (`unorm2_hasBoundaryBefore`).
  public func hasBoundaryBefore(_ scalar: UInt32) -> Bool {
    icu_hasBoundaryBefore(instance, Int32(scalar))
  }
}
