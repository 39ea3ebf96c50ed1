/// The geometry of a 3-wise binary fuse table: a static function from 64-bit hashes to small values, in which a key's
/// value is the exclusive or of three slots (Graf and Lemire, "Binary Fuse Filters", 2022).
///
/// It takes 1.13 slots a key, and no key is stored: a fingerprint within the value tells most strangers from members.
/// Whatever is in the slots, every look-up stays inside them.
struct FuseTable: Equatable {
  /// A power of two.
  var segmentLength: Int
  /// Number of segments at which a key's first slot may lie; two more follow.
  var segmentCount: Int

  static let longestSegment = 1 << 18

  init(segmentLength: Int, segmentCount: Int) {
    self.segmentLength = segmentLength
    self.segmentCount = segmentCount
  }

  var slotCount: Int { (segmentCount + 2) * segmentLength }

  var isValid: Bool {
    1...Self.longestSegment ~= segmentLength && segmentLength.nonzeroBitCount == 1
      && segmentCount > 0 && slotCount < 1 << 31
  }

  /// The three slots of a hash.
  @inline(__always)
  func slots(of hash: UInt64) -> (Int, Int, Int) {
    let first = Int(hash.multipliedFullWidth(by: UInt64(segmentCount * segmentLength)).high)
    let mask = UInt64(segmentLength - 1)
    let second = (first + segmentLength) ^ Int(hash >> 18 & mask)
    let third = (first + 2 * segmentLength) ^ Int(hash & mask)
    return (first, second, third)
  }
}

/// The hash of an n-gram, built from its last symbol to its first: so the n-grams that end with one symbol are hashed
/// along the way from the shortest to the longest.
struct NGramHash {
  private(set) var value: UInt64

  @inline(__always)
  init(last symbol: Symbol, seed: UInt64) {
    value = seed
    extend(with: symbol)
  }

  /// Puts a symbol in front.
  @inline(__always)
  mutating func extend(with symbol: Symbol) {
    let product = (value ^ (UInt64(symbol) &+ 1) &* 0x9E37_79B9_7F4A_7C15)
      .multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    value = product.high ^ product.low
  }

  /// The bits that tell members from strangers, not yet cut to the fingerprint's width.
  @inline(__always)
  var fingerprint: UInt64 { value >> 36 ^ value >> 9 }
}
