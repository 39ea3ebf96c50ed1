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
    guard !pairs.isEmpty else { return [] }
    let probabilities = probabilities(of: pairs, blocks: blocks)
    var isTail = [Bool](repeating: false, count: blocks)
    var isHead = isTail
    var settled: [Continuations.Pair] = []
    let ranked = pairs.indices.sorted {
      probabilities[$0] != probabilities[$1] ? probabilities[$0] > probabilities[$1] : $0 < $1
    }
    for index in ranked {
      let pair = pairs[index]
      guard probabilities[index] > 0.05 else { break }
      guard !isTail[pair.tail], !isHead[pair.head] else { continue }
      isTail[pair.tail] = true
      isHead[pair.head] = true
      settled.append(
        Continuations.Pair(tail: pair.tail, head: pair.head, confidence: probabilities[index], isFar: pair.isFar))
    }
    return settled.sorted { $0.tail < $1.tail }
  }

  /// The probability of each pair in the matching.
  private static func probabilities(of pairs: [Continuations.Pair], blocks: Int) -> [Double] {
    var edges = pairs.map { Edge(tail: $0.tail, head: $0.head, odds: exp(max(-30, min(30, $0.confidence)))) }
    var sums = [Double](repeating: 0, count: blocks)
    for _ in 0..<rounds {
      for edge in edges { sums[edge.tail] = 0 }
      for edge in edges { sums[edge.tail] += edge.odds * edge.fromHead }
      for index in edges.indices {
        let edge = edges[index]
        edges[index].fromTail = edge.odds / (1 + max(0, sums[edge.tail] - edge.odds * edge.fromHead))
      }
      for edge in edges { sums[edge.head] = 0 }
      for edge in edges { sums[edge.head] += edge.fromTail }
      for index in edges.indices {
        let edge = edges[index]
        edges[index].fromHead = 1 / (1 + max(0, sums[edge.head] - edge.fromTail))
      }
    }
    return edges.map { edge in
      let odds = edge.fromTail * edge.fromHead
      return odds / (1 + odds)
    }
  }

  /// A pair, and what its tail tells its head, and the head the tail, of how free it is.
  private struct Edge {
    let tail: Int
    let head: Int
    let odds: Double
    var fromTail = 0.0
    var fromHead = 1.0
  }
}
