import GalleyReport
import JSON

/// A position as the protocol has it: a line from 0, and in it units of UTF-16 from 0. LF, CR LF and CR alone end a line.
///
/// https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#position
struct UTF16Position: Comparable {
  var line = 0
  var character = 0

  static func < (a: UTF16Position, b: UTF16Position) -> Bool { (a.line, a.character) < (b.line, b.character) }

  init() {}

  /// Reads a `Position`; nil where it is none.
  init?(_ node: JSONNode?) {
    guard let line = node?["line"]?.integer, let character = node?["character"]?.integer, line >= 0, character >= 0
    else { return nil }
    self.line = line
    self.character = character
  }

  /// Goes on behind a byte of valid UTF-8.
  mutating func pass(_ byte: UInt8, before next: UInt8?) {
    if byte == 0x0A || byte == 0x0D && next != 0x0A {
      line += 1
      character = 0
    } else if byte & 0xC0 != 0x80 {
      // What takes four bytes takes two units.
      character += byte < 0xF0 ? 1 : 2
    }
  }

  /// The byte offset of the position; the end of the line where the line is shorter, the end of the text where it has
  /// fewer lines.
  /// - Parameter bytes: UTF-8.
  func offset(in bytes: [UInt8]) -> Int {
    let text = bytes.span
    var here = UTF16Position()
    var index = 0
    while index < text.count, here < self {
      let byte = text[index]
      let isLineEnd = byte == 0x0A || byte == 0x0D
      if here.line == line, isLineEnd { return index }
      here.pass(byte, before: index + 1 < text.count ? text[index + 1] : nil)
      index += 1
      // The rest of a character.
      while index < text.count, text[index] & 0xC0 == 0x80 { index += 1 }
    }
    return index
  }
}

/// The positions of the ends of many ranges, found in one sweep over the text.
struct UTF16Positions {
  private var positions: [Int: UTF16Position] = [:]

  /// - Parameters:
  ///   - ranges: of bytes, half-open, in any order.
  ///   - bytes: UTF-8.
  init(of ranges: [Range<Int>], in bytes: [UInt8]) {
    let text = bytes.span
    var here = UTF16Position()
    var index = 0
    for offset in Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] }).sorted() {
      while index < min(offset, text.count) {
        here.pass(text[index], before: index + 1 < text.count ? text[index + 1] : nil)
        index += 1
      }
      positions[offset] = here
    }
  }

  /// - Parameter range: one of those that were asked for.
  func range(_ range: Range<Int>) -> (start: UTF16Position, end: UTF16Position) {
    (positions[range.lowerBound]!, positions[range.upperBound]!)
  }
}

extension JSONWriter {
  /// A `Range`, half-open.
  mutating func member(_ name: String, _ range: (start: UTF16Position, end: UTF16Position)) {
    member(
      name, in: "character", from: (range.start.line, range.start.character),
      to: (range.end.line, range.end.character))
  }
}
