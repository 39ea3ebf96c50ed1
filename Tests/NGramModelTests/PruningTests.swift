import Testing

@testable import NGramModel

@Suite struct PruningTests {
  @Test(arguments: [0, 1, 50, 200, 700])
  func keptNGramsHaveWhatTheyNeed(limit: Int) throws {
    let corpus = try Corpus(inventedTexts(count: 120, seed: 11), minimumCount: 1)
    var counts = NGramCounts(corpus, order: 5)
    counts.dropRare(minimumCounts: [1, 2])
    let before = counts.keptCount
    #expect(before > 700)
    counts.prune(to: limit, WittenBellEstimates(counts))
    #expect(counts.keptCount <= limit)
    #expect(counts.keptCount >= limit * 9 / 10)
    for (index, order) in counts.orders.enumerated().dropFirst() {
      for number in order.counts.indices where order.isKept[number] {
        #expect(counts.orders[index - 1].isKept[Int(order.parents[number])])
        #expect(counts.orders[index - 1].isKept[Int(order.suffixes[number])])
        #expect(order.counts[number] >= min(index, 2))
      }
    }
  }

  @Test func countsAreThoseOfTheText() throws {
    let corpus = try Corpus(["甲乙甲乙", "乙甲乙"].map { Array($0.utf8) }, minimumCount: 1)
    let counts = NGramCounts(corpus, order: 3)
    let (a, b) = corpus.vocabulary.characters[0] == 0x4E59 ? (Symbol(5), Symbol(4)) : (Symbol(4), Symbol(5))
    func spelled(_ order: Int) -> [[Symbol]: UInt32] {
      let nGrams = counts.orders[order - 1]
      var found: [[Symbol]: UInt32] = [:]
      for number in nGrams.counts.indices {
        var symbols = [nGrams.lasts[number]]
        var parent = Int(nGrams.parents[number])
        for shorter in counts.orders[..<(order - 1)].reversed() {
          symbols.insert(shorter.lasts[parent], at: 0)
          parent = Int(shorter.parents[parent])
        }
        found[symbols] = nGrams.counts[number]
      }
      return found
    }
    let (start, end) = (Symbol.paragraphStart, Symbol.paragraphEnd)
    #expect(spelled(2) == [[start, a]: 1, [start, b]: 1, [a, b]: 3, [b, a]: 2, [b, end]: 2])
    #expect(spelled(3) == [[start, a, b]: 1, [start, b, a]: 1, [a, b, a]: 1, [b, a, b]: 2, [a, b, end]: 2])
  }
}
