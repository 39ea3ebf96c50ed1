import GalleyEngine
import JSON

/// What was done to a page, as one line of JSON: enough to say why, and to give the source back byte for byte.
///
/// `docs/formats.md` describes every member.
public enum PageRecord {
  /// The line, with its line feed.
  /// - Parameters:
  ///   - path: the output, relative to the folder that the record's folder stands in.
  ///   - original: the source's path below its own folder.
  ///   - repaired: the page.
  ///   - written: the same page in the format that it was written in.
  public static func line(path: String, of original: String, _ repaired: RepairedPage, _ written: WrittenPage)
    -> [UInt8]
  {
    var writer = JSONWriter()
    writer.begin(path, of: original, repaired.page.bytes, written.bytes)
    writer.write(repaired, without: written.dropped)
    writer.end(ReverseDelta(of: repaired.page.bytes, in: written.bytes, written.stretches))
    return writer.bytes
  }

  /// The line for a page that is a line of JSON Lines itself.
  /// - Parameters:
  ///   - number: of the line, from 1.
  ///   - source: the line as it came; what is recorded of bytes is about it, and what of repairs about the page.
  public static func line(
    path: String, of original: String, number: Int, source: [UInt8], _ line: WrittenLine, _ repaired: RepairedPage,
    _ written: WrittenPage
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.begin(path, of: original, number: number, source, line.bytes)
    writer.write(repaired, without: written.dropped)
    writer.end(ReverseDelta(of: source, in: line.bytes, line.stretches))
    return writer.bytes
  }

  /// The line for a line of JSON Lines that is no page and is written as it came.
  public static func line(path: String, of original: String, number: Int, unchanged source: [UInt8]) -> [UInt8] {
    var writer = JSONWriter()
    writer.begin(path, of: original, number: number, source, source)
    writer.end(ReverseDelta(of: source, in: source, [Stretch(source: 0, output: 0, count: source.count)]))
    return writer.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func begin(
    _ path: String, of original: String, number: Int? = nil, _ source: [UInt8], _ output: [UInt8]
  ) {
    bytes.reserveCapacity(512 + source.count / 8)
    beginObject()
    member("path", path)
    if original != path {
      member("original", original)
    }
    if let number {
      key("line")
      self.number(number)
    }
    key("source")
    write(Fingerprint(of: source))
    key("output")
    write(Fingerprint(of: output))
  }

  fileprivate mutating func write(_ repaired: RepairedPage, without dropped: [Int]) {
    key("repairs")
    RepairLog.write(repaired, to: &self)
    key("dropped")
    beginArray()
    for removal in repaired.removals { drop("rule", removal.rule, [removal.range]) }
    for index in dropped {
      let block = repaired.blocks[index]
      drop("role", block.role.rawValue, block.pieces.map(\.range))
    }
    endArray()
  }

  fileprivate mutating func end(_ delta: ReverseDelta) {
    key("delta")
    write(delta)
    endObject()
    newline()
  }

  fileprivate mutating func write(_ fingerprint: Fingerprint) {
    beginObject()
    member("xxh64", fingerprint.digits)
    member("bytes", fingerprint.count)
    endObject()
  }

  fileprivate mutating func drop(_ kind: String, _ name: String, _ ranges: [Range<Int>]) {
    beginObject()
    member(kind, name)
    key("spans")
    beginArray()
    for range in ranges { numbers([range.lowerBound, range.upperBound]) }
    endArray()
    endObject()
  }

  /// A string is bytes, two numbers are a copy; a negative count is one of which the marks are narrowed.
  fileprivate mutating func write(_ delta: ReverseDelta) {
    beginArray()
    for step in delta.steps {
      switch step {
      case .literal(let range): string(utf8: delta.bytes.span.extracting(range))
      case .copy(let jump, let count, let isNarrowed):
        number(jump)
        number(isNarrowed ? -count : count)
      }
    }
    endArray()
  }

  mutating func numbers(_ values: [Int]) {
    beginArray()
    for value in values { number(value) }
    endArray()
  }
}
