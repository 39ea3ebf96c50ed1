import Glibc
import Synchronization

/// Remembers from run to run in which pages `lint` found nothing, so that they need not be looked at again.
///
/// Pages are known by content, wherever they stand; a file that is the same by what the system says of it is not read
/// again. A file that is damaged, or that cannot be written, is passed over: nothing depends on it but time.
final class LintCache: Sendable {
  private static let name = "galley/lint-4.cache"

  private let path: String
  let file: CacheFile
  /// Made where it is asked for first: a run over the same files as the last one does without.
  private let index = Mutex<CacheIndex?>(nil)

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
  }

  var isEmpty: Bool { file.numbers.isEmpty }

  /// A page by its content.
  func page(_ key: CacheKey) -> CacheFile.Page? {
    guard let page = page({ $0.byKey[key.high] }), page.entry.key == key else { return nil }
    return page
  }

  /// The page in a file that is as it was; it need not be read then.
  /// - Parameter place: where it may start: the page before it ends there, where they are the last run's.
  func page(stamp: UInt64, perhapsAt place: Int) -> CacheFile.Page? {
    if let page = file.page(at: place), page.entry.stamp == stamp { return page }
    return page { $0.byStamp[stamp] }
  }

  private func page(_ place: (CacheIndex) -> Int?) -> CacheFile.Page? {
    if isEmpty { return nil }
    let start = index.withLock { index in
      if index == nil { index = CacheIndex(of: file) }
      return index.flatMap(place)
    }
    return start.flatMap { file.page(at: $0) }
  }

  /// Writes what a run made of it.
  func write(_ new: CacheFile) { try? FileWriter.write(new.bytes.span, to: path) }
}
