/// What a run makes of the cache: the pages in which it found nothing, and behind them what is left of before.
struct CacheUpdate {
  /// Entries that are kept.
  private static let most = 200_000

  private let old: CacheFile
  private var new = CacheFile()
  /// The first halves of the keys in `new`.
  private var keys: Set<UInt64> = []
  /// Where the old cache goes on as long as its pages were met again in their order; nil from the first other one on.
  private var same: Int? = 0

  init(of old: CacheFile) { self.old = old }

  /// Takes in the next page, which the old cache knows by its file.
  mutating func add(_ known: CacheFile.Page) {
    if same == known.start { same = known.end } else { add(known.entry, lines: old.numbers[known.lines]) }
  }

  /// Takes in the next page in which nothing was found.
  /// - Parameter lines: its short lines.
  mutating func add(_ entry: CacheEntry, lines: ArraySlice<UInt64>) {
    if let start = same {
      if let known = old.page(at: start), known.entry.isSame(as: entry) {
        same = known.end
        return
      }
      same = nil
      for known in old.pages where known.start < start { append(known.entry, lines: old.numbers[known.lines]) }
    }
    append(entry, lines: lines)
  }

  /// The cache as it is to be; nil where it is that already.
  mutating func finish() -> CacheFile? {
    if same != nil { return nil }
    for page in old.pages where !keys.contains(page.entry.key.high) && new.count < Self.most {
      new.append(page.entry, lines: old.numbers[page.lines])
    }
    return new.numbers == old.numbers ? nil : new
  }

  private mutating func append(_ entry: CacheEntry, lines: ArraySlice<UInt64>) {
    // Several files may hold the same.
    guard keys.insert(entry.key.high).inserted || entry.stamp != 0, new.count < Self.most else { return }
    new.append(entry, lines: lines)
  }
}
