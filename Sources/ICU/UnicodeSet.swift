import CICUCalls

/// A set of characters from a pattern, as `[\p{Han}々〇]` (UTS #18 and ICU's UnicodeSet). It never changes once made.
public final class UnicodeSet: @unchecked Sendable {
  // Frozen: ICU declares frozen sets safe for many threads.
  private let handle: UnsafeMutableRawPointer

  /// Parses the pattern and freezes the set (`uset_openPattern`, `uset_freeze`).
  public init(_ pattern: String) throws(ICUError) {
    let utf16 = Array(pattern.utf16)
    var status = ICU_ZERO_ERROR
    let opened = utf16.span.withCText { icu_openSet($0, $1, &status) }
    try status.check("uset_openPattern")
    handle = opened!
    icu_freezeSet(handle)
  }

  deinit { icu_closeSet(handle) }

  /// (`uset_contains`)
  public func contains(_ scalar: UInt32) -> Bool {
    icu_setContains(handle, Int32(bitPattern: scalar))
  }
}
