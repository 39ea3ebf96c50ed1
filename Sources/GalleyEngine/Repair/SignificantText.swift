import ICU

/// The text of a page's paragraphs by what no repair of characters and no line break changes: its letters, digits and
/// ideographs.
struct SignificantText {
  private let page: Page

  init(of page: Page) { self.page = page }

  /// The last `count` significant characters of the paragraph before a byte.
  func before(_ offset: Int, _ count: Int) -> Range<Int> {
    var left = count
    var start = offset
    guard var line = line(around: offset) else { return offset..<offset }
    while true {
      while left > 0, start > page.lines[line].range.lowerBound,
        let (value, length) = UTF8Text.scalar(before: start, in: page.bytes.span)
      {
        start -= length
        if Self.isSignificant(value) { left -= 1 }
      }
      guard left > 0, goesOn(in: line) else { return start..<offset }
      line -= 1
      start = page.lines[line].range.upperBound
    }
  }

  /// The first `count` significant characters of the paragraph from a byte on, with what stands behind the last of them.
  func behind(_ offset: Int, _ count: Int) -> Range<Int> {
    guard var line = line(around: offset) else { return offset..<offset }
    while line + 1 < page.lines.count, goesOn(in: line + 1) {
      let soFar = Self.reach(from: offset, to: page.lines[line].range.upperBound, count, in: page.bytes.span)
      if soFar.count == count { break }
      line += 1
    }
    let end = max(offset, page.lines[line].range.upperBound)
    return offset..<Self.reach(from: offset, to: end, count, in: page.bytes.span).end
  }

  /// Where `limit` significant characters from `start` on end, and how many there are.
  static func reach(from start: Int, to end: Int, _ limit: Int, in text: Span<UInt8>) -> (end: Int, count: Int) {
    var index = start
    var count = 0
    while index < end {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      if isSignificant(value) {
        // The marks on the last character belong to it.
        if count == limit { break }
        count += 1
      }
      index += length
    }
    return (index, count)
  }

  /// The significant characters of a range in NFKC, UTF-8.
  static func folded(_ range: Range<Int>, in text: Span<UInt8>) -> [UInt8] {
    let normal = Normalizer.nfkc.normalized(text.extracting(range))
    var folded: [UInt8] = []
    var index = 0
    while index < normal.count {
      let (value, length) = UTF8Text.scalar(at: index, in: normal.span)
      if let ideograph = RadicalsSupplement.ideograph(value) {
        UTF8Text.append(ideograph, to: &folded)
      } else if isSignificant(value) {
        folded += normal[index..<index + length]
      }
      index += length
    }
    return folded
  }

  private static func isSignificant(_ scalar: UInt32) -> Bool {
    // The half-width sound marks are part of the kana before them.
    if scalar == 0xFF9E || scalar == 0xFF9F { return false }
    // Radicals are ideographs once they are repaired: of Kangxi by NFKC, of the supplement by its table.
    if (0x2F00...0x2FD5).contains(scalar) || RadicalsSupplement.ideograph(scalar) != nil { return true }
    return !CharacterTraits.of(scalar).isDisjoint(with: .wordy)
  }

  /// Whether a line goes on with the paragraph of the line before it, as far as one can see without reading it.
  private func goesOn(in line: Int) -> Bool {
    line > 0 && page.layout.kind == .printedLines && page.lines[line].blankLinesBefore == 0
      && page.lines[line].indent == 0
  }

  /// The line that holds a byte, or the white space behind it; nil on a page without lines.
  private func line(around offset: Int) -> Int? {
    let next = page.lines.partitioningIndex { $0.range.lowerBound > offset }
    return page.lines.isEmpty ? nil : max(0, next - 1)
  }
}
