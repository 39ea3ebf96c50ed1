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

  /// Whether the character that has these three bytes in UTF-8 is in the set.
  @inline(__always)
  func contains(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
    bits[Int(a & 0x0F) << 6 | Int(b & 0x3F)] >> UInt64(c & 0x3F) & 1 == 1
  }

  @inline(__always)
  func contains(_ scalar: UInt32) -> Bool {
    scalar < 0x10000 ? bits[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 == 1 : beyond.contains(scalar)
  }
}
