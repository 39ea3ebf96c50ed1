import GalleyEngine

/// Cuts pieces out of the source that are short enough to be shown, at the bounds of characters.
enum Excerpt {
  /// Display columns of a source line around a place.
  static let lineColumns = 76
  private static let contextColumns = 24
  private static let placeColumns = 40

  /// The line in which `range` starts, shortened, with the range marked as far as it goes on that line.
  static func line(around range: Range<Int>, in text: Span<UInt8>) -> MarkedText {
    let end = reach(from: range.lowerBound, to: range.upperBound, columns: placeColumns, in: text)
    var shown = before(range.lowerBound, columns: contextColumns, in: text)
    shown.append(Printable.text(range.lowerBound..<end, in: text), .place)
    if end < range.upperBound, !endsLine(text[end]) {
      shown.leaveOut()
    } else {
      let used = shown.runs.reduce(0) { $0 + Printable.columns(of: $1.text) }
      shown.append(behind(end, columns: lineColumns - used, in: text))
    }
    return shown
  }

  /// `range` itself: all of it, or its start and its end.
  static func quote(_ range: Range<Int>, columns: Int, in text: Span<UInt8>) -> String {
    if reach(from: range.lowerBound, to: range.upperBound, columns: columns, in: text) == range.upperBound {
      return Printable.text(range, in: text)
    }
    let head = reach(from: range.lowerBound, to: range.upperBound, columns: columns * 2 / 3, in: text)
    let tail = reach(backFrom: range.upperBound, to: head, columns: columns / 3, in: text)
    return Printable.text(range.lowerBound..<head, in: text) + "…" + Printable.text(tail..<range.upperBound, in: text)
  }

  /// What stands on the line before `offset`.
  static func before(_ offset: Int, columns: Int, in text: Span<UInt8>) -> MarkedText {
    let start = reach(backFrom: offset, to: 0, columns: columns, in: text)
    var shown = MarkedText()
    if start > 0, text[start - 1] != 0x0A { shown.leaveOut() }
    shown.append(Printable.text(start..<offset, in: text))
    return shown
  }

  /// What stands on the line from `offset` on.
  static func behind(_ offset: Int, columns: Int, in text: Span<UInt8>) -> MarkedText {
    let end = reach(from: offset, to: text.count, columns: columns, in: text)
    var shown = MarkedText()
    shown.append(Printable.text(offset..<end, in: text))
    if end < text.count, !endsLine(text[end]) { shown.leaveOut() }
    return shown
  }

  private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// The byte behind the last character from `start` on that fits in `columns`, on the same line.
  static func reach(from start: Int, to end: Int, columns: Int, in text: Span<UInt8>) -> Int {
    var index = start
    var left = columns
    // Marks take no columns: a flood of them is cut by their number.
    var steps = max(columns, 8) * 4
    while index < end, text[index] != 0x0A, steps > 0 {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      if value == 0x0D, index + 1 < text.count, text[index + 1] == 0x0A { break }
      left -= Printable.columns(value)
      if left < 0 { break }
      index += length
      steps -= 1
    }
    return index
  }

  /// The first byte of the first character before `end` from which on the text fits in `columns`, on the same line.
  static func reach(backFrom end: Int, to start: Int, columns: Int, in text: Span<UInt8>) -> Int {
    var best = end
    var index = end
    var left = columns
    var steps = max(columns, 8) * 4
    while index > start, text[index - 1] != 0x0A, steps > 0 {
      guard let (value, length) = UTF8Text.scalar(before: index, in: text) else { break }
      let width = Printable.columns(value)
      left -= width
      if left < 0 { break }
      index -= length
      steps -= 1
      if width > 0 { best = index }
    }
    return best
  }
}
