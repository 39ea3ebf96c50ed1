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

  /// On how many pages something stands, and on how many one after the other.
  private struct Count {
    private var pages: Int32 = 0
    private var streak: Int32 = 0
    private var longestStreak: Int32 = 0
    private var last: Int32 = -2

    /// - Parameter page: none before those that it was seen on.
    mutating func see(on page: Int) {
      let page = Int32(page)
      guard page != last else { return }
      pages += 1
      streak = last == page - 1 ? streak + 1 : 1
      longestStreak = max(longestStreak, streak)
      last = page
    }

    func isRepeated(on pagesOfBatch: Int) -> Bool {
      pages >= RepeatedLines.least(of: pagesOfBatch) || longestStreak >= RepeatedLines.streak
    }
  }

  /// The lines of the pages that were taken in, and where those of each end.
  private var keys: [UInt64] = []
  private var ends: [Int] = []

  /// The lines of a page that are counted, each by its `BatchKnowledge.key`.
  static func keys(of page: Page) -> [UInt64] {
    let text = page.bytes.span
    var keys: [UInt64] = []
    keys.reserveCapacity(page.lines.count)
    for line in page.lines where line.count <= longest {
      if let key = BatchKnowledge.key(of: line.range, in: text) { keys.append(key) }
    }
    return keys
  }

  /// On how many pages of so many a line must stand.
  static func least(of pages: Int) -> Int { max(streak, (pages + 4) / 5) }

  /// Takes in the next page.
  mutating func add(_ keys: ArraySlice<UInt64>) {
    self.keys += keys
    ends.append(self.keys.count)
  }

  /// The lines that are repeated.
  var repeated: Set<UInt64> {
    guard ends.count >= Self.fewestPages else { return [] }
    let groups = groups
    var counts: [UInt64: Count] = [:]
    forEach { key, page in
      if groups[Self.group(of: key)].isRepeated(on: ends.count) { counts[key, default: Count()].see(on: page) }
    }
    return Set(counts.lazy.filter { $0.value.isRepeated(on: ends.count) }.map(\.key))
  }

  /// The counts of all lines whose keys have their upper bits in common. Of a group that is not repeated no line is; hardly any
  /// is left, and to count each line by itself would take ten times as long.
  private var groups: [Count] {
    var groups = [Count](repeating: Count(), count: 1 << 12)
    forEach { key, page in groups[Self.group(of: key)].see(on: page) }
    return groups
  }

  /// Calls `body` with each line, and the number of its page.
  private func forEach(_ body: (_ key: UInt64, _ page: Int) -> Void) {
    var start = 0
    for (page, end) in ends.enumerated() {
      for index in start..<end { body(keys[index], page) }
      start = end
    }
  }

  /// - Parameter key: a hash.
  private static func group(of key: UInt64) -> Int { Int(key >> 52) }
}
