import CICUCalls

/// A guess at the charset of some bytes.
public struct CharsetGuess: Equatable, Sendable {
  /// The name, as `GB18030`, which `Converter` understands.
  public let name: String
  /// 0…100
  public let confidence: Int
}

/// Guesses the charset of bytes. It costs 2 ms for 10 KB, so ask only where the bytes are not UTF-8.
public final class CharsetDetector {
  private let handle: UnsafeMutableRawPointer

  /// (`ucsdet_open`)
  public init() throws(ICUError) {
    var status = ICU_ZERO_ERROR
    let opened = icu_openDetector(&status)
    try status.check("ucsdet_open")
    handle = opened!
  }

  deinit { icu_closeDetector(handle) }

  /// The best guess, nil when no charset fits (`ucsdet_detect`).
  public func detect(_ bytes: Span<UInt8>) throws(ICUError) -> CharsetGuess? {
    var status = ICU_ZERO_ERROR
    let guess = bytes.withCText { pointer, count -> CharsetGuess? in
      pointer.withMemoryRebound(to: CChar.self, capacity: Int(count)) {
        icu_setDetectorText(handle, $0, count, &status)
      }
      guard let match = icu_detect(handle, &status), let name = icu_matchName(match, &status) else { return nil }
      return CharsetGuess(name: String(cString: name), confidence: Int(icu_matchConfidence(match, &status)))
    }
    try status.check("ucsdet_detect")
    return guess
  }
}
