import GalleyEngine

/// What stands beside a place of the text, read past what is not printed.
///
/// Character rules look at the text as it was before any of them changed it. What they ask here is answered alike
/// before and after the other rules' repairs, so that one pass is enough.
enum Neighbours {
  /// A scalar and the byte at which it starts.
  struct Place {
    let value: UInt32
    let offset: Int
    let length: Int
    var end: Int { offset + length }
    var traits: CharacterTraits { .of(value) }
    var isBlank: Bool { Neighbours.isBlank(value, traits) }
  }

  /// Whether a scalar is white space within a line: not a line feed, a tab (which parts columns), or U+FEFF.
  static func isBlank(_ value: UInt32, _ traits: CharacterTraits) -> Bool {
    traits.contains(.space) && value != 0x09 && value != 0x0A && value != 0xFEFF
  }

  /// Whether a scalar leaves no trace on paper, not even a gap.
  private static func isUnprinted(_ value: UInt32) -> Bool {
    let traits = CharacterTraits.of(value)
    return traits.contains(.unprinted) && (!traits.contains(.space) || value == 0xFEFF)
  }

  /// The printed or blank scalar that ends before `offset`; `nil` at the start.
  static func before(_ offset: Int, in text: Span<UInt8>) -> Place? {
    var end = offset
    while let (value, length) = UTF8Text.scalar(before: end, in: text) {
      end -= length
      if !isUnprinted(value) { return Place(value: value, offset: end, length: length) }
    }
    return nil
  }

  /// The printed or blank scalar that starts at `offset` or behind it; `nil` at the end.
  static func after(_ offset: Int, in text: Span<UInt8>) -> Place? {
    var start = offset
    while start < text.count {
      let (value, length) = UTF8Text.scalar(at: start, in: text)
      if !isUnprinted(value) { return Place(value: value, offset: start, length: length) }
      start += length
    }
    return nil
  }

  // MARK: Over white space

  /// How many characters of white space are read over: more are no gap in a text.
  private static let widest = 64

  /// The printed scalar before `offset`; `nil` where only white space is.
  static func printed(before offset: Int, in text: Span<UInt8>) -> Place? {
    var place = before(offset, in: text)
    for _ in 0..<widest {
      guard let blank = place, blank.isBlank else { return place }
      place = before(blank.offset, in: text)
    }
    return nil
  }

  /// The printed scalar at `offset` or behind it; `nil` where only white space is.
  static func printed(after offset: Int, in text: Span<UInt8>) -> Place? {
    var place = after(offset, in: text)
    for _ in 0..<widest {
      guard let blank = place, blank.isBlank else { return place }
      place = after(blank.end, in: text)
    }
    return nil
  }
}
