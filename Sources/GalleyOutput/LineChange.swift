import GalleyEngine

/// A text cut into lines, each with its line feed.
struct Lines {
  let bytes: [UInt8]
  let ranges: [Range<Int>]
  /// By which lines are compared first.
  private let hashes: [UInt64]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var ranges: [Range<Int>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      ranges.append(start..<index + 1)
      start = index + 1
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
    self.ranges = ranges
    hashes = ranges.map { XXHash64.hash(bytes.span.extracting($0)) }
  }

  var count: Int { ranges.count }

  func equal(_ index: Int, _ other: Lines, _ otherIndex: Int) -> Bool {
    hashes[index] == other.hashes[otherIndex] && bytes[ranges[index]] == other.bytes[other.ranges[otherIndex]]
  }
}

/// Lines that give way to others. Ranges are of line numbers from 0, half-open.
struct LineChange {
  var old: Range<Int>
  var new: Range<Int>

  /// More changed lines than this are not told apart: the search takes time and room by their square.
  private static let mostChanges = 2000

  /// The changes that make one text the other, in order.
  ///
  /// E. Myers, An O(ND) difference algorithm and its variations, 1986, the greedy algorithm.
  static func between(_ old: Lines, _ new: Lines) -> [LineChange] {
    var start = 0
    while start < min(old.count, new.count), old.equal(start, new, start) { start += 1 }
    var oldEnd = old.count
    var newEnd = new.count
    while oldEnd > start, newEnd > start, old.equal(oldEnd - 1, new, newEnd - 1) {
      oldEnd -= 1
      newEnd -= 1
    }
    guard let rounds = search(old, start..<oldEnd, new, start..<newEnd) else {
      return [LineChange(old: start..<oldEnd, new: start..<newEnd)]
    }
    return trace(rounds, oldEnd - start, newEnd - start, from: start)
  }

  /// For each number of changes how far each diagonal comes: round d holds the diagonals -d…d; nil for too many.
  private static func search(_ old: Lines, _ oldRange: Range<Int>, _ new: Lines, _ newRange: Range<Int>) -> [[Int]]? {
    var rounds: [[Int]] = []
    for d in 0...min(oldRange.count + newRange.count, mostChanges) {
      var reach = [Int](repeating: 0, count: 2 * d + 1)
      for k in stride(from: -d, through: d, by: 2) {
        var x = d == 0 ? 0 : step(rounds[d - 1], d, k).x
        while x < oldRange.count, x - k < newRange.count,
          old.equal(oldRange.lowerBound + x, new, newRange.lowerBound + x - k)
        { x += 1 }
        reach[k + d] = x
        if x >= oldRange.count, x - k >= newRange.count { return rounds + [reach] }
      }
      rounds.append(reach)
    }
    return nil
  }

  /// Where diagonal `k` starts in round `d`, and from which diagonal of the round before it comes.
  private static func step(_ before: [Int], _ d: Int, _ k: Int) -> (x: Int, from: Int) {
    func reach(_ diagonal: Int) -> Int { abs(diagonal) < d ? before[diagonal + d - 1] : -1 }
    return k == -d || (k != d && reach(k - 1) < reach(k + 1)) ? (reach(k + 1), k + 1) : (reach(k - 1) + 1, k - 1)
  }

  /// Goes back through the rounds and gathers what was changed.
  private static func trace(_ rounds: [[Int]], _ oldCount: Int, _ newCount: Int, from start: Int) -> [LineChange] {
    var changes: [LineChange] = []
    var k = oldCount - newCount
    for d in stride(from: rounds.count - 1, to: 0, by: -1) {
      let (x, from) = step(rounds[d - 1], d, k)
      let y = x - k
      // Down is a new line, right an old one that goes.
      let isNew = from == k + 1
      let change = LineChange(
        old: start + (isNew ? x : x - 1)..<start + x, new: start + (isNew ? y - 1 : y)..<start + y)
      if let last = changes.last, last.old.lowerBound == change.old.upperBound,
        last.new.lowerBound == change.new.upperBound
      {
        changes[changes.count - 1] = LineChange(
          old: change.old.lowerBound..<last.old.upperBound, new: change.new.lowerBound..<last.new.upperBound)
      } else {
        changes.append(change)
      }
      k = from
    }
    return changes.reversed()
  }
}
