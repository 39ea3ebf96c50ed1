/// How alike two texts are.
enum Likeness {
  /// Whether two texts that differ may be two readings of one print: they have the same digits in the same order,
  /// and about the same length. The items of a list differ in their numbers, and a sentence that is said again
  /// elsewhere starts in other words.
  static func areReadingsOfOne(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    return abs(a.count - b.count) <= max(6, a.count / 64)
      && a.lazy.filter(isDigit).elementsEqual(b.lazy.filter(isDigit))
  }

  /// How many bytes of either are not in the other, places aside: an edit makes two of them at most.
  private static func bytesApart(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var counts = [Int](repeating: 0, count: 256)
    for byte in a { counts[Int(byte)] += 1 }
    for byte in b { counts[Int(byte)] -= 1 }
    return counts.reduce(0) { $0 + abs($1) }
  }

  /// The share of bytes in which `a` and `b` agree, by edit distance; 0 where it is below `atLeast`.
  static func share(_ a: [UInt8], _ b: [UInt8], atLeast: Double) -> Double {
    let longer = max(a.count, b.count)
    let band = Int(Double(longer) * (1 - atLeast))
    guard longer > 0, abs(a.count - b.count) <= band, longer <= 1 << 15, bytesApart(a, b) <= band * 2 else { return 0 }
    // What both start and end with is in no edit; two readings of one print have little else.
    let shorter = min(a.count, b.count)
    var start = 0
    while start < shorter, a[start] == b[start] { start += 1 }
    var end = 0
    while end < shorter - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
    let (here, there) = (a[start..<a.count - end], b[start..<b.count - end])
    let edits = edits(here, there, atMost: band)
    return edits > band || haveOtherWords(here, there) ? 0 : 1 - Double(edits) / Double(longer)
  }

  /// Whether somewhere a word of three characters or more stands in the place of another: that is no misreading.
  private static func haveOtherWords(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    func characters(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
    var (a, b) = (a, b)
    while let x = a.first, let y = b.first {
      if x == y {
        a.removeFirst()
        b.removeFirst()
        continue
      }
      let (here, there) = gap(a, b)
      if min(characters(a.prefix(here)), characters(b.prefix(there))) >= 3 { return true }
      a = a.dropFirst(here)
      b = b.dropFirst(there)
    }
    return false
  }

  /// How many bytes of either are to be passed over, as few as can be, until the two agree again.
  private static func gap(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> (Int, Int) {
    for sum in 1...48 {
      for here in max(0, sum - b.count)...min(sum, a.count) where here <= a.count && sum - here <= b.count {
        let (x, y) = (a.dropFirst(here).prefix(6), b.dropFirst(sum - here).prefix(6))
        if x.elementsEqual(y) { return (here, sum - here) }
      }
      if sum >= a.count + b.count { break }
    }
    return (a.count, b.count)
  }

  /// The least number of bytes put in, taken out or changed that makes `b` of `a`, in a band (Ukkonen 1985); more than
  /// `band` where it is more.
  private static func edits(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>, atMost band: Int) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    let a = Array(a)
    let b = Array(b)
    let longer = max(a.count, b.count)
    var row = Array(0...b.count)
    for i in 1...a.count {
      var diagonal = row[0]
      row[0] = i
      let low = max(1, i - band)
      let high = min(b.count, i + band)
      if low > 1 {
        diagonal = row[low - 1]
        row[low - 1] = longer
      }
      var best = longer
      for j in stride(from: low, through: high, by: 1) {
        let above = row[j]
        let left = row[j - 1]
        row[j] = min(diagonal + (a[i - 1] == b[j - 1] ? 0 : 1), min(above, left) + 1)
        diagonal = above
        best = min(best, row[j])
      }
      if high < b.count { row[high + 1] = longer }
      if best > band { return band + 1 }
    }
    return row[b.count]
  }
}
