import GalleyEngine

/// The lines and columns of many byte offsets, found in one sweep over the page.
public struct Positions {
  /// Characters of the whole text.
  public let characterCount: Int
  private let offsets: [Int]
  private let positions: [Position]

  /// - Parameter offsets: byte offsets at which characters start, or the end of the text; in any order.
  public init(of offsets: [Int], in text: Span<UInt8>) {
    self.offsets = Array(Set(offsets)).sorted()
    var positions: [Position] = []
    positions.reserveCapacity(self.offsets.count)
    var here = Position(line: 1, column: 1, utf16Column: 1, byteColumn: 1)
    var characters = 0
    var index = 0
    for offset in self.offsets + [text.count] {
      while index < min(offset, text.count) {
        let byte = text[index]
        here.byteColumn += 1
        if byte & 0xC0 != 0x80 {
          characters += 1
          here.column += 1
          // What takes four bytes takes two units of UTF-16.
          here.utf16Column += byte < 0xF0 ? 1 : 2
        }
        if byte == 0x0A { here = Position(line: here.line + 1, column: 1, utf16Column: 1, byteColumn: 1) }
        index += 1
      }
      positions.append(here)
    }
    characterCount = characters
    self.positions = positions
  }

  /// The place of a range whose ends were asked for.
  public func place(_ range: Range<Int>) -> Place {
    Place(range: range, start: position(of: range.lowerBound), end: position(of: range.upperBound))
  }

  private func position(of offset: Int) -> Position {
    var low = 0
    var high = offsets.count
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return positions[low]
  }
}
