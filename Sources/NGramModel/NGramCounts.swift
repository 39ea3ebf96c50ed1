/// All n-grams of a corpus with their counts, each order sorted, and which of them are to be kept.
///
/// An n-gram is known by its number among those of its order. `parents` leads to the n-gram without its last symbol,
/// `suffixes` to the one without its first.
struct NGramCounts {
  struct Order {
    var parents: [UInt32] = []
    var lasts: [Symbol] = []
    var suffixes: [UInt32] = []
    var counts: [UInt32] = []
    var isKept: [Bool] = []
  }

  /// `orders[n - 1]` holds the n-grams of order n; those of order 1 are the vocabulary.
  private(set) var orders: [Order]
  let symbolCount: Int

  var order: Int { orders.count }
  /// The n-grams from order 2 that are kept.
  var keptCount: Int { orders.dropFirst().reduce(0) { $0 + $1.isKept.count { $0 } } }

  init(_ corpus: Corpus, order: Int) {
    let symbols = corpus.symbols
    let vocabulary = corpus.vocabulary.count
    symbolCount = corpus.symbolCount
    var unigrams = Order()
    unigrams.lasts = (0..<vocabulary).map { Symbol($0) }
    unigrams.parents = Array(repeating: 0, count: vocabulary)
    unigrams.suffixes = unigrams.parents
    unigrams.counts = unigrams.parents
    unigrams.isKept = Array(repeating: true, count: vocabulary)
    for symbol in symbols { unigrams.counts[Int(symbol)] += 1 }
    orders = [unigrams]

    // The number of the n-gram that ends at each position; only positions deep enough in their paragraph have one.
    var numbers = symbols.map(UInt32.init)
    var positions = sorted(Array(symbols.indices.lazy.map(UInt32.init)), keyCount: vocabulary) { numbers[Int($0)] }
    for _ in 2...order {
      // Of the positions with an n-gram, all but the one at the start of a paragraph have one of the next order.
      let depth = orders.count - 1
      positions.removeAll { symbols[Int($0) - depth] == .paragraphStart }
      let parents = numbers
      let sorted = sorted(positions, keyCount: orders.last!.lasts.count) { parents[Int($0) - 1] }
      orders.append(Order(positions: sorted, symbols: symbols, numbers: &numbers))
    }
  }

  /// Drops n-grams that occur less often than is asked of their order.
  mutating func dropRare(minimumCounts: [Int]) {
    for index in orders.indices.dropFirst() {
      let minimum = minimumCounts[min(index - 1, minimumCounts.count - 1)]
      orders[index].isKept = orders[index].counts.map { $0 >= minimum }
    }
  }

  /// Keeps of each order from 2 the n-grams that `isKept` says.
  mutating func keep(_ isKept: [[Bool]]) {
    for index in orders.indices.dropFirst() { orders[index].isKept = isKept[index] }
  }
}

extension NGramCounts.Order {
  /// Numbers n-grams.
  /// - Parameter positions: where an n-gram ends, sorted by the n-gram.
  /// - Parameter numbers: of the n-grams one shorter that end at each position; becomes that of these n-grams.
  fileprivate init(positions: [UInt32], symbols: [Symbol], numbers: inout [UInt32]) {
    let shorter = numbers
    for position in positions.lazy.map(Int.init) {
      let parent = shorter[position - 1]
      if let last = counts.indices.last, parents[last] == parent, lasts[last] == symbols[position] {
        counts[last] += 1
      } else {
        parents.append(parent)
        lasts.append(symbols[position])
        suffixes.append(shorter[position])
        counts.append(1)
      }
      numbers[position] = UInt32(counts.count - 1)
    }
    isKept = Array(repeating: true, count: counts.count)
  }
}

/// A stable counting sort.
private func sorted(_ positions: [UInt32], keyCount: Int, by key: (UInt32) -> UInt32) -> [UInt32] {
  var next = [UInt32](repeating: 0, count: keyCount + 1)
  for position in positions { next[Int(key(position)) + 1] += 1 }
  for index in 1..<next.count { next[index] += next[index - 1] }
  return [UInt32](unsafeUninitializedCapacity: positions.count) { buffer, count in
    for position in positions {
      let slot = Int(key(position))
      buffer[Int(next[slot])] = position
      next[slot] += 1
    }
    count = positions.count
  }
}
