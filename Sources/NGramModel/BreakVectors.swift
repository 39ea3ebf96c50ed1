/// The vectors of a dual encoder as they stand in a model: 32 numbers of 4 bits a row.
struct BreakVectors {
  /// Four numbers of a vector at a time: what a register of every processor holds.
  typealias Vector = InlineArray<8, SIMD4<Float>>

  /// Numbers of one vector.
  static let width = 32
  /// What stands for 0; the largest number is as far above it as the smallest below.
  static let middle = 8
  /// Bytes of one row: the lower halves of its bytes are the first 16 numbers, the upper halves the others.
  static let rowSize = 16

  /// What a step of the 4-bit numbers is worth.
  let step: Float
  let bytes: [UInt8]

  /// Rounds vectors, which lie one behind the other, to 4 bits, with the same step for all; what is beyond three
  /// standard deviations is cut off.
  init(rounding numbers: [Float]) {
    let squares = numbers.reduce(0.0) { $0 + Double($1 * $1) }
    let deviation = (squares / Double(max(numbers.count, 1))).squareRoot()
    let limit = Self.middle - 1
    let step = Float(max(deviation, 1e-6)) * 3 / Float(limit)
    func rounded(_ place: Int) -> UInt8 {
      let number = (numbers[place] / step).rounded()
      return UInt8(Int(max(-Float(limit), min(Float(limit), number))) + Self.middle)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count / 2)
    for row in stride(from: 0, to: numbers.count, by: Self.width) {
      for place in row..<row + Self.rowSize { bytes.append(rounded(place) | rounded(place + Self.rowSize) << 4) }
    }
    self.step = step
    self.bytes = bytes
  }
}
