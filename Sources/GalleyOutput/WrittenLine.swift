import JSON

/// A line of JSON Lines whose page is written anew; every byte outside of the page's string is as it was.
public struct WrittenLine: Sendable {
  public let bytes: [UInt8]
  /// What of the source line stands in the line as written.
  public let stretches: [Stretch]

  /// - Parameters:
  ///   - written: the page as it is written.
  ///   - text: the page as it was.
  ///   - string: the page's string in the line, with its quotes.
  ///   - line: the source line.
  public init(_ written: WrittenPage, for text: [UInt8], at string: Range<Int>, in line: [UInt8]) {
    guard written.bytes != text else {
      bytes = line
      stretches = [Stretch(source: 0, output: 0, count: line.count)]
      return
    }
    var writer = JSONWriter()
    writer.bytes.reserveCapacity(line.count + line.count / 8)
    writer.bytes.append(contentsOf: line[..<string.lowerBound])
    writer.string(utf8: written.bytes.span)
    let end = writer.bytes.count
    writer.bytes.append(contentsOf: line[string.upperBound...])
    let output = writer.bytes

    let before = Self.offsets(of: string, in: line.span)
    let after = Self.offsets(of: string.lowerBound..<end, in: output.span)
    var stretches = [Stretch(source: 0, output: 0, count: string.lowerBound + 1)]
    for stretch in written.stretches {
      let from = before[stretch.source]..<before[stretch.source + stretch.count]
      let to = after[stretch.output]..<after[stretch.output + stretch.count]
      let raw = Stretch(source: from.lowerBound, output: to.lowerBound, count: from.count)
      // What is escaped on one side only is not the same.
      if from.count == to.count, raw.isTrue(of: line.span, output.span) { stretches.append(raw) }
    }
    stretches.append(Stretch(source: string.upperBound - 1, output: end - 1, count: line.count - string.upperBound + 1))
    self.stretches = stretches
    bytes = output
  }

  /// For each byte of what a JSON string means, and for its end, the byte of the line at which it is written.
  private static func offsets(of string: Range<Int>, in line: Span<UInt8>) -> [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(string.count)
    var index = string.lowerBound + 1
    while index < string.upperBound - 1 {
      let length = unit(at: index, in: line)
      for _ in 0..<length.text { offsets.append(index) }
      index += length.written
    }
    return offsets + [index]
  }

  /// How many bytes the next character or byte takes in the line, and how many it means.
  private static func unit(at index: Int, in line: Span<UInt8>) -> (written: Int, text: Int) {
    guard line[index] == UInt8(ascii: "\\") else { return (1, 1) }
    guard line[index + 1] == UInt8(ascii: "u") else { return (2, 1) }
    var value = 0
    for digit in index + 2..<index + 6 {
      let byte = Int(line[digit])
      value = value << 4 | (byte < 0x40 ? byte & 15 : (byte & 15) + 9)
    }
    switch value {
    case 0..<0x80: return (6, 1)
    case 0x80..<0x800: return (6, 2)
    // The first half of a surrogate pair; the second follows.
    case 0xD800..<0xDC00: return (12, 4)
    default: return (6, 3)
    }
  }
}
