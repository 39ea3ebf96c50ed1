import Testing

@testable import GalleyBatch

@Suite("Which threshold would have spared people the wrong repairs")
struct ReviewSummaryTests {
  private func threshold(_ verdicts: (Double, Bool)...) -> ReviewSummary.Threshold? {
    ReviewSummary.Threshold(verdicts.map { (confidence: $0.0, isRight: $0.1) })
  }

  @Test("It lies right above the rejected ones")
  func between() {
    #expect(
      threshold((0.95, true), (0.7, false), (0.81, false), (0.9, true))
        == ReviewSummary.Threshold(confidence: 0.811, spared: 2, lost: 0))
  }

  @Test("A right one below is worth two wrong ones")
  func withLoss() {
    #expect(
      threshold((0.7, true), (0.8, false), (0.85, false), (0.99, true))
        == ReviewSummary.Threshold(confidence: 0.851, spared: 2, lost: 1))
  }

  @Test("There is none where it would cost as much, where none is wrong, and above 1")
  func none() {
    #expect(threshold((0.7, true), (0.8, false)) == nil)
    #expect(threshold((0.7, true)) == nil)
    #expect(threshold((1, false), (1, false)) == nil)
    #expect(threshold() == nil)
  }

  @Test("Findings of one confidence are on one side")
  func ties() {
    #expect(threshold((0.9, true), (0.9, false), (0.9, true)) == nil)
    #expect(threshold((0.9, false), (0.9, true), (0.9, false))?.lost == 1)
  }
}
