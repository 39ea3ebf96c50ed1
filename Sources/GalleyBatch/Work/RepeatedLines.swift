import GalleyEngine

/// Counts the short lines of consecutive pages: a running head stands on many.
///
/// A line is taken for repeated where it stands on a fifth of the pages, or on three one after the other (the rule of
/// marker, https://github.com/datalab-to/marker), but never on fewer than three, and never where the pages are fewer
/// than five.
struct RepeatedLines {
  /// Characters of the longest line that is counted.
  static let longest = 60
  static let fewestPages = 5
  static let streak = 3

  private struct Count {
    var pages = 0
    var streak = 0
    var longestStreak = 0
    var last: Int
  }

  private var counts: [UInt64: Count] = [:]
  private var pages = 0

  /// The lines of a page that are counted, each by its `BatchKnowledge.key`.
  static func keys(of page: Page) -> [UInt64] {
    let text = page.bytes.span
    var keys: [UInt64] = []
    for line in page.lines where line.count <= longest {
      if let key = BatchKnowledge.key(of: line.range, in: text) { keys.append(key) }
    }
    return keys
  }

  /// On how many pages of so many a line must stand.
  static func least(of pages: Int) -> Int { max(streak, (pages + 4) / 5) }

  /// Takes in the next page.
  mutating func add(_ keys: some Sequence<UInt64>) {
    for key in keys {
      var count = counts[key] ?? Count(last: pages - 2)
      guard count.pages == 0 || count.last != pages else { continue }
      count.pages += 1
      count.streak = count.last == pages - 1 ? count.streak + 1 : 1
      count.longestStreak = max(count.longestStreak, count.streak)
      count.last = pages
      counts[key] = count
    }
    pages += 1
  }

  /// The lines that are repeated.
  var repeated: Set<UInt64> {
    guard pages >= Self.fewestPages else { return [] }
    let least = Self.least(of: pages)
    return Set(counts.lazy.filter { $0.value.pages >= least || $0.value.longestStreak >= Self.streak }.map(\.key))
  }
}
