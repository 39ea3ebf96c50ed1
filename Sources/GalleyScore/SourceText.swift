extension Span<UInt8> {
  /// A range without the white space at both its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, let length = spaceLength(at: start, before: end) { start += length }
    while start < end, let length = spaceLength(endingAt: end, from: start) { end -= length }
    return start..<end
  }

  /// Whether a range is white space within one line, or empty.
  func isBlankWithinLine(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      guard self[index] != 0x0A, let length = spaceLength(at: index, before: range.upperBound) else { return false }
      index += length
    }
    return true
  }

  /// Whether a range is white space, or empty.
  func isBlank(_ range: Range<Int>) -> Bool { trimmed(range).isEmpty }

  /// A range without the marks of a heading at its start.
  func withoutHeadingMarks(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, self[start] == UInt8(ascii: "#") || self[start] == 0x20 { start += 1 }
    return start..<range.upperBound
  }

  func bytes(_ range: Range<Int>) -> [UInt8] { range.map { self[$0] } }

  /// A range without the parts of characters at both its ends.
  func wholeCharacters(of range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, self[start] & 0xC0 == 0x80 { start += 1 }
    if end < count, self[end] & 0xC0 == 0x80 {
      while end > start, self[end] & 0xC0 == 0x80 { end -= 1 }
    }
    return start..<end
  }

  /// The end of the line that `offset` stands in.
  func lineEnd(from offset: Int) -> Int {
    var end = offset
    while end < count, self[end] != 0x0A { end += 1 }
    return end
  }

  /// The bytes of the white space that starts at `index`: blank, tab, line end, U+00A0, U+3000, U+FEFF.
  private func spaceLength(at index: Int, before end: Int) -> Int? {
    switch self[index] {
    case 0x20, 0x09, 0x0A, 0x0D: return 1
    case 0xC2: return index + 1 < end && self[index + 1] == 0xA0 ? 2 : nil
    case 0xE3: return index + 2 < end && self[index + 1] == 0x80 && self[index + 2] == 0x80 ? 3 : nil
    case 0xEF: return index + 2 < end && self[index + 1] == 0xBB && self[index + 2] == 0xBF ? 3 : nil
    default: return nil
    }
  }

  /// The bytes of the white space that ends before `end`.
  private func spaceLength(endingAt end: Int, from start: Int) -> Int? {
    for length in 1...3 where end - length >= start {
      if spaceLength(at: end - length, before: end) == length { return length }
    }
    return nil
  }
}
