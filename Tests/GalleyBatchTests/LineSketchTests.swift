import GalleyEngine
import Testing

@testable import GalleyBatch

struct LineSketchTests {
  /// Pages of thirty lines of their own; every third has a running head, every seventh another line.
  private let pages: [[UInt64]] = (0..<3000).map { page in
    var keys = (0..<30).map { UInt64(page * 31 + $0) &* 0x9E37_79B9_97F4_A7C1 }
    if page % 3 == 0 { keys += [1, 1] }
    if page % 7 == 0 { keys.append(2) }
    return keys
  }

  private func sketch(_ pages: some Sequence<[UInt64]>) -> LineSketch {
    var sketch = LineSketch()
    for page in pages { sketch.add(page) }
    return sketch
  }

  @Test(arguments: [1, 2, 7, 100])
  func itIsTheSameHoweverTheBatchIsCut(_ parts: Int) {
    let whole = sketch(pages)
    var sum = LineSketch()
    for part in (0..<parts).reversed() {
      sum.add(sketch(pages.enumerated().filter { $0.offset % parts == part }.map(\.element).reversed()))
    }
    #expect(sum == whole)
  }

  /// Of 90,000 lines, one is on a third of the pages, and one on a seventh.
  @Test func onlyWhatStandsOnAFifthIsRepeated() {
    let sketch = sketch(pages)
    #expect(sketch.pages == 3000)
    #expect(sketch.repeated(of: pages.flatMap { $0 }) == [1])
  }

  @Test func aLineTwiceOnAPageCountsOnce() {
    let sketch = sketch([[5, 5, 5], [5], [6], [7], [8]])
    #expect(sketch.repeated(of: [5, 6]) == [])
    #expect(self.sketch([[5], [5], [5], [7], [8]]).repeated(of: [5, 6]) == [5])
    #expect(self.sketch([[5], [5], [5], [5]]).repeated(of: [5]) == [])
  }

  @Test func itComesBackFromItsFile() throws {
    let scratch = Scratch()
    let sketch = sketch(pages)
    try FileWriter.write(sketch.bytes.span, to: scratch["a.sketch"])
    #expect(try LineSketch(at: scratch["a.sketch"]) == sketch)
    var damaged = sketch.bytes
    damaged[1000] ^= 1
    try FileWriter.write(damaged.span, to: scratch["b.sketch"])
    let error = #expect(throws: Problem.self) { try LineSketch(at: scratch["b.sketch"]) }
    #expect(error?.message == "the sketch is damaged; make it again")
  }
}
