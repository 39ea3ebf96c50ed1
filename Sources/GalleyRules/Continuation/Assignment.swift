#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Settles pairs one to one.
///
/// A tail goes on in one head or in none, and a head goes on with one tail or with none. With a weight for every pair
/// that is a random matching, and how likely each pair is in it comes from sum-product belief propagation, which is
/// all but exact on the sparse, nearly ordered graphs of a page (Huang and Jebara 2009, “Approximating the Permanent
/// with Belief Propagation”; Bayati, Shah and Sharma 2008).
enum Assignment {
  /// Messages settle to three decimals well within this many rounds on pages with a hundred pairs.
  private static let rounds = 12

  /// - Parameters:
  ///   - pairs: with the log-odds of each pair alone as its confidence.
  ///   - blocks: the number of blocks.
  /// - Returns: pairs of which no two share a tail or a head, in the order of their tails, with their probability in
  ///   the matching as confidence.
  static func settle(_ pairs: [Continuations.Pair], blocks: Int) -> [Continuations.Pair] {
    let probabilities = probabilities(of: pairs, blocks: blocks)
    var tails = Set<Int>()
    var heads = Set<Int>()
    var settled: [Continuations.Pair] = []
    let ranked = pairs.indices.sorted {
      probabilities[$0] != probabilities[$1] ? probabilities[$0] > probabilities[$1] : $0 < $1
    }
    for index in ranked {
      let pair = pairs[index]
      guard probabilities[index] > 0.05 else { break }
      guard !tails.contains(pair.tail), !heads.contains(pair.head) else { continue }
      tails.insert(pair.tail)
      heads.insert(pair.head)
      settled.append(
        Continuations.Pair(
          tail: pair.tail, head: pair.head, confidence: probabilities[index], isFar: pair.isFar, evidence: pair.evidence
        ))
    }
    return settled.sorted { $0.tail < $1.tail }
  }

  /// The probability of each pair in the matching.
  private static func probabilities(of pairs: [Continuations.Pair], blocks: Int) -> [Double] {
    let odds = pairs.map { exp(max(-30, min(30, $0.confidence))) }
    // What a tail tells each head, and a head each tail, of how free it is.
    var fromTail = [Double](repeating: 0, count: pairs.count)
    var fromHead = [Double](repeating: 1, count: pairs.count)
    for _ in 0..<rounds {
      var sums = [Double](repeating: 0, count: blocks)
      for (index, pair) in pairs.enumerated() { sums[pair.tail] += odds[index] * fromHead[index] }
      for (index, pair) in pairs.enumerated() {
        fromTail[index] = odds[index] / (1 + max(0, sums[pair.tail] - odds[index] * fromHead[index]))
      }
      sums = [Double](repeating: 0, count: blocks)
      for (index, pair) in pairs.enumerated() { sums[pair.head] += fromTail[index] }
      for (index, pair) in pairs.enumerated() {
        fromHead[index] = 1 / (1 + max(0, sums[pair.head] - fromTail[index]))
      }
    }
    return pairs.indices.map { index in
      let odds = fromTail[index] * fromHead[index]
      return odds / (1 + odds)
    }
  }
}
