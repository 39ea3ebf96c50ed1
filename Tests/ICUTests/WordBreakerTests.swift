import ICU
import Testing

struct WordBreakerTests {
  @Test func segmentsChineseByDictionary() throws {
    let breaker = try WordBreaker(locale: "zh")
    let text = Array("经济社会发展".utf16)
    #expect(breaker.boundaries(in: text) == [0, 2, 4, 6])
    #expect(!breaker.isBoundary(at: 1, in: text))
    #expect(breaker.isBoundary(at: 4, in: text))
  }

  @Test func endsAreBoundariesAndOutsideIsNone() throws {
    let breaker = try WordBreaker()
    let text = Array("ab".utf16)
    #expect([-1, 0, 1, 2, 3].map { breaker.isBoundary(at: $0, in: text) } == [false, true, false, true, false])
    #expect(breaker.boundaries(in: [UInt16]()) == [0])
    #expect(breaker.isBoundary(at: 0, in: [UInt16]()))
  }

  @Test func oneBreakerServesManyTexts() throws {
    let breaker = try WordBreaker()
    for length in 1...200 {
      let text = Array(String(repeating: "word ", count: length).utf16)
      #expect(breaker.boundaries(in: text).count == 2 * length + 1)
      #expect(breaker.isBoundary(at: 4, in: text))
      #expect(!breaker.isBoundary(at: 3, in: text))
    }
  }

  @Test func countsUTF16Units() throws {
    let text = Array("𠀀 a".utf16)
    #expect(try WordBreaker().boundaries(in: text) == [0, 2, 3, 4])
  }
}
