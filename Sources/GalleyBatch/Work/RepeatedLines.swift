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
    /// Where the line was seen first.
    let page: Int
    let line: Int
  }

  private var counts: [UInt64: Count] = [:]
  private var pages = 0

  /// The lines of a page that are counted, each by a hash of its `BatchKnowledge.key`.
  static func keys(of page: Page) -> [(hash: UInt64, line: Int)] {
    var keys: [(hash: UInt64, line: Int)] = []
    let text = page.bytes.span
    for (index, line) in page.lines.enumerated() where line.count <= longest {
      keys.append((hash(of: line.range, in: text), index))
    }
    return keys
  }

  /// Takes in the next page.
  mutating func add(_ keys: [(hash: UInt64, line: Int)]) {
    for key in keys {
      var count = counts[key.hash] ?? Count(last: pages - 2, page: pages, line: key.line)
      guard count.pages == 0 || count.last != pages else { continue }
      count.pages += 1
      count.streak = count.last == pages - 1 ? count.streak + 1 : 1
      count.longestStreak = max(count.longestStreak, count.streak)
      count.last = pages
      counts[key.hash] = count
    }
    pages += 1
  }

  /// The hashes of the lines that are repeated.
  var hashes: Set<UInt64> { Set(repeated.map(\.key)) }

  private var repeated: [UInt64: Count] {
    guard pages >= Self.fewestPages else { return [:] }
    let least = max(Self.streak, (pages + 4) / 5)
    return counts.filter { $0.value.pages >= least || $0.value.longestStreak >= Self.streak }
  }

  /// - Parameter page: gives a page by its number in the order in which they were added.
  func knowledge(_ page: (Int) -> Page?) -> BatchKnowledge {
    var lines: Set<[UInt8]> = []
    for count in repeated.values {
      guard let page = page(count.page) else { continue }
      let key = BatchKnowledge.key(of: page.lines[count.line].range, in: page.bytes.span)
      if !key.isEmpty { lines.insert(key) }
    }
    return BatchKnowledge(repeatedLines: lines)
  }

  /// FNV-1a over the bytes of the line without digits and white space.
  private static func hash(of range: Range<Int>, in text: Span<UInt8>) -> UInt64 {
    let passedOver = CharacterTraits.digit.union(.space).rawValue
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      if CharacterTraits.of(value).rawValue & passedOver == 0 {
        hash = (hash ^ UInt64(value)) &* 0x100_0000_01B3
      }
      index += length
    }
    return hash
  }
}
