import Testing

@testable import GalleyEngine

@Suite("Conservation: what a repair may not do is found out")
struct ConservationTests {
  private let page: Page

  init() throws { page = try Page(name: "t", bytes: Array("渡口,老\n码头\n".utf8)) }

  /// A repaired page of the two lines, joined, with whatever a test makes wrong.
  private func repaired(
    pieces: [Range<Int>], text: String, normalisations: [Normalisation] = [], removals: [Removal] = []
  ) -> RepairedPage {
    let bytes = Array(text.utf8)
    return RepairedPage(
      page: page,
      blocks: [
        RepairedBlock(
          role: .paragraph, pieces: pieces.map { Piece(range: $0, line: 0) }, text: 0..<bytes.count,
          normalisations: 0..<normalisations.count)
      ], text: bytes, normalisations: normalisations, removals: removals, findings: [], failure: nil)
  }

  @Test("A faithful repair is proved")
  func faithful() {
    let comma = Normalisation(rule: "r", range: 6..<7, replacement: .scalar(0xFF0C))
    #expect(
      Conservation.failure(of: repaired(pieces: [0..<10, 11..<17], text: "渡口，老码头", normalisations: [comma])) == nil)
    #expect(
      Conservation.failure(
        of: repaired(pieces: [0..<10], text: "渡口,老", removals: [Removal(rule: "r", range: 11..<17)])) == nil)
  }

  @Test("Lost, doubled, invented and undeclared text is named")
  func faults() {
    #expect(Conservation.failure(of: repaired(pieces: [0..<10], text: "渡口,老")) == .lost(10..<18))
    #expect(
      Conservation.failure(of: repaired(pieces: [0..<10, 0..<10, 11..<17], text: "渡口,老渡口,老码头")) == .doubled(0..<10))
    #expect(Conservation.failure(of: repaired(pieces: [0..<10, 11..<17], text: "渡口,老码头边")) == .invented(block: 0))
    #expect(Conservation.failure(of: repaired(pieces: [0..<10, 11..<17], text: "渡口,新码头")) == .invented(block: 0))
    let wrong = Normalisation(rule: "r", range: 6..<7, replacement: .scalar(0x3002))
    #expect(
      Conservation.failure(of: repaired(pieces: [0..<10, 11..<17], text: "渡口。老码头", normalisations: [wrong]))
        == .undeclared(rule: "r", 6..<7))
  }
}
