/// A set of characters that is asked of every character of a text: a bit for each scalar of the Basic Multilingual Plane.
struct ScalarSet: ExpressibleByArrayLiteral {
  private var bits = [UInt64](repeating: 0, count: 1024)
  private var beyond: Set<UInt32> = []

  init() {}

  init(_ scalars: some Sequence<UInt32>) { for scalar in scalars { insert(scalar) } }

  init(arrayLiteral scalars: UInt32...) { self.init(scalars) }

  mutating func insert(_ scalar: UInt32) {
    if scalar < 0x10000 { bits[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63) } else { beyond.insert(scalar) }
  }

  /// Whether any character is in the set of those that have the first two of three bytes of UTF-8 in common.
  @inline(__always)
  func containsAny(of lead: UInt8, _ second: UInt8) -> Bool { bits[Int(lead & 0x0F) << 6 | Int(second & 0x3F)] != 0 }

  @inline(__always)
  func contains(_ scalar: UInt32) -> Bool {
    scalar < 0x10000 ? bits[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 == 1 : beyond.contains(scalar)
  }
}
