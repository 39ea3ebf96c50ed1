/// The vectors of a dual encoder as they stand in a model: 62 numbers of 4 bits a row, and what a step of them is worth.
///
/// Rows that were learnt from much text are a hundred times as long as those of rare characters: with one step for all,
/// one or the other would be lost.
struct BreakVectors {
  /// A vector as it is reckoned with, four numbers at a time: what a register of every processor holds.
  typealias Vector = InlineArray<16, SIMD4<Float>>

  /// Places of a vector. Those at 0 and at `rowSize` are always 0: the first byte of a row is no number of it.
  static let width = 64
  /// Bytes of one row. The first is its scale, the steps that one of its numbers' steps is worth, 0…127. The lower halves
  /// of the others are the numbers up to `rowSize`, the upper halves those behind.
  static let rowSize = 32
  /// What stands for 0 in four bits; the largest number is as far above it as the smallest below.
  static let middle = 8
  /// The largest number of four bits, without `middle`.
  private static let largest = 7
  private static let largestScale = 127

  /// What a step of a row with the scale 1 is worth.
  let step: Float
  let bytes: [UInt8]

  /// Rounds vectors, which lie one behind the other, to 4 bits.
  init(rounding numbers: [Float]) {
    let limit = numbers.reduce(Float(1e-6)) { max($0, abs($1)) }
    let step = limit / Float(Self.largest * Self.largestScale)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count / 2)
    for row in stride(from: 0, to: numbers.count, by: Self.width) {
      let longest = numbers[row..<row + Self.width].reduce(Float(0)) { max($0, abs($1)) }
      let scale = max(1, (longest / step / Float(Self.largest)).rounded(.up))
      func rounded(_ place: Int) -> UInt8 {
        UInt8(Int((numbers[row + place] / step / scale).rounded()) + Self.middle)
      }
      bytes.append(UInt8(scale))
      for place in 1..<Self.rowSize { bytes.append(rounded(place) | rounded(place + Self.rowSize) << 4) }
    }
    self.step = step
    self.bytes = bytes
  }
}
