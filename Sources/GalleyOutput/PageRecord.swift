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
  public static func line(path: String, of original: String, _ repaired: RepairedPage, _ written: WrittenPage) -> [UInt8] {
    var writer = JSONWriter()
    writer.bytes.reserveCapacity(512 + repaired.page.bytes.count / 16)
    writer.beginObject()
    writer.key("path")
    writer.string(path)
    if original != path {
      writer.key("original")
      writer.string(original)
    }
    writer.key("source")
    writer.write(Fingerprint(of: repaired.page.bytes))
    writer.key("output")
    writer.write(Fingerprint(of: written.bytes))
    writer.key("repairs")
    RepairLog.write(repaired, to: &writer)
    writer.key("dropped")
    writer.beginArray()
    for removal in repaired.removals { writer.drop("rule", removal.rule, [removal.range]) }
    for index in written.dropped {
      let block = repaired.blocks[index]
      writer.drop("role", block.role.rawValue, block.pieces.map(\.range))
    }
    writer.endArray()
    writer.key("delta")
    writer.write(ReverseDelta(of: repaired.page.bytes, in: written))
    writer.endObject()
    writer.newline()
    return writer.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ fingerprint: Fingerprint) {
    beginObject()
    key("xxh64")
    string(fingerprint.digits)
    key("bytes")
    number(fingerprint.count)
    endObject()
  }

  fileprivate mutating func drop(_ kind: String, _ name: String, _ ranges: [Range<Int>]) {
    beginObject()
    key(kind)
    string(name)
    key("spans")
    beginArray()
    for range in ranges { numbers([range.lowerBound, range.upperBound]) }
    endArray()
    endObject()
  }

  /// A string is bytes, two numbers are a copy.
  fileprivate mutating func write(_ delta: ReverseDelta) {
    beginArray()
    for step in delta.steps {
      switch step {
      case .literal(let range): string(utf8: delta.bytes.span.extracting(range))
      case .copy(let jump, let count):
        number(jump)
        number(count)
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
