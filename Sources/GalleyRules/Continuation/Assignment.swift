#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Settles pairs one to one.
enum Assignment {
  /// - Parameters:
  ///   - pairs: with the log-odds of each pair alone as its confidence.
  ///   - blocks: the number of blocks.
  /// - Returns: pairs of which no two share a tail or a head, in the order of their tails. The confidence of each
  ///   is its share among all that its tail and its head could do instead, going nowhere included: a softmax, as
  ///   in a one-to-one matching where every rival is weighed once.
  static func settle(_ pairs: [Continuations.Pair], blocks: Int) -> [Continuations.Pair] {
    var ofTail = [Double](repeating: 1, count: blocks)
    var ofHead = [Double](repeating: 1, count: blocks)
    let odds = pairs.map { exp($0.confidence) }
    for (pair, odds) in zip(pairs, odds) {
      ofTail[pair.tail] += odds
      ofHead[pair.head] += odds
    }
    let shares = zip(pairs, odds).map { pair, odds in min(odds / ofTail[pair.tail], odds / ofHead[pair.head]) }
    var tails = Set<Int>()
    var heads = Set<Int>()
    var settled: [Continuations.Pair] = []
    for index in pairs.indices.sorted(by: { shares[$0] != shares[$1] ? shares[$0] > shares[$1] : $0 < $1 }) {
      let pair = pairs[index]
      guard shares[index] > 0.05 else { break }
      guard !tails.contains(pair.tail), !heads.contains(pair.head) else { continue }
      tails.insert(pair.tail)
      heads.insert(pair.head)
      settled.append(
        Continuations.Pair(
          tail: pair.tail, head: pair.head, confidence: shares[index], isFar: pair.isFar, evidence: pair.evidence))
    }
    return settled.sorted { $0.tail < $1.tail }
  }
}
