import CNewsModel
import Testing

@testable import NGramModel

@Suite struct ContinuationTests {
  func score(_ model: NGramModel, _ tail: String, _ head: String) -> Float {
    let (tail, head) = (Array(tail.utf8), Array(head.utf8))
    return model.continuation(tail: tail.span, head: head.span)
  }

  func end(_ model: NGramModel, _ tail: String) -> Float {
    let tail = Array(tail.utf8)
    return model.paragraphEnd(after: model.context(after: tail.span))
  }

  func newsModel() throws -> NGramModel {
    let bytes = UnsafeRawBufferPointer(start: galley_news_model(), count: galley_news_model_size())
    let model = try NGramModel(compiledIn: bytes)
    // What is in the repository is whole.
    _ = try NGramModel(Array(bytes))
    return model
  }

  @Test(arguments: [
    ("这项工作得到了群众的广泛支", "持，也带来了新的", "本报讯"),
    ("全市农村居民人均可支配收", "入比上年增长百分之六", "据介绍"),
    ("活动现场，志愿者为居", "民们讲解垃圾分类", "的发展经验"),
    ("建成高标准农田20", "0万亩", "因此"),
  ])
  func newsGoesOn(tail: String, head: String, other: String) throws {
    let model = try newsModel()
    #expect(score(model, tail, head) > 2)
    #expect(score(model, tail, head) > score(model, tail, other) + 2)
    #expect(end(model, tail) < -4)
    #expect(end(model, "乡亲们的日子越过越红火。") > -2.5)
  }

  @Test func widthSpacesAndDigitsDoNotCount() throws {
    let model = try newsModel()
    let plain = score(model, "2023年，全省粮食总产", "量达到，预计")
    #expect(score(model, "2023年,全省粮食总产", "量达到,预计") == plain)
    #expect(score(model, "２０１９年，全省 粮 食 总 产 ", "\u{3000}量 达 到，预计") == plain)
  }

  @Test func oneByOneAsAtOnce() throws {
    let texts = inventedTexts(count: 50, seed: 2)
    let model = try NGramModel(NGramTrainer.train(texts: texts, options: exactOptions(order: 4)))
    let tail = Array("茶馆在河边，清晨卖菜".utf8)
    let text = Array("的老人".utf8)
    let context = model.context(after: tail.span)
    let pushed = model.context("茶馆在河边，清晨卖菜")
    let head = model.head(text.span)
    #expect(head.count == 3)
    var sum: Float = 0
    var walked = pushed
    for symbol in model.symbols("的老人") {
      let expected = model.logProbability(of: symbol, after: walked)
      #expect(model.push(symbol, onto: &walked) == expected)
      sum += expected
    }
    #expect(model.logProbability(of: head, after: context) == sum)
    #expect(model.logProbability(of: head, after: pushed) == sum)
    #expect(model.continuation(tail: context, head: head) == model.continuation(tail: tail.span, head: text.span))
  }

  /// The reason why a head is read no further: from there on its symbols are as likely wherever it stands.
  @Test func whatIsBehindTheOrderCancelsOut() throws {
    let texts = inventedTexts(count: 50, seed: 2)
    let model = try NGramModel(NGramTrainer.train(texts: texts, options: exactOptions(order: 3)))
    let symbols = model.symbols("老人在桥头，清晨")
    var contexts = [model.context("渡船"), model.paragraphStart, model.emptyContext]
    for (index, symbol) in symbols.enumerated() {
      let next = contexts.indices.map { model.push(symbol, onto: &contexts[$0]) }
      if index >= 2 { #expect(Set(next).count == 1) }
    }
  }

  @Test func wordsOfSpacedScripts() throws {
    let texts = ["the old ferry waits", "the old bridge", "an old man waits"].map { Array($0.utf8) }
    let model = try NGramModel(NGramTrainer.train(texts: texts, options: exactOptions(order: 5)))
    #expect(score(model, "the old fer", "ry waits") > score(model, "the old fer", "bridge"))
    #expect(model.symbol(of: "T") == model.symbol(of: "t"))
    #expect(model.symbol(of: " ") == nil)
    #expect(model.symbol(of: "文") == .unknown)
  }

  @Test func spacesOfTheTailAndTheHead() throws {
    let texts = ["ab cd", "b cd", "abce", "bc"].map { Array($0.utf8) }
    let model = try NGramModel(NGramTrainer.train(texts: texts, options: exactOptions(order: 3)))
    let tail = Array("ab  c".utf8)
    let spaced = model.context(after: tail.span)
    var pushed = model.emptyContext
    for symbol in [.space] + model.symbols("c") { model.push(symbol, onto: &pushed) }
    let closed = model.context("bc")
    let next = model.symbols("d")[0]
    #expect(model.logProbability(of: next, after: spaced) == model.logProbability(of: next, after: pushed))
    #expect(model.logProbability(of: next, after: spaced) > model.logProbability(of: next, after: closed) + 0.5)

    let text = Array(" b \nc".utf8)
    let head = model.head(text.span)
    #expect(head.count == 2)
    var context = model.emptyContext
    let expected = (model.symbols("b") + [.space]).map { model.push($0, onto: &context) }.reduce(0, +)
    #expect(head.anywhere == expected)
  }

  @Test func nothingToRead() throws {
    let model = try newsModel()
    #expect(score(model, "", "") == 0)
    #expect(score(model, "春天", "") == 0)
    #expect(score(model, "", "春天").isFinite)
    #expect(score(model, "\u{FEFF} \n", " ") == 0)
  }
}

/// How characters stand to a model's texts.
@Suite struct SurpriseTests {
  @Test func theMeanSurpriseIsTheEntropy() throws {
    let model = try NGramModel(NGramTrainer.train(texts: inventedTexts(count: 80, seed: 1)))
    let surprises = (1..<model.symbolCount).map { model.surprise(of: Symbol($0)) }
    let probabilities = surprises.map { exponential(-$0) }
    #expect(abs(probabilities.reduce(0, +) - 1) < 1e-3)
    let mean = zip(surprises, probabilities).reduce(0) { $0 + Double($1.0) * $1.1 }
    #expect(abs(mean - Double(model.entropy)) < 1e-3)
  }

  /// At a break between two words nothing is written, where a text has a space.
  @Test func aBreakStandsForASpace() throws {
    let texts = (0..<40).map { Array("the ferry leaves from the old harbour at \($0 % 12), the baker waits".utf8) }
    let model = try NGramModel(NGramTrainer.train(texts: texts))
    func score(_ tail: String, _ head: String) -> Float {
      let (tail, head) = (Array(tail.utf8), Array(head.utf8))
      return model.continuation(tail: tail.span, head: head.span)
    }
    #expect(score("from the old", "harbour at") > 2)
    #expect(score("from the old", "harbour at") == score("from the old ", "harbour at"))
    #expect(score("from the old", "ferry leaves") < score("from the old", "harbour at") - 2)
  }
}
