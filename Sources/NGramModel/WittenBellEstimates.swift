/// Probabilities of the n-grams that are kept, by interpolated Witten-Bell smoothing (Witten and Bell 1991; Chen and
/// Goodman 1998, 2.6): the more different symbols followed a context, the more it leaves to the shorter context. The
/// share of n-grams that are not kept goes there too, so the probabilities after any context still add up to 1.
struct WittenBellEstimates {
  /// How much each different symbol counts for the shorter context. 1 is Witten and Bell's; 2 tells right heads from
  /// wrong ones better.
  static let novelty = 2.0

  /// For each order and n-gram: its probability, and the weight left to the shorter context when it is the context.
  /// Of n-grams that are not kept neither is meaningful.
  private(set) var probabilities: [[Double]] = []
  private(set) var backoffs: [[Double]] = []

  init(_ counts: NGramCounts) {
    let unigrams = counts.orders[0]
    // The start of a paragraph is no symbol to predict.
    var occurrences = unigrams.counts.map(Double.init)
    occurrences[Int(Symbol.paragraphStart)] = 0
    let different = Double(occurrences.count { $0 > 0 })
    let total = occurrences.reduce(0, +) + Self.novelty * different
    let uniform = Self.novelty * different / total / Double(occurrences.count - 1)
    probabilities = [occurrences.map { $0 / total + uniform }]
    probabilities[0][Int(Symbol.paragraphStart)] = 0

    for (index, order) in counts.orders.enumerated().dropFirst() {
      let shorter = counts.orders[index - 1]
      var totals = [Double](repeating: 0, count: shorter.counts.count)
      for number in order.counts.indices {
        totals[Int(order.parents[number])] += Double(order.counts[number]) + Self.novelty
      }
      var kept = [Double](repeating: 0, count: shorter.counts.count)
      for number in order.counts.indices where order.isKept[number] {
        kept[Int(order.parents[number])] += Double(order.counts[number])
      }
      let left = zip(kept, totals).map { $1 == 0 ? 1 : ($1 - $0) / $1 }
      let below = probabilities[index - 1]
      probabilities.append(
        order.counts.indices.map { number in
          guard order.isKept[number] else { return 0 }
          let parent = Int(order.parents[number])
          return Double(order.counts[number]) / totals[parent] + left[parent] * below[Int(order.suffixes[number])]
        })
      backoffs.append(left)
    }
    backoffs.append([])
  }
}
