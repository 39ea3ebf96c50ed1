import GalleyEngine

/// The blocks that may be copies of each other, found by their first and last characters.
struct Copies {
  private let lines: [Line]
  /// For each block, whether it is long enough to count as a copy.
  private let isLong: [Bool]
  /// Bytes of each block; 0 where it is not looked at.
  private let lengths: [Int]
  private let starts: Groups
  private let ends: Groups

  /// So many other blocks that start or end as a block does are compared with it. More there are only in lists.
  static let reach = 256

  init(_ views: BlockViews, shortest: Int) {
    lines = views.lines
    let page = views.draft.page
    let text = page.bytes.span
    let blocks = views.blocks
    var lengths = [Int](repeating: 0, count: blocks.count)
    var isLong = [Bool](repeating: false, count: blocks.count)
    for index in blocks.indices where blocks[index].role == .paragraph || blocks[index].role == .caption {
      let bytes = views.byteCount(index)
      guard bytes >= shortest else { continue }
      lengths[index] = bytes
      // A letter says a third of what an ideograph says. Marks count as characters, whatever their width.
      isLong[index] =
        bytes >= shortest * 3
        || bytes > shortest * 2 && views.characters(index) >= shortest
          && bytes > views.characters(index) * 2
    }
    self.isLong = isLong
    self.lengths = lengths
    starts = Groups(blocks.indices.map { lengths[$0] > 0 ? Key(startOf: views.firstPiece($0), text) : nil })
    ends = Groups(blocks.indices.map { lengths[$0] > 0 ? Key(endOf: views.lastPiece($0), text) : nil })
  }

  /// Whether no two blocks start or end alike.
  var isEmpty: Bool { starts.groups.isEmpty && ends.groups.isEmpty }

  /// Blocks behind a block that start or end as it does, in the order of the page.
  func behind(_ block: Int) -> Merged { Merged(starts.behind(block), ends.behind(block)) }

  /// Whether two blocks are long enough, and of about the same length.
  func areOfOneLength(_ a: Int, _ b: Int) -> Bool {
    let (short, long) = (min(lengths[a], lengths[b]), max(lengths[a], lengths[b]))
    return long - short <= max(24, long / 16) && isLong[a] && isLong[b]
  }

  /// A whole block, one that starts like it, and one that ends like it.
  var cutInTwo: [(whole: Int, start: Int, end: Int)] {
    var found: [(whole: Int, start: Int, end: Int)] = []
    for starting in starts.groups where starting.count <= Self.reach {
      for whole in starting where isLong[whole] {
        guard let ending = ends.group(of: whole), ending.count <= Self.reach else { continue }
        for start in starting where start != whole && lengths[start] < lengths[whole] {
          for end in ending where end != whole && end != start && lengths[start] + lengths[end] == lengths[whole] {
            found.append((whole, start, end))
          }
        }
      }
    }
    return found
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

  /// Multiplicative hashing (Knuth, TAOCP 6.4).
  var hash: Int { Int(((high &* 31 ^ low) &* 0x9E37_79B9_7F4A_7C15) >> 32) }
}

/// Blocks that share a key.
private struct Groups {
  /// Two and more blocks each, in the order of the page; the groups in the order of their keys.
  private(set) var groups: [[Int]] = []
  /// For each block the number of its group, or -1; empty where there is no group.
  private var numbers: [Int32] = []

  /// - Parameter keys: of each block; `nil` for one that is in no group.
  init(_ keys: [Key?]) {
    // The first block of each key, by the key's hash, in a table that is at most half full.
    var mask = 15
    while mask < keys.count * 2 { mask = mask << 1 | 1 }
    var table = [Int32](repeating: -1, count: mask + 1)
    for (block, key) in keys.enumerated() {
      guard let key else { continue }
      var slot = key.hash & mask
      while table[slot] >= 0, keys[Int(table[slot])] != key { slot = (slot + 1) & mask }
      if table[slot] < 0 { table[slot] = Int32(block) } else { add(block, like: Int(table[slot]), of: keys.count) }
    }
    guard !groups.isEmpty else { return }
    groups.sort { keys[$0[0]]! < keys[$1[0]]! }
    for (number, group) in groups.enumerated() { for block in group { numbers[block] = Int32(number) } }
  }

  private mutating func add(_ block: Int, like first: Int, of count: Int) {
    if groups.isEmpty { numbers = [Int32](repeating: -1, count: count) }
    if numbers[first] < 0 {
      numbers[first] = Int32(groups.count)
      groups.append([first])
    }
    groups[Int(numbers[first])].append(block)
  }

  func group(of block: Int) -> [Int]? { groups.isEmpty || numbers[block] < 0 ? nil : groups[Int(numbers[block])] }

  /// The blocks of a block's group that stand behind it.
  func behind(_ block: Int) -> ArraySlice<Int> {
    guard let group = group(of: block) else { return [] }
    return group[group.partitioningIndex { $0 > block }...]
  }
}

/// The numbers of two lists in order, each once.
struct Merged: Sequence, IteratorProtocol {
  private var first: ArraySlice<Int>
  private var second: ArraySlice<Int>

  /// - Parameters: two lists, each in order.
  init(_ first: ArraySlice<Int>, _ second: ArraySlice<Int>) {
    self.first = first
    self.second = second
  }

  mutating func next() -> Int? {
    let next = Swift.min(first.first ?? .max, second.first ?? .max)
    guard next < .max else { return nil }
    if first.first == next { first.removeFirst() }
    if second.first == next { second.removeFirst() }
    return next
  }
}
