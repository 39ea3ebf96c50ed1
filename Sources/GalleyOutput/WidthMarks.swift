import Glibc

/// The marks , : ; ? ! ( ) in their two widths. Pages have thousands of them whose width was repaired, so a record says of
/// a whole stretch that its marks were half-width, and not of each.
enum WidthMarks {
  /// The half-width byte of the full-width mark that starts at `offset`; nil where none does.
  @inline(__always)
  static func narrowed(at offset: Int, in text: Span<UInt8>) -> UInt8? {
    guard text[offset] == 0xEF, offset + 2 < text.count, text[offset + 1] == 0xBC else { return nil }
    switch text[offset + 2] {
    // ！ （ ） ， ： ； ？: U+FF00 and so much as U+0020 and so much is the half-width mark.
    case 0x81, 0x88, 0x89, 0x8C, 0x9A, 0x9B, 0x9F: return text[offset + 2] - 0x60
    default: return nil
    }
  }

  /// Whether full-width marks stand in `range`.
  static func haveWide(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
    var start = range.lowerBound
    while let found = first(0xEF, in: start..<range.upperBound, of: text) {
      if narrowed(at: found, in: text) != nil { return true }
      start = found + 1
    }
    return false
  }

  /// Appends `range` of a text with its full-width marks made half-width.
  static func append(narrowed range: Range<Int>, of text: Span<UInt8>, to bytes: inout [UInt8]) {
    var index = range.lowerBound
    while index < range.upperBound {
      if let mark = narrowed(at: index, in: text) {
        bytes.append(mark)
        index += 3
      } else {
        bytes.append(text[index])
        index += 1
      }
    }
  }

  private static func first(_ byte: UInt8, in range: Range<Int>, of text: Span<UInt8>) -> Int? {
    text.withUnsafeBytes { text in
      guard !range.isEmpty, let found = memchr(text.baseAddress! + range.lowerBound, Int32(byte), range.count) else {
        return nil
      }
      return UnsafeRawPointer(found) - text.baseAddress!
    }
  }
}
