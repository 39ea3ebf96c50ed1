/// What a dual encoder reads of one side of a break: which characters stand there and how far away, each alone, with the
/// next one outward, and the nearest with two more. A feature is the number of a row of the table of vectors, found by
/// a hash.
struct BreakFeatures {
  /// How many characters are read, white space passed over.
  static let reach = 16
  /// The vectors of ends come first in the table, those of starts behind them.
  private(set) var rows = InlineArray<34, UInt32>(repeating: 0)
  private(set) var count = 0

  /// - Parameters:
  ///   - symbols: what stands nearest to the break comes first.
  ///   - count: how many of them there are.
  ///   - isStart: whether it is what stands behind the break.
  ///   - rowBits: base 2 logarithm of the number of vectors of one side.
  init(_ symbols: InlineArray<16, Symbol>, count: Int, isStart: Bool, rowBits: Int) {
    let side = UInt64(isStart ? 1 : 0) << UInt64(rowBits)
    for distance in 0..<count {
      let near = distance < 4 ? UInt64(distance) : distance < 8 ? 4 : 5
      var key = near << 56 | UInt64(symbols[distance])
      append(key | 1 << 60, side, rowBits)
      guard distance + 1 < count else { break }
      key |= UInt64(symbols[distance + 1]) << 16
      append(key | 2 << 60, side, rowBits)
      guard distance < 3, distance + 2 < count else { continue }
      append(key | UInt64(symbols[distance + 2]) << 32 | 3 << 60, side, rowBits)
    }
  }

  /// The finalizer of MurmurHash3 in part: its top bits depend on all of the key.
  private mutating func append(_ key: UInt64, _ side: UInt64, _ rowBits: Int) {
    let mixed = (key ^ key >> 33) &* 0xFF51_AFD7_ED55_8CCD
    rows[count] = UInt32(truncatingIfNeeded: side | (mixed ^ mixed << 31) >> UInt64(64 - rowBits))
    count += 1
  }

  /// Leaves out each feature by chance, so that none is relied on alone (dropout: Srivastava et al. 2014).
  mutating func drop(oneIn period: UInt64, _ random: inout SplitMix) {
    var kept = 0
    for index in 0..<count where random.next() % period != 0 {
      rows[kept] = rows[index]
      kept += 1
    }
    count = kept
  }
}
