import Glibc

/// Remembers from run to run in which pages `lint` found nothing, so that they need not be looked at again.
///
/// Pages are known by content, wherever they stand; a file that is the same by what the system says of it is not read
/// again. A file that is damaged, or that cannot be written, is passed over: nothing depends on it but time.
final class LintCache: Sendable {
  /// Entries that are kept, those of the last runs first.
  private static let most = 200_000
  private static let name = "galley/lint-4.cache"

  private let path: String
  private let file: CacheFile
  /// Where the entries start in the file, by the first half of their keys, and by what their files were known by.
  private let byKey: [UInt64: Int]
  private let byStamp: [UInt64: Int]

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
    file = CacheFile(at: path) ?? CacheFile()
    var byKey: [UInt64: Int] = [:]
    var byStamp: [UInt64: Int] = [:]
    byKey.reserveCapacity(file.count)
    byStamp.reserveCapacity(file.count)
    for (start, entry) in file.entries {
      byKey[entry.key.high] = start
      if entry.stamp != 0 { byStamp[entry.stamp] = start }
    }
    (self.byKey, self.byStamp) = (byKey, byStamp)
  }

  var isEmpty: Bool { file.numbers.isEmpty }

  /// The entry of a page by its content.
  func entry(_ key: CacheKey) -> CacheEntry? {
    guard let entry = byKey[key.high].flatMap({ file.entry(at: $0) }), entry.key == key else { return nil }
    return entry
  }

  /// The entry of a file that is as it was; it need not be read then.
  func entry(stamp: UInt64) -> CacheEntry? { byStamp[stamp].flatMap { file.entry(at: $0) } }

  /// Writes what was used or found in this run, and behind it what is left of before, as far as there is room.
  func write(_ used: [CacheEntry]) {
    if file.starts(with: used) { return }
    var left = Self.most
    var keys: Set<UInt64> = []
    var new = CacheFile()
    // Several files may hold the same.
    for entry in used where keys.insert(entry.key.high).inserted || entry.stamp != 0 {
      guard left > 0 else { break }
      new.append(entry)
      left -= 1
    }
    for (_, entry) in file.entries where !keys.contains(entry.key.high) {
      guard left > 0 else { break }
      new.append(entry)
      left -= 1
    }
    try? FileWriter.write(new.bytes.span, to: path)
  }
}
