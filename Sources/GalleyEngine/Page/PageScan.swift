import CCharacterTraits

/// The one pass over a page's bytes in which everything is learnt that needs each character: whether they are UTF-8, where
/// the lines are and what they hold, and the habits of the page.
struct PageScan {
  private(set) var lines: [Line] = []
  private(set) var habits = Habits()
  /// The bytes at which punctuation marks stand, in order.
  private(set) var marks: [Int] = []

  /// - Returns: nil where the bytes are not UTF-8 (Unicode, table 3-7).
  init?(_ bytes: Span<UInt8>) {
    lines.reserveCapacity(bytes.count / 128 + 8)
    marks.reserveCapacity(bytes.count / 32)
    guard bytes.withUnsafeBufferPointer({ scan($0) }) else { return nil }
  }

  /// What is known of the line that is read.
  private struct Row {
    var start: Int
    /// Where the last visible character ends; the start where none was seen.
    var end: Int
    var indent = 0
    var width = 0
    var count = 0
    var widthAtEnd = 0
    var countAtEnd = 0
    var traits: UInt16 = 0

    init(at start: Int) {
      self.start = start
      end = start
    }
  }

  private mutating func scan(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = text.baseAddress else { return true }
    let ideograph = CharacterTraits([.wide, .han]).rawValue
    let space = CharacterTraits.space.rawValue
    let wide = CharacterTraits.wide.rawValue
    let punctuation = CharacterTraits.punctuation.rawValue
    var row = Row(at: 0)
    var blank = 0
    var index = 0
    while index < text.count {
      // Most of an East Asian page is runs of ideographs, with nothing to decide.
      let run = (Self.ideographs(base, from: index, to: text.count) - index) / 3
      let isBehindIdeograph = run > 0
      if isBehindIdeograph {
        index += 3 * run
        row.width += 2 * run
        row.count += run
        row.traits |= ideograph
        row.end = index
        row.widthAtEnd = row.width
        row.countAtEnd = row.count
        if index == text.count { break }
      }
      let lead = base[index]
      if lead == 0x0A {
        let hasSpaceBehind = Line.endsInOneSpace(row.end, text.span)
        if row.count > 0, hasSpaceBehind || row.indent == 1 { habits.edgedLines += 1 }
        add(row, hasSpaceBehind: hasSpaceBehind, &blank)
        index += 1
        row = Row(at: index)
        continue
      }
      let (value, length) = Self.scalar(base + index, left: text.count - index)
      guard length > 0 else { return false }
      if isBehindIdeograph { count(value) }
      if value == 0x201C { habits.openingQuotes += 1 } else if value == 0x201D { habits.closingQuotes += 1 }
      let traits = value < 0x10000 ? galley_traits(value) : CharacterTraits.beyond(value).rawValue
      if traits & punctuation != 0 { marks.append(index) }
      index += length
      if traits & space != 0, row.count == 0 {
        row.indent += 1 + Int(traits & wide)
        row.start = index
        row.end = index
        continue
      }
      row.width += 1 + Int(traits & wide)
      row.count += 1
      row.traits |= traits
      if traits & space == 0 {
        row.end = index
        row.widthAtEnd = row.width
        row.countAtEnd = row.count
      }
    }
    if row.count > 0 { add(row, hasSpaceBehind: false, &blank) }
    return true
  }

  private mutating func add(_ row: Row, hasSpaceBehind: Bool, _ blank: inout Int) {
    guard row.count > 0 else {
      blank += 1
      return
    }
    lines.append(
      Line(
        range: row.start..<row.end, blankLinesBefore: blank, indent: row.indent, columns: row.widthAtEnd,
        count: row.countAtEnd, traits: CharacterTraits(rawValue: row.traits), hasSpaceBehind: hasSpaceBehind))
    blank = 0
  }

  /// Counts a mark behind an ideograph.
  private mutating func count(_ value: UInt32) {
    switch value {
    case 0x21, 0x2C, 0x3A, 0x3B, 0x3F: habits.halfWidthMarks += 1
    case 0xFF01, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: habits.fullWidthMarks += 1
    default: break
    }
  }

  /// The end of the run of ideographs that starts at `start`: U+4E00…9FBF, of which all are ideographs.
  @inline(__always)
  private static func ideographs(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    // Four bytes are looked at at once.
    while index + 4 <= end {
      let word = UInt32(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt32.self))
      guard word & 0x00C0_C0F0 == 0x0080_80E0 else { break }
      // The row of 64 characters that the first two bytes name.
      let row = (word & 0x0F) << 6 | (word >> 8) & 0x3F
      guard row &- (0x4E00 >> 6) < (0x9FC0 - 0x4E00) >> 6 else { break }
      index += 3
    }
    return index
  }

  /// The scalar that starts at `bytes`, of which `left` may be read, and its length; a length of 0 where it is ill-formed.
  @inline(__always)
  private static func scalar(_ bytes: UnsafePointer<UInt8>, left: Int) -> (value: UInt32, length: Int) {
    let a = UInt32(bytes[0])
    if a < 0x80 { return (a, 1) }
    guard left > 1, bytes[1] & 0xC0 == 0x80 else { return (0, 0) }
    let b = UInt32(bytes[1]) & 0x3F
    if a < 0xE0 { return (a & 0x1F) << 6 | b > 0x7F && a > 0xC1 ? ((a & 0x1F) << 6 | b, 2) : (0, 0) }
    guard left > 2, bytes[2] & 0xC0 == 0x80 else { return (0, 0) }
    let c = UInt32(bytes[2]) & 0x3F
    if a < 0xF0 {
      let value = (a & 0x0F) << 12 | b << 6 | c
      return value > 0x7FF && value & 0xF800 != 0xD800 ? (value, 3) : (0, 0)
    }
    guard left > 3, bytes[3] & 0xC0 == 0x80 else { return (0, 0) }
    let value = (a & 0x07) << 18 | b << 12 | c << 6 | UInt32(bytes[3]) & 0x3F
    return a < 0xF5 && 0x10000...0x10FFFF ~= value ? (value, 4) : (0, 0)
  }
}
