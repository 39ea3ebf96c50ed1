/// At most 2^bits values that stand for many: each the mean of an equal share of them, in rising order (the equal-size
/// bins of Federico and Bertoldi 2006, as in KenLM).
struct CodeBook {
  private(set) var values: [Float]

  init(_ all: [Float], bits: Int) {
    let sorted = all.sorted()
    let size = 1 << bits
    values = (0..<size).map { bin in
      let share = sorted[sorted.count * bin / size..<sorted.count * (bin + 1) / size]
      // An empty share, of fewer values than codes, is never the nearest before its like.
      if share.isEmpty { return sorted.isEmpty ? 0 : sorted[min(sorted.count * bin / size, sorted.count - 1)] }
      return Float(share.reduce(0.0) { $0 + Double($1) } / Double(share.count))
    }
  }

  /// The code whose value is nearest.
  func code(of value: Float) -> UInt32 {
    var low = 0
    var high = values.count - 1
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < value { low = middle + 1 } else { high = middle }
    }
    if low > 0, value - values[low - 1] < values[low] - value { low -= 1 }
    return UInt32(low)
  }
}
