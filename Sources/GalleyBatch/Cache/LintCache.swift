import GalleyEngine
import Glibc

/// Remembers from run to run in which pages `lint` found nothing, so that they need not be looked at again.
///
/// Pages are known by content, wherever they stand; a file that is the same by what the system says of it is not read again. A file that is damaged, or that cannot be written, is passed over:
/// nothing depends on it but time.
final class LintCache: Sendable {
  /// Entries that are kept, those of the last runs first.
  private static let most = 200_000
  private static let name = "galley/lint-3.cache"

  private let path: String
  private let entries: [CacheKey: CacheEntry]
  /// By what their files were known by.
  private let stamped: [CacheKey: CacheEntry]
  /// As they stand in the file, the last run's first.
  private let order: [CacheKey]

  /// The cache of this user: below `$XDG_CACHE_HOME`, or `~/.cache` (XDG Base Directory Specification 0.8); nil where there
  /// is no such folder.
  convenience init?() {
    func folder(_ name: String) -> String? {
      guard let value = getenv(name).map({ String(cString: $0) }), value.hasPrefix("/") else { return nil }
      return value
    }
    guard let base = folder("XDG_CACHE_HOME") ?? folder("HOME").map({ Path.joined($0, ".cache") }) else { return nil }
    self.init(at: Path.joined(base, Self.name))
  }

  init(at path: String) {
    self.path = path
    var reader = FileReader()
    var entries: [CacheEntry] = []
    if FileKind.isFile(path), let bytes = try? reader.contents(of: path, upTo: 1 << 30) {
      entries = CacheFile.entries(in: bytes) ?? []
    }
    order = entries.map(\.key)
    self.entries = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    stamped = Dictionary(entries.compactMap { entry in entry.stamp.map { ($0, entry) } }) { first, _ in first }
  }

  func entry(_ key: CacheKey) -> CacheEntry? { entries[key] }

  /// The entry of a file that is as it was; it need not be read then.
  func entry(stamped stamp: CacheKey) -> CacheEntry? { stamped[stamp] }

  /// Writes what was used or found in this run, and behind it what is left of before, as far as there is room.
  func write(_ used: [CacheEntry]) {
    var keys: Set<CacheKey> = []
    let used = used.filter { keys.insert($0.key).inserted }
    // Nothing is new, and the order is the last run's.
    if used.allSatisfy({ entries[$0.key]?.repeated == $0.repeated && entries[$0.key]?.stamp == $0.stamp }),
      order.prefix(used.count).allSatisfy(keys.contains)
    {
      return
    }
    let rest = order.lazy.filter { !keys.contains($0) }.compactMap { self.entries[$0] }
    let bytes = CacheFile.bytes(of: used.prefix(Self.most) + rest.prefix(max(0, Self.most - used.count)))
    try? FileWriter.write(bytes.span, to: path)
  }
}
