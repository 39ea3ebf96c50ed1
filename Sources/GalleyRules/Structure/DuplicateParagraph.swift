import GalleyEngine

/// Takes out the second copy of a paragraph.
struct DuplicateParagraph: StructureRule {
  static let description = RuleDescription(
    id: "duplicate-paragraph",
    stage: .removals,
    summary: "A paragraph that stands on the page twice.",
    explanation: """
      Where two regions of a scan overlap, a paragraph is read twice, the second time perhaps with other misreadings. \
      Of two copies the first stays. Where one copy is whole and the other is cut in two by a column break, the \
      pieces stay, because they stand where the paragraph was printed. Copies are found by how they start and end, \
      and compared character by character, white space aside.
      """,
    safety: "Safe: what is taken out stands on the page still, and is in the record.",
    examples: [
      Example(
        """
        去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查。

        三个村的低洼地没有受淹，晚稻长势良好。

        ⟦去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查。⟧
        """,
        repaired: """
          去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查。

          三个村的低洼地没有受淹，晚稻长势良好。
          """),
      Example("一鞠躬。\n\n二鞠躬。\n\n一鞠躬。"),
    ])

  private let shortest: Int
  private let similarity: Double
  private let confidence: Double
  private let elsewhere: Double

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    shortest = try settings.integer(
      "shortest", in: 1...1000, "Characters that a paragraph holds at least to count as a copy.")
    similarity = try settings.number(
      "similarity", in: 0.5...1, "The share of characters in which two copies agree at least.")
    confidence = try settings.number(
      "confidence", in: 0...1, "Confidence at the most; near copies have their similarity.")
    elsewhere = try settings.number(
      "confidence-elsewhere", in: 0...1, "Confidence where the copies stand in two articles, which may both say it.")
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    let text = draft.page.bytes.span
    let copies = Copies(draft, shortest: shortest)
    guard !copies.pairs.isEmpty || !copies.cutInTwo.isEmpty else { return [] }
    let articles = Articles(draft)
    var findings: [Finding] = []
    var gone = Set<Int>()
    for (first, second) in copies.pairs where !gone.contains(first) && !gone.contains(second) {
      let a = copies.characters(of: draft.blocks[first], in: text)
      let b = copies.characters(of: draft.blocks[second], in: text)
      let share = a == b ? 1 : Likeness.areReadingsOfOne(a, b) ? Likeness.share(a, b, atLeast: similarity) : 0
      guard share >= similarity else { continue }
      gone.insert(second)
      findings.append(
        finding(copy: draft.blocks[second], of: draft.blocks[first], share: share, near: articles.areOne(first, second))
      )
    }
    for (whole, start, end) in copies.cutInTwo
    where !gone.contains(whole) && !gone.contains(start) && !gone.contains(end) {
      let pieces =
        copies.characters(of: draft.blocks[start], in: text) + copies.characters(of: draft.blocks[end], in: text)
      guard copies.characters(of: draft.blocks[whole], in: text) == pieces else { continue }
      gone.insert(whole)
      findings.append(
        finding(copy: draft.blocks[whole], of: draft.blocks[start], share: 1, near: articles.areOne(whole, start)))
    }
    return findings
  }

  private func finding(copy: Block, of original: Block, share: Double, near: Bool) -> Finding {
    Finding(
      rule: Self.description.id, range: copy.pieces[0].range, related: original.pieces[0].range,
      message: share == 1
        ? "the paragraph “{here}” stands on the page twice"
        : "the paragraph “{here}” stands on the page twice, with small differences",
      confidence: near ? min(confidence, share) : elsewhere, repairs: [.remove(block: copy.start)])
  }
}

/// The blocks that may be copies of each other, found by their first and last characters.
private struct Copies {
  /// Pairs of blocks of about the same length that start or end alike, the earlier first.
  private(set) var pairs: [(Int, Int)] = []
  /// A whole block, one that starts like it, and one that ends like it.
  private(set) var cutInTwo: [(whole: Int, start: Int, end: Int)] = []
  private let lines: [Line]

  init(_ draft: Draft, shortest: Int) {
    lines = draft.page.lines
    let text = draft.page.bytes.span
    // Blocks by the bytes they start with and by those they end with: equal neighbours in a sorted list.
    var starts: [(key: Key, block: Int)] = []
    var ends: [(key: Key, block: Int)] = []
    starts.reserveCapacity(draft.blocks.count)
    ends.reserveCapacity(draft.blocks.count)
    var lengths = [Int](repeating: 0, count: draft.blocks.count)
    for (index, block) in draft.blocks.enumerated() where block.role == .paragraph || block.role == .caption {
      let bytes = block.pieces.reduce(0) { $0 + $1.range.count }
      guard bytes >= shortest else { continue }
      lengths[index] = bytes
      starts.append((Key(startOf: block.pieces[0].range, text), index))
      ends.append((Key(endOf: block.pieces[block.pieces.count - 1].range, text), index))
    }
    let byStart = Copies.groups(&starts)
    let byEnd = Copies.groups(&ends)
    guard !byStart.isEmpty || !byEnd.isEmpty else { return }
    for group in byStart + byEnd {
      for (place, first) in group.enumerated() {
        for second in group[(place + 1)...] {
          let (short, long) = (min(lengths[first], lengths[second]), max(lengths[first], lengths[second]))
          guard long - short <= max(24, long / 16), short >= shortest * 3,
            !pairs.contains(where: { $0 == (first, second) })
          else {
            continue
          }
          pairs.append((first, second))
        }
      }
    }
    pairs.sort { $0 < $1 }
    for starting in byStart {
      for whole in starting where lengths[whole] >= shortest * 3 {
        guard let ending = byEnd.first(where: { $0.contains(whole) }) else { continue }
        for start in starting where start != whole && lengths[start] < lengths[whole] {
          for end in ending
          where end != whole && end != start && lengths[start] + lengths[end] == lengths[whole] {
            cutInTwo.append((whole, start, end))
          }
        }
      }
    }
  }

  /// Up to twelve bytes at an end of a block.
  private struct Key: Comparable {
    private let high: UInt64
    private let low: UInt64

    init(startOf range: Range<Int>, _ text: Span<UInt8>) {
      self.init(range.lowerBound..<min(range.upperBound, range.lowerBound + 12), text)
    }

    init(endOf range: Range<Int>, _ text: Span<UInt8>) {
      self.init(max(range.lowerBound, range.upperBound - 12)..<range.upperBound, text)
    }

    private init(_ range: Range<Int>, _ text: Span<UInt8>) {
      var high: UInt64 = 0
      var low: UInt64 = 0
      for offset in range {
        high = high << 8 | low >> 56
        low = low << 8 | UInt64(text[offset])
      }
      self.high = high
      self.low = low
    }

    static func < (a: Key, b: Key) -> Bool { a.high != b.high ? a.high < b.high : a.low < b.low }
  }

  /// The groups of two and more blocks that share a key, each in the order of the page.
  private static func groups(_ entries: inout [(key: Key, block: Int)]) -> [[Int]] {
    entries.sort { $0.key != $1.key ? $0.key < $1.key : $0.block < $1.block }
    var groups: [[Int]] = []
    var start = 0
    for index in 1..<max(1, entries.count + 1) where index == entries.count || entries[index].key != entries[start].key
    {
      if index - start > 1 { groups.append(entries[start..<index].map(\.block)) }
      start = index
    }
    return groups
  }

  /// A block's bytes without white space.
  func characters(of block: Block, in text: Span<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    for piece in block.pieces {
      if !lines[piece.line].traits.contains(.space) {
        text.extracting(piece.range).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        continue
      }
      var index = piece.range.lowerBound
      while index < piece.range.upperBound {
        let (value, length) = UTF8Text.scalar(at: index, in: text)
        if !CharacterTraits.of(value).contains(.space) {
          for byte in index..<index + length { bytes.append(text[byte]) }
        }
        index += length
      }
    }
    return bytes
  }
}

/// Which blocks stand under the same heading.
private struct Articles {
  /// For each block, how many groups of headings came before it.
  private var numbers: [Int] = []

  init(_ draft: Draft) {
    var number = 0
    for (index, block) in draft.blocks.enumerated() {
      if block.role == .heading, index == 0 || draft.blocks[index - 1].role != .heading { number += 1 }
      numbers.append(number)
    }
  }

  func areOne(_ a: Int, _ b: Int) -> Bool { numbers[a] == numbers[b] }
}

/// How alike two texts are.
private enum Likeness {
  /// Whether two texts that differ may be two readings of one print: they have the same digits in the same order,
  /// and about the same length. The items of a list differ in their numbers, and a sentence that is said again
  /// elsewhere starts in other words.
  static func areReadingsOfOne(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    return abs(a.count - b.count) <= max(6, a.count / 64) && a.filter(isDigit) == b.filter(isDigit)
  }

  /// How many bytes of either are not in the other, places aside: an edit makes two of them at most.
  private static func bytesApart(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var counts = [Int](repeating: 0, count: 256)
    for byte in a { counts[Int(byte)] += 1 }
    for byte in b { counts[Int(byte)] -= 1 }
    return counts.reduce(0) { $0 + abs($1) }
  }

  /// The share of bytes in which `a` and `b` agree, by edit distance; 0 where it is below `atLeast`.
  static func share(_ a: [UInt8], _ b: [UInt8], atLeast: Double) -> Double {
    let longer = max(a.count, b.count)
    let band = Int(Double(longer) * (1 - atLeast))
    guard longer > 0, abs(a.count - b.count) <= band, longer <= 1 << 15, bytesApart(a, b) <= band * 2 else { return 0 }
    // What both start and end with is in no edit; two readings of one print have little else.
    let shorter = min(a.count, b.count)
    var start = 0
    while start < shorter, a[start] == b[start] { start += 1 }
    var end = 0
    while end < shorter - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
    let (here, there) = (a[start..<a.count - end], b[start..<b.count - end])
    let edits = edits(here, there, atMost: band)
    return edits > band || haveOtherWords(here, there) ? 0 : 1 - Double(edits) / Double(longer)
  }

  /// Whether somewhere a word of three characters or more stands in the place of another: that is no misreading.
  private static func haveOtherWords(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    func characters(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
    var (a, b) = (a, b)
    while let x = a.first, let y = b.first {
      if x == y {
        a.removeFirst()
        b.removeFirst()
        continue
      }
      let (here, there) = gap(a, b)
      if min(characters(a.prefix(here)), characters(b.prefix(there))) >= 3 { return true }
      a = a.dropFirst(here)
      b = b.dropFirst(there)
    }
    return false
  }

  /// How many bytes of either are to be passed over, as few as can be, until the two agree again.
  private static func gap(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> (Int, Int) {
    for sum in 1...48 {
      for here in max(0, sum - b.count)...min(sum, a.count) where here <= a.count && sum - here <= b.count {
        let (x, y) = (a.dropFirst(here).prefix(6), b.dropFirst(sum - here).prefix(6))
        if x.elementsEqual(y) { return (here, sum - here) }
      }
      if sum >= a.count + b.count { break }
    }
    return (a.count, b.count)
  }

  /// The least number of bytes put in, taken out or changed that makes `b` of `a`, in a band (Ukkonen 1985); more than
  /// `band` where it is more.
  private static func edits(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>, atMost band: Int) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    let a = Array(a)
    let b = Array(b)
    let longer = max(a.count, b.count)
    var row = Array(0...b.count)
    for i in 1...a.count {
      var diagonal = row[0]
      row[0] = i
      let low = max(1, i - band)
      let high = min(b.count, i + band)
      if low > 1 {
        diagonal = row[low - 1]
        row[low - 1] = longer
      }
      var best = longer
      for j in stride(from: low, through: high, by: 1) {
        let above = row[j]
        let left = row[j - 1]
        row[j] = min(diagonal + (a[i - 1] == b[j - 1] ? 0 : 1), min(above, left) + 1)
        diagonal = above
        best = min(best, row[j])
      }
      if high < b.count { row[high + 1] = longer }
      if best > band { return band + 1 }
    }
    return row[b.count]
  }
}
