/// The hyphens that break a word over a line.
public enum Hyphen {
  /// The bytes of the hyphen that ends `text`, 0 where none does: U+002D, U+00AD, U+2010, U+2011.
  public static func length(atEndOf text: Span<UInt8>) -> Int {
    guard let (value, length) = UTF8Text.scalar(before: text.count, in: text) else { return 0 }
    switch value {
    case 0x2D, 0xAD, 0x2010, 0x2011: return length
    default: return 0
    }
  }
}
