import Testing

@testable import NGramModel

@Suite struct BreakSideTests {
  /// What is said first and what follows it further on, beyond the reach of an n-gram.
  private static let pairs = [("渡船", "码头"), ("晚稻", "收割"), ("灯会", "猜谜"), ("堤坝", "加固"), ("学堂", "识字")]
  private static let fillers = ["今年以来", "在村里的", "老人们说", "大家都去", "过了几天", "天气晴好"]

  /// Paragraphs in which the second word of a pair follows the first, with words between that say nothing.
  private static func texts(seed: UInt64) -> [[UInt8]] {
    var random = SplitMix(state: seed)
    return (0..<240).map { number in
      let pair = pairs[number % pairs.count]
      func filler() -> String { (0..<3).map { _ in fillers.randomElement(using: &random)! }.joined() }
      return Array((filler() + pair.0 + filler() + pair.1 + filler()).utf8)
    }
  }

  private static func train(epochs: Int) throws -> NGramModel {
    var options = NGramTrainer.Options()
    options.epochs = epochs
    options.minimumCharacterCount = 1
    return try NGramModel(NGramTrainer.train(texts: texts(seed: 1), options: options))
  }

  private static func end(_ text: String, _ model: NGramModel) throws -> NGramModel.BreakSide {
    let side = model.breakSide(of: Array(text.utf8).span, isStart: false)
    return try #require(side)
  }

  private static func start(_ text: String, _ model: NGramModel) throws -> NGramModel.BreakSide {
    let side = model.breakSide(of: Array(text.utf8).span, isStart: true)
    return try #require(side)
  }

  @Test func whatBelongsTogetherIsFoundBeyondTheReachOfNGrams() throws {
    let model = try Self.train(epochs: 15)
    let ends = try Self.pairs.map { pair in try Self.fillers.map { try Self.end(pair.0 + $0, model) } }
    let starts = try Self.pairs.map { pair in try Self.fillers.map { try Self.start($0 + pair.1, model) } }
    for (index, ends) in ends.enumerated() {
      let sums = starts.map { starts in
        ends.reduce(0) { sum, end in starts.reduce(sum) { $0 + NGramModel.affinity(end, $1) } }
      }
      let others = (sums.reduce(0, +) - sums[index]) / Float(sums.count - 1)
      #expect(sums[index] > others, "\(Self.pairs[index].0): \(sums)")
    }
  }

  @Test func whiteSpaceAndFormsOfCharactersMakeNoDifference() throws {
    let model = try Self.train(epochs: 2)
    let start = try Self.start("大家都去码头", model)
    let plain = try Self.end("渡船，今年以来", model)
    let spaced = try Self.end("渡 船,今年\u{3000}以来 ", model)
    #expect(NGramModel.affinity(plain, start) == NGramModel.affinity(spaced, start))
  }

  @Test func anythingHasASide() throws {
    let model = try Self.train(epochs: 1)
    for text in [[], [0xFF, 0xE6], Array("☃".utf8), Array(" \n".utf8)] as [[UInt8]] {
      let (end, start) = (model.breakSide(of: text.span, isStart: false), model.breakSide(of: text.span, isStart: true))
      #expect(NGramModel.affinity(try #require(end), try #require(start)).isFinite)
    }
  }

  @Test func aModelMayDoWithoutThem() throws {
    let without = try Self.train(epochs: 0)
    #expect(!without.seesBreaks)
    let side = without.breakSide(of: Array("渡船".utf8).span, isStart: false)
    #expect(side == nil)
    #expect(without.size < (try Self.train(epochs: 1).size))
  }
}
