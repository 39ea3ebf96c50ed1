import JSON

/// A line of JSON Lines whose page is written anew; every byte outside of the page's string, and of a member that is added, is
/// as it was.
public struct WrittenLine: Sendable {
  public let bytes: [UInt8]
  /// What of the source line stands in the line as written.
  public let stretches: [Stretch]

  /// - Parameters:
  ///   - written: the page as it is written.
  ///   - text: the page as it was.
  ///   - string: the page's string in the line, with its quotes.
  ///   - line: the source line.
  ///   - member: what the line is given beside the page.
  public init(
    _ written: WrittenPage, for text: [UInt8], at string: Range<Int>, in line: [UInt8],
    adding member: AddedMember? = nil
  ) {
    var edits: [Edit] = []
    if let member { edits.append(Edit(place: member.place(in: line), bytes: member.bytes)) }
    let isAnother = written.bytes != text
    let inside = string.lowerBound + 1..<string.upperBound - 1
    if isAnother {
      var writer = JSONWriter()
      writer.string(utf8: written.bytes.span)
      let edit = Edit(place: inside, bytes: Array(writer.bytes.dropFirst().dropLast()))
      edits.insert(edit, at: edits.firstIndex { inside.upperBound <= $0.place.lowerBound } ?? edits.count)
    }
    var output: [UInt8] = []
    output.reserveCapacity(line.count + edits.reduce(0) { $0 + $1.bytes.count })
    var stretches: [Stretch] = []
    var start = 0
    for edit in edits {
      stretches.append(Stretch(source: start, output: output.count, count: edit.place.lowerBound - start))
      output += line[start..<edit.place.lowerBound]
      output += edit.bytes
      if isAnother, edit.place == inside {
        let place = output.count - edit.bytes.count..<output.count
        stretches += Self.stretches(of: written, at: place, in: output.span, from: inside, of: line.span)
      }
      start = edit.place.upperBound
    }
    stretches.append(Stretch(source: start, output: output.count, count: line.count - start))
    output += line[start...]
    bytes = output
    self.stretches = stretches
  }

  private struct Edit {
    let place: Range<Int>
    let bytes: [UInt8]
  }

  /// What of a page's string stands in the string that is written; of both the places without quotes.
  private static func stretches(
    of written: WrittenPage, at place: Range<Int>, in output: Span<UInt8>, from string: Range<Int>, of line: Span<UInt8>
  ) -> [Stretch] {
    let before = offsets(of: string, in: line)
    let after = offsets(of: place, in: output)
    var stretches: [Stretch] = []
    for stretch in written.stretches {
      let from = before[stretch.source]..<before[stretch.source + stretch.count]
      let to = after[stretch.output]..<after[stretch.output + stretch.count]
      let raw = Stretch(source: from.lowerBound, output: to.lowerBound, count: from.count)
      // What is escaped on one side only is not the same.
      if from.count == to.count, raw.isTrue(of: line, output) { stretches.append(raw) }
    }
    return stretches
  }

  /// For each byte of what a JSON string without its quotes means, and for its end, the byte of the line at which it is written.
  private static func offsets(of string: Range<Int>, in line: Span<UInt8>) -> [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(string.count)
    var index = string.lowerBound
    while index < string.upperBound {
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
