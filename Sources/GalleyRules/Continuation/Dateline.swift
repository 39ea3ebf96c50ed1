import GalleyEngine

/// The line that an agency or a paper's own report starts with.
enum Dateline {
  /// No dateline takes more bytes.
  private static let longest = 96

  /// Whether text that starts as a dateline is no more than that: 本报讯（记者 某某）, 新华社某地3月1日电.
  ///
  /// - Parameter range: bytes of `text`; line feeds between its lines are white space.
  static func isAll(of range: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard range.count <= longest, var index = end(of: range, in: text) else { return false }
    var isOpen = false
    var isClosed = false
    while index < range.upperBound {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      let traits = CharacterTraits.of(value)
      if !isOpen, !traits.contains(.space), value != 0x0A {
        guard !isClosed, traits.contains(.opening) else { return false }
        isOpen = true
      } else if traits.contains(.closing) {
        isOpen = false
        isClosed = true
      }
      index += length
    }
    return !isOpen
  }

  /// The byte behind the first 讯 or 电.
  private static func end(of range: Range<Int>, in text: Span<UInt8>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      index += length
      switch value {
      case 0x8BAF, 0x7535, 0x8A0A, 0x96FB: return index  // 讯 电 訊 電
      default: break
      }
    }
    return nil
  }
}
