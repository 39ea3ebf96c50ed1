extension NGramModel {
  /// One side of a break in a text, as the model sees it: a vector in a space where an end and a start that belong
  /// together point the same way.
  ///
  /// The vector is the sum of those of `BreakFeatures`, which a dual encoder learnt (Henderson et al. 2017, Efficient
  /// Natural Language Response Suggestion). An n-gram model sees a few characters; this sees sixteen on either side.
  public struct BreakSide: Sendable {
    private(set) var vector: BreakVectors.Vector
    /// Whether as many characters stand there as are read at most.
    public let isWhole: Bool

    /// - Parameter sum: of the vectors of its features; each number gets bounds: x / (1 + |x|).
    init(sum: BreakVectors.Vector, isWhole: Bool) {
      vector = sum
      self.isWhole = isWhole
      for quarter in 0..<vector.count {
        let four = vector[quarter]
        vector[quarter] = four / (1 + four.replacing(with: -four, where: four .< 0))
      }
    }
  }

  /// Whether the model can see the sides of a break.
  public var seesBreaks: Bool { layout.rowBits > 0 }

  /// The end or the start of a text in UTF-8; `nil` where the model cannot see it.
  public func breakSide(of text: Span<UInt8>, isStart: Bool) -> BreakSide? {
    guard seesBreaks else { return nil }
    var symbols = InlineArray<16, Symbol>(repeating: 0)
    var count = 0
    var bytesRead = 0
    while bytesRead < text.count, count < BreakFeatures.reach {
      let scalar = isStart ? text.scalar(at: bytesRead) : text.scalar(endingAt: text.count - bytesRead)
      bytesRead += scalar.length
      let symbol = tableEntry(of: scalar.value)
      guard symbol < Symbol.whiteSpaceMark else { continue }
      symbols[count] = symbol
      count += 1
    }
    let features = BreakFeatures(symbols, count: count, isStart: isStart, rowBits: layout.rowBits)
    return side(features, isWhole: count == BreakFeatures.reach)
  }

  /// How much an end and a start belong together: positive where they do. The scale is that of a natural logarithm of
  /// odds among the starts that stand on one page.
  public static func affinity(_ end: BreakSide, _ start: BreakSide) -> Float {
    // Through spans: an element of an `InlineArray` in a value is read from a copy of all of it.
    let (ends, starts) = (end.vector.span, start.vector.span)
    var sums = SIMD4<Float>()
    for quarter in ends.indices { sums += ends[quarter] * starts[quarter] }
    return sums.sum()
  }

  private func side(_ features: BreakFeatures, isWhole: Bool) -> BreakSide {
    // Four sums in a word: 34 rows, each with a scale to 127 and numbers to 15, stay below 2^16.
    var sums = InlineArray<16, UInt64>(repeating: 0)
    var scales: UInt64 = 0
    let rows = features.rows.span
    for index in 0..<features.count { fetchRow(rows[index]) }
    for index in 0..<features.count { scales += addRow(rows[index], to: &sums) }
    let zero = Int32(scales) * Int32(BreakVectors.middle)
    var vector = BreakVectors.Vector(repeating: .zero)
    for word in 0..<sums.count {
      let four = SIMD4<UInt64>(sums[word], sums[word] >> 16, sums[word] >> 32, sums[word] >> 48) & 0xFFFF
      vector[word] = SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: four) &- zero) * layout.rowStep
    }
    // The first byte of a row is its scale.
    vector[0][0] = 0
    vector[1][0] = 0
    return BreakSide(sum: vector, isWhole: isWhole)
  }
}
