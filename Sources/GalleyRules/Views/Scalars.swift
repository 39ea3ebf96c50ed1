/// Up to eight scalars, without a heap allocation.
struct Scalars {
  private var values = InlineArray<8, UInt32>(repeating: 0)
  private(set) var count = 0

  static let capacity = 8

  mutating func append(_ scalar: UInt32) {
    values[count] = scalar
    count += 1
  }

  mutating func reverse() {
    for index in 0..<count / 2 { values.swapAt(index, count - 1 - index) }
  }

  subscript(index: Int) -> UInt32 { values[index] }
  var first: UInt32? { count > 0 ? values[0] : nil }
  var last: UInt32? { count > 0 ? values[count - 1] : nil }
}
