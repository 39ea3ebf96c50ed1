#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension NGramCounts {
  /// Drops the n-grams that matter least until at most `limit` from order 2 are kept: those whose probability the
  /// shorter context gives nearly as well, weighed by how often they occur (weighted difference, Seymore and Rosenfeld
  /// 1996). What a longer kept n-gram needs, as its context or its end, stays.
  mutating func prune(to limit: Int, _ estimates: WittenBellEstimates) {
    let gains = orders.indices.map { self.gains(order: $0, estimates) }
    // The logarithm of the threshold, by bisection; `high` always fits.
    var low = -100.0
    var high = 100.0
    var best = kept(gains: gains, above: high)
    while high - low > 1e-3 {
      let middle = (low + high) / 2
      let candidate = kept(gains: gains, above: middle)
      if candidate.dropFirst().reduce(0, { $0 + $1.count { $0 } }) <= limit {
        high = middle
        best = candidate
      } else {
        low = middle
      }
    }
    keep(best)
  }

  /// The logarithm of what an n-gram gains over its shorter form; minus infinity where it gains nothing.
  private func gains(order index: Int, _ estimates: WittenBellEstimates) -> [Float] {
    guard index > 0 else { return [] }
    let order = orders[index]
    return order.counts.indices.map { number in
      guard order.isKept[number] else { return -.infinity }
      let shorter = estimates.probabilities[index - 1][Int(order.suffixes[number])]
      let withoutIt = estimates.backoffs[index - 1][Int(order.parents[number])] * shorter
      let ratio = log(estimates.probabilities[index][number] / withoutIt)
      return ratio > 0 ? Float(log(ratio * Double(order.counts[number]))) : -.infinity
    }
  }

  private func kept(gains: [[Float]], above threshold: Double) -> [[Bool]] {
    let threshold = Float(threshold)
    var kept = orders.map { [Bool](repeating: false, count: $0.counts.count) }
    for index in orders.indices.dropFirst().reversed() {
      let order = orders[index]
      for number in order.counts.indices where order.isKept[number] {
        guard kept[index][number] || gains[index][number] >= threshold else { continue }
        kept[index][number] = true
        kept[index - 1][Int(order.parents[number])] = true
        kept[index - 1][Int(order.suffixes[number])] = true
      }
    }
    return kept
  }
}
