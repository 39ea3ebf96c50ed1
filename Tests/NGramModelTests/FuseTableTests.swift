import Testing

@testable import NGramModel

@Suite struct FuseTableTests {
  @Test(arguments: [0, 1, 2, 3, 10, 1000, 100_000])
  func everyKeyHasItsValue(count: Int) throws {
    let table = FuseTable(keyCount: count)
    #expect(table.isValid)
    var slots: [UInt32]?
    var hashes: [UInt64] = []
    for seed in 0..<100 as Range<UInt64> where slots == nil {
      hashes = (0..<count).map { key in
        var hash = NGramHash(last: Symbol(key & 0xFF), seed: seed)
        hash.extend(with: Symbol(key >> 8))
        return hash.value
      }
      slots = table.slots(hashes: hashes) { UInt32($0) }
    }
    let found = try #require(slots)
    for (key, hash) in hashes.enumerated() {
      let (first, second, third) = table.slots(of: hash)
      #expect(found[first] ^ found[second] ^ found[third] == key)
    }
    if count == 100_000 { #expect(table.slotCount < 120_000) }
  }

  @Test func codesAreNearest() {
    let book = CodeBook([-9, -5, -5, -4, -1, -1, -1, 0], bits: 2)
    #expect(book.values == [-7, -4.5, -1, -0.5])
    #expect([-20, -7, -5, -2, -0.8, -0.6, 3].map(book.code) == [0, 0, 1, 2, 2, 3, 3])
    #expect(CodeBook([], bits: 1).values == [0, 0])
    let few = CodeBook([-2, -1], bits: 4)
    #expect(few.values[Int(few.code(of: -2))] == -2)
    #expect(few.values[Int(few.code(of: -1))] == -1)
  }
}
