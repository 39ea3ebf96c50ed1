#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Teaches a dual encoder which starts go on with which ends (Henderson et al. 2017).
///
/// Paragraphs are cut at random places, several in each. Each end has to find its start among those of the whole batch,
/// and each start its end; those of the same paragraph are the hard ones, and a newspaper page is full of such. The
/// loss is the cross entropy of both choices, the steps are those of AdaGrad (Duchi, Hazan and Singer 2011).
struct BreakTrainer {
  private static let paragraphsInBatch = 8
  private static let cutsInParagraph = 8
  private static let batch = paragraphsInBatch * cutsInParagraph
  /// Characters that stand on either side of a cut at least.
  private static let margin = 8
  private static let rate: Float = 0.05
  private static let dropsOneIn: UInt64 = 5
  /// What a pair is too likely by, for it to be passed over.
  private static let negligible: Float = 1e-3

  private let rowBits: Int
  /// All vectors, one behind the other: Swift makes slow code of large SIMD types, and fast code of loops over these.
  private var rows: [SIMD4<Float>]
  /// For each number of the vectors, the sum of the squares of all slopes so far.
  private var squares: [SIMD4<Float>]
  /// Fours of numbers in a vector.
  private static let quarters = BreakVectors.width / 4
  private var random = SplitMix(state: 7)

  /// - Parameters:
  ///   - rowBits: base 2 logarithm of the number of vectors for each side.
  ///   - epochs: how often each paragraph is cut.
  static func vectors(of corpus: Corpus, rowBits: Int, epochs: Int) -> BreakVectors {
    var trainer = BreakTrainer(rowBits: rowBits)
    let paragraphs = longParagraphs(corpus)
    for _ in 0..<epochs { trainer.learn(from: paragraphs, of: corpus.symbols) }
    return BreakVectors(rounding: trainer.rows.flatMap { [$0.x, $0.y, $0.z, $0.w] })
  }

  private init(rowBits: Int) {
    self.rowBits = rowBits
    let count = Self.quarters * 2 << rowBits
    squares = Array(repeating: SIMD4(repeating: 1e-3), count: count)
    rows = []
    rows.reserveCapacity(count)
    for _ in 0..<count { rows.append(SIMD4.random(in: -0.035...0.035, using: &random)) }
    for half in stride(from: 0, to: count, by: BreakVectors.rowSize / 4) { rows[half][0] = 0 }
  }

  /// The ranges of paragraphs that can be cut, without their marks, in an order that does not depend on that of the texts.
  private static func longParagraphs(_ corpus: Corpus) -> [Range<Int>] {
    let symbols = corpus.symbols
    var paragraphs: [Range<Int>] = []
    var start = 0
    for (index, symbol) in symbols.enumerated() {
      if symbol == .paragraphStart { start = index + 1 }
      if symbol == .paragraphEnd, index - start >= 4 * margin { paragraphs.append(start..<index) }
    }
    return paragraphs.sorted { symbols[$0].lexicographicallyPrecedes(symbols[$1]) }
  }

  private mutating func learn(from paragraphs: [Range<Int>], of symbols: [Symbol]) {
    let shuffled = paragraphs.shuffled(using: &random)
    for first in stride(from: 0, to: shuffled.count - Self.paragraphsInBatch + 1, by: Self.paragraphsInBatch) {
      var ends = Sides()
      var starts = Sides()
      for paragraph in shuffled[first..<first + Self.paragraphsInBatch] {
        for _ in 0..<Self.cutsInParagraph {
          let cut = Int.random(
            in: paragraph.lowerBound + Self.margin...paragraph.upperBound - Self.margin, using: &random)
          ends.append(features(symbols[paragraph.lowerBound..<cut].reversed(), isStart: false), rows)
          starts.append(features(symbols[cut..<paragraph.upperBound], isStart: true), rows)
        }
      }
      let excess = Self.excess(ends, starts)
      for one in 0..<Self.batch {
        step(ends, one, Self.slope(toward: starts) { excess[one * Self.batch + $0] })
        step(starts, one, Self.slope(toward: ends) { excess[$0 * Self.batch + one] })
      }
    }
  }

  /// - Parameter outward: what stands nearest to the cut comes first.
  private mutating func features(_ outward: some Sequence<Symbol>, isStart: Bool) -> BreakFeatures {
    var symbols = InlineArray<16, Symbol>(repeating: 0)
    var count = 0
    for symbol in outward where symbol != .space {
      symbols[count] = symbol
      count += 1
      if count == BreakFeatures.reach { break }
    }
    var features = BreakFeatures(symbols, count: count, isStart: isStart, rowBits: rowBits)
    features.drop(oneIn: Self.dropsOneIn, &random)
    return features
  }

  /// One side of all cuts of a batch.
  private struct Sides {
    var features: [BreakFeatures] = []
    var vectors: [NGramModel.BreakSide] = []

    mutating func append(_ features: BreakFeatures, _ rows: [SIMD4<Float>]) {
      var sum = BreakVectors.Vector(repeating: .zero)
      rows.withUnsafeBufferPointer { rows in
        for index in 0..<features.count {
          let row = Int(features.rows[index]) * quarters
          for quarter in 0..<quarters { sum[quarter] += rows[row + quarter] }
        }
      }
      self.features.append(features)
      vectors.append(NGramModel.BreakSide(sum: sum, isWhole: true))
    }
  }

  /// How much too likely each pair is taken to be, in each end's choice and in each start's, summed; by end, then by
  /// start. A pair that is right is 1 in both.
  private static func excess(_ ends: Sides, _ starts: Sides) -> [Float] {
    var odds = [Float](repeating: 0, count: batch * batch)
    var ofEnds = [Float](repeating: 0, count: batch)
    var ofStarts = ofEnds
    for end in 0..<batch {
      for start in 0..<batch {
        let pair = exp(NGramModel.affinity(ends.vectors[end], starts.vectors[start]))
        odds[end * batch + start] = pair
        ofEnds[end] += pair
        ofStarts[start] += pair
      }
    }
    for end in 0..<batch {
      for start in 0..<batch { odds[end * batch + start] *= 1 / ofEnds[end] + 1 / ofStarts[start] }
      odds[end * batch + end] -= 2
    }
    return odds
  }

  /// How the loss changes with a vector of one side, given the excess of its pairs with all of the other.
  private static func slope(toward others: Sides, _ excess: (Int) -> Float) -> BreakVectors.Vector {
    var slope = BreakVectors.Vector(repeating: .zero)
    for other in 0..<batch {
      let weight = excess(other)
      // Most pairs are told apart soon, and then teach nothing.
      guard abs(weight) > negligible else { continue }
      for quarter in 0..<quarters { slope[quarter] += weight * others.vectors[other].vector[quarter] }
    }
    return slope
  }

  /// Moves the rows of one side of a cut against the slope.
  private mutating func step(_ sides: Sides, _ index: Int, _ slope: BreakVectors.Vector) {
    let vector = sides.vectors[index].vector
    var change = slope
    for quarter in 0..<Self.quarters {
      // The derivative of x / (1 + |x|), by its value.
      let rest = 1 - vector[quarter].replacing(with: -vector[quarter], where: vector[quarter] .< 0)
      change[quarter] *= rest * rest
    }
    let features = sides.features[index]
    rows.withUnsafeMutableBufferPointer { rows in
      squares.withUnsafeMutableBufferPointer { squares in
        for feature in 0..<features.count {
          let row = Int(features.rows[feature]) * Self.quarters
          for quarter in 0..<Self.quarters {
            squares[row + quarter] += change[quarter] * change[quarter]
            rows[row + quarter] -= Self.rate * change[quarter] / squares[row + quarter].squareRoot()
          }
        }
      }
    }
  }
}
