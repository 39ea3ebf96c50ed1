import GalleyEngine
import JSON

/// What was found on some day, by content: findings that are known and not to be told again.
///
/// A JSON Lines file, one object a line, sorted by path and fingerprint: `path`, relative to the file's own folder; `rule`;
/// `fingerprint`; `count`, where the file has several that read the same. Two people's files merge as text.
public struct Baseline: Sendable {
  public struct Key: Hashable, Comparable, Sendable {
    public let path: String
    public let fingerprint: FindingFingerprint

    public init(path: String, fingerprint: FindingFingerprint) {
      self.path = path
      self.fingerprint = fingerprint
    }

    public static func < (left: Key, right: Key) -> Bool {
      left.path == right.path
        ? left.fingerprint < right.fingerprint : left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }
  }

  /// Findings that read the same, on one page.
  public struct Entry: Sendable, Equatable {
    public let rule: String
    public var count: Int
  }

  public private(set) var entries: [Key: Entry] = [:]

  public init() {}

  /// - Parameter name: the file, for messages.
  public init(reading bytes: [UInt8], name: String) throws(JSONLinesError) {
    for object in try JSONLinesFile.objects(in: bytes, name: name, members: ["path", "rule", "fingerprint", "count"]) {
      let key = Key(path: try object.string("path"), fingerprint: try object.fingerprint())
      let entry = Entry(rule: try object.string("rule"), count: try object.count() ?? 1)
      entries[key, default: Entry(rule: entry.rule, count: 0)].count += entry.count
    }
  }

  public mutating func add(_ rule: String, _ key: Key) {
    entries[key, default: Entry(rule: rule, count: 0)].count += 1
  }

  /// Takes so many findings away.
  public mutating func remove(_ count: Int, of key: Key) {
    guard let entry = entries[key] else { return }
    entries[key]!.count -= count
    if entry.count <= count { entries[key] = nil }
  }

  /// The file.
  public var bytes: [UInt8] {
    var writer = JSONWriter()
    for (key, entry) in entries.sorted(by: { $0.key < $1.key }) {
      writer.beginObject()
      writer.member("path", key.path)
      writer.member("rule", entry.rule)
      writer.member("fingerprint", key.fingerprint.digits)
      if entry.count > 1 {
        writer.member("count", entry.count)
      }
      writer.endObject()
      writer.newline()
    }
    return writer.bytes
  }
}
