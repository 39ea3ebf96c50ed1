import Testing

@testable import NGramModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct ModelFileTests {
  /// Trained once for all tests.
  private static let trained = Result {
    try NGramTrainer.train(texts: inventedTexts(count: 80, seed: 1), options: exactOptions(order: 4))
  }
  let bytes: [UInt8]

  init() throws { bytes = try Self.trained.get() }

  @Test func whatIsWrittenIsRead() throws {
    let path = "/tmp/galley-ngram-\(getpid())-\(UInt64.random(in: 0 ... .max)).model"
    defer { unlink(path) }
    let file = try #require(fopen(path, "w"))
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    fclose(file)
    let mapped = try NGramModel(path: path)
    let copied = try NGramModel(bytes)
    #expect(mapped.order == 4)
    #expect(mapped.size == bytes.count)
    #expect(mapped.nGramCount == copied.nGramCount)
    #expect(mapped.nGramCount > 100)
    let tail = Array("清晨开门的".utf8)
    let head = Array("老人在桥头".utf8)
    let score = mapped.continuation(tail: tail.span, head: head.span)
    #expect(score == copied.continuation(tail: tail.span, head: head.span))
    bytes.withUnsafeBytes { bytes in
      let compiledIn = try? NGramModel(compiledIn: bytes)
      #expect(compiledIn?.continuation(tail: tail.span, head: head.span) == score)
    }
  }

  @Test func sameTextsSameBytes() throws {
    let texts = inventedTexts(count: 80, seed: 1)
    let options = exactOptions(order: 4)
    let once = try NGramTrainer.train(texts: texts, options: options)
    #expect(try NGramTrainer.train(texts: texts.reversed(), options: options) == once)
    #expect(try NGramTrainer.train(texts: texts.dropLast(), options: options) != once)
  }

  @Test func sizeIsKept() throws {
    let texts = inventedTexts(count: 400, seed: 5)
    let whole = try NGramModel(NGramTrainer.train(texts: texts, options: exactOptions(order: 4)))
    var options = exactOptions(order: 4)
    options.maximumSize = whole.size * 3 / 4
    let pruned = try NGramModel(NGramTrainer.train(texts: texts, options: options))
    #expect(pruned.size <= options.maximumSize)
    #expect(pruned.nGramCount < whole.nGramCount)
    // Still probabilities.
    for context in [pruned.emptyContext, pruned.paragraphStart, pruned.context("老人"), pruned.context("卖菜的老人在")] {
      let sum = (1..<pruned.symbolCount).reduce(0.0) { sum, symbol in
        sum + exponential(pruned.logProbability(of: Symbol(symbol), after: context))
      }
      #expect(abs(sum - 1) < 0.03)
    }
    options.maximumSize = 1000
    #expect(throws: NGramModelError.self) { try NGramTrainer.train(texts: texts, options: options) }
  }

  @Test func rareLongSequencesAreNotKept() throws {
    var options = NGramTrainer.Options()
    options.minimumCharacterCount = 1
    let texts = ["东西南北", "甲乙丙丁戊", "甲乙丙丁戊", "甲乙丙丁戊"].map { Array($0.utf8) }
    let model = try NGramModel(NGramTrainer.train(texts: texts, options: options))
    #expect(model.context("东西").count == 2)
    #expect(model.context("东西南").count == 2, "a sequence of three that occurs once")
    #expect(model.context("甲乙丙丁").count == 4)
  }

  @Test func optionsThatCannotBe() {
    let texts = inventedTexts(count: 3, seed: 1)
    for change in [
      { $0.order = 1 }, { $0.order = 8 }, { $0.fingerprintBits = 3 }, { $0.probabilityBits = 9 },
      { $0.backoffBits = 0 }, { $0.minimumCounts = [] }, { $0.minimumCounts = [2, 1] },
    ] as [(inout NGramTrainer.Options) -> Void] {
      var options = NGramTrainer.Options()
      change(&options)
      #expect(throws: NGramModelError.self) { try NGramTrainer.train(texts: texts, options: options) }
    }
    #expect(throws: NGramModelError.noText) { try NGramTrainer.train(texts: [Array(" \n".utf8), []]) }
  }

  @Test func otherFilesAreRefused() {
    #expect(throws: NGramModelError.notAModel) { try NGramModel([]) }
    #expect(throws: NGramModelError.notAModel) { try NGramModel(Array("{\"rules\": {}}".utf8)) }
    #expect(throws: NGramModelError.cannotOpen(code: ENOENT)) { try NGramModel(path: "/no/such/file.model") }
    #expect(throws: NGramModelError.notAModel) { try NGramModel(path: "/tmp") }
    var later = bytes
    later[8] = 9
    #expect(throws: NGramModelError.unsupportedVersion(9)) { try NGramModel(later) }
    #expect(throws: NGramModelError.truncated(expected: bytes.count, actual: bytes.count - 1)) {
      try NGramModel(bytes.dropLast())
    }
    #expect(throws: NGramModelError.truncated(expected: bytes.count, actual: bytes.count + 1)) {
      try NGramModel(bytes + [0])
    }
  }

  @Test func damageIsAnError() {
    for index in Array(8..<512) + Array(stride(from: 512, to: bytes.count, by: 997)) {
      var damaged = bytes
      damaged[index] ^= 0x40
      #expect(throws: NGramModelError.self, "byte \(index)") { try NGramModel(damaged) }
    }
    for length in Array(0..<200) + Array(stride(from: 200, to: bytes.count, by: 1009)) {
      #expect(throws: NGramModelError.self, "\(length) bytes") { try NGramModel(Array(bytes[..<length])) }
    }
  }

  /// A model in the binary is not summed up again: whatever is in its tables, looking up stays inside them.
  @Test func damageWithoutChecksumIsHarmless() {
    let text = Array("卖菜的 老人，在 Tea 12 桥头。".utf8)
    var state: UInt64 = 99
    for _ in 0..<300 {
      var damaged = bytes
      for _ in 0..<20 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        damaged[16 + Int(state >> 20 % UInt64(damaged.count - 16))] = UInt8(truncatingIfNeeded: state >> 7)
      }
      damaged.withUnsafeBytes { damaged in
        guard let model = try? NGramModel(compiledIn: damaged) else { return }
        _ = model.continuation(tail: text.span, head: text.span)
      }
    }
  }

  @Test func errorsSayWhatToDo() {
    #expect("\(NGramModelError.notAModel)".contains("galley train"))
    #expect("\(NGramModelError.truncated(expected: 9, actual: 3))".contains("9 bytes, but 3"))
  }
}
