import Testing

@testable import NGramModel

/// Everything kept, and of up to 256 n-grams of an order each has codes of its own.
func exactOptions(order: Int) -> NGramTrainer.Options {
  var options = NGramTrainer.Options()
  options.order = order
  options.minimumCharacterCount = 1
  options.minimumCounts = [1]
  options.fingerprintBits = 16
  options.probabilityBits = 8
  options.backoffBits = 8
  options.epochs = 0
  return options
}

extension NGramModel {
  func symbols(_ text: String) -> [Symbol] { text.unicodeScalars.compactMap { symbol(of: $0) } }

  func context(_ text: String) -> Context {
    var context = emptyContext
    for symbol in symbols(text) { push(symbol, onto: &context) }
    return context
  }
}

@Suite struct EstimateTests {
  /// `甲乙` and `甲甲`: 甲 3 times, 乙 once, the end twice; 甲 is followed by 乙, 甲 and the end.
  @Test func byHand() throws {
    let texts = ["甲乙", "甲甲"].map { Array($0.utf8) }
    let model = try NGramModel(NGramTrainer.train(texts: texts, options: exactOptions(order: 2)))
    let (a, b) = (model.symbols("甲")[0], model.symbols("乙")[0])
    #expect(model.symbolCount == 6)
    // 6 symbols, 3 different ones, each counting 2 for the uniform distribution over the 5 that can come.
    let uniform = 6.0 / 12 / 5
    let single = [a: 3.0 / 12 + uniform, b: 1.0 / 12 + uniform, .paragraphEnd: 2.0 / 12 + uniform]
    for (symbol, expected) in single {
      #expect(isNear(model.logProbability(of: symbol, after: model.emptyContext), expected))
    }
    #expect(isNear(model.logProbability(of: .unknown, after: model.emptyContext), uniform))
    // After 甲 came three different symbols, once each: 3 + 2·3 in all, of which 6 go to the shorter context.
    let afterA = model.context("甲")
    for symbol in [a, b, .paragraphEnd] {
      #expect(isNear(model.logProbability(of: symbol, after: afterA), 1.0 / 9 + 6.0 / 9 * single[symbol]!))
    }
    #expect(isNear(model.logProbability(of: .unknown, after: afterA), 6.0 / 9 * uniform))
    // Both paragraphs start with 甲.
    #expect(isNear(model.logProbability(of: a, after: model.paragraphStart), 2.0 / 4 + 2.0 / 4 * single[a]!))
    #expect(isNear(model.paragraphEnd(after: model.context("乙")), 1.0 / 3 + 2.0 / 3 * single[.paragraphEnd]!))
  }

  @Test(arguments: [2, 3, 5, 7])
  func probabilitiesAddUpToOne(order: Int) throws {
    let texts = inventedTexts(count: 8, seed: 7)
    let model = try NGramModel(NGramTrainer.train(texts: texts, options: exactOptions(order: order)))
    var contexts = [model.emptyContext, model.paragraphStart]
    for text in texts {
      var context = model.paragraphStart
      for symbol in model.symbols(String(decoding: text, as: UTF8.self)).prefix(9) {
        model.push(symbol, onto: &context)
        contexts.append(context)
      }
    }
    for context in contexts {
      let sum = (1..<model.symbolCount).reduce(0.0) { sum, symbol in
        sum + exponential(model.logProbability(of: Symbol(symbol), after: context))
      }
      #expect(abs(sum - 1) < 1e-3)
    }
  }

  /// The model against the textbook: counts in dictionaries, interpolation from the shortest context up.
  @Test(arguments: [3, 5])
  func asInterpolatedFromCounts(order: Int) throws {
    let texts = inventedTexts(count: 8, seed: 3)
    let model = try NGramModel(NGramTrainer.train(texts: texts, options: exactOptions(order: order)))
    let paragraphs = texts.map { text in
      [.paragraphStart] + model.symbols(String(decoding: text, as: UTF8.self)) + [.paragraphEnd]
    }
    var followers: [[Symbol]: [Symbol: Double]] = [:]
    for paragraph in paragraphs {
      for end in 1..<paragraph.count {
        for length in 0...min(end, order - 1) {
          followers[Array(paragraph[end - length..<end]), default: [:]][paragraph[end], default: 0] += 1
        }
      }
    }
    func probability(_ symbol: Symbol, _ context: ArraySlice<Symbol>) -> Double {
      let shorter = context.isEmpty ? 1.0 / Double(model.symbolCount - 1) : probability(symbol, context.dropFirst())
      guard let counts = followers[Array(context)] else { return shorter }
      let left = WittenBellEstimates.novelty * Double(counts.count)
      let total = counts.values.reduce(0, +) + left
      return counts[symbol, default: 0] / total + left / total * shorter
    }
    for paragraph in paragraphs {
      var context = model.paragraphStart
      for index in 1..<paragraph.count {
        // What came, and what did not.
        for symbol in [paragraph[index], paragraph[index / 2 + 1]] {
          let expected = probability(symbol, paragraph[max(0, index - order + 1)..<index])
          let ratio = exponential(model.logProbability(of: symbol, after: context)) / expected
          #expect(abs(ratio - 1) < 1e-3)
        }
        model.push(paragraph[index], onto: &context)
      }
    }
  }

  func isNear(_ logProbability: Float, _ probability: Double) -> Bool {
    abs(exponential(logProbability) - probability) < 1e-5
  }
}

/// e to the power of x, for the tests to depend on nothing.
func exponential(_ x: Float) -> Double {
  // (e^(x/1024))^1024, the inner one by its series.
  let small = Double(x) / 1024
  var power = 1 + small + small * small / 2 + small * small * small / 6
  for _ in 0..<10 { power *= power }
  return power
}

/// Paragraphs of words without meaning, the same for the same seed.
func inventedTexts(count: Int, seed: UInt64) -> [[UInt8]] {
  var state = seed
  func random(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
  let words = ["河边", "小镇", "茶馆", "清晨", "开门", "卖菜", "的", "在", "了", "老人", "渡船", "12", "Tea", "，", "桥头"]
  return (0..<count).map { _ in
    let length = 4 + random(below: 12)
    return Array(((0..<length).map { _ in words[random(below: words.count)] }.joined() + "。").utf8)
  }
}
