import GalleyEngine

/// On about how many pages of a batch each short line stands: a count-min sketch (Cormode and Muthukrishnan, 2005,
/// https://doi.org/10.1016/j.jalgor.2003.12.001).
///
/// It has the same size for ten pages and for ten million, and sketches add up: the sum over a batch is the same, however
/// the batch is cut and in whatever order it is counted. A line is never counted too low. It is counted too high by what
/// shares its places in all four rows: by three pages in ten thousand of a batch of newspaper pages, where a fifth of the
/// pages make a line repeated.
struct LineSketch: Sendable, Equatable {
  private static let rows = 4
  /// A power of two.
  private static let columns = 1 << 14

  private(set) var pages = 0
  /// Row by row.
  private var counts = [UInt32](repeating: 0, count: rows * columns)

  init() {}

  /// Counts a page.
  /// - Parameter keys: of its short lines; one that it has twice counts once.
  mutating func add(_ keys: some Sequence<UInt64>) {
    pages += 1
    for key in Set(keys) {
      for place in Self.places(of: key) { counts[place] = Self.sum(counts[place], 1) }
    }
  }

  /// Adds another batch's.
  mutating func add(_ other: LineSketch) {
    pages += other.pages
    for place in counts.indices { counts[place] = Self.sum(counts[place], other.counts[place]) }
  }

  /// Those of a page's lines that stand on many pages of the batch, as `RepeatedLines` has it, but for those on three pages
  /// in a row: a sketch knows no order.
  func repeated(of keys: some Sequence<UInt64>) -> Set<UInt64> {
    guard pages >= RepeatedLines.fewestPages else { return [] }
    let least = UInt32(clamping: RepeatedLines.least(of: pages))
    return Set(keys.lazy.filter { key in Self.places(of: key).allSatisfy { counts[$0] >= least } })
  }

  /// A place in each row: the upper bits of a product (Dietzfelbinger's multiply-shift), with an odd factor a row.
  private static func places(of key: UInt64) -> [Int] {
    [0x9E37_79B9_7F4A_7C15, 0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB, 0xD6E8_FEB8_6659_FD93].enumerated().map {
      $0.offset * columns + Int((key &* $0.element) >> UInt64(64 - columns.trailingZeroBitCount))
    }
  }

  /// It stays at the highest number that there is.
  private static func sum(_ a: UInt32, _ b: UInt32) -> UInt32 {
    let (sum, isTooMuch) = a.addingReportingOverflow(b)
    return isTooMuch ? .max : sum
  }
}

/// The file: 16 bytes of name and version, the pages (64 bits), the counts (32 bits each), XXH64 of all that; little-endian.
extension LineSketch {
  private static let head = Array("galley sketch 1\n".utf8)

  var bytes: [UInt8] {
    var bytes = Self.head
    withUnsafeBytes(of: UInt64(pages).littleEndian) { bytes += $0 }
    for count in counts { withUnsafeBytes(of: count.littleEndian) { bytes += $0 } }
    withUnsafeBytes(of: XXHash64.hash(bytes.span).littleEndian) { bytes += $0 }
    return bytes
  }

  /// Reads the file that a path names.
  init(at path: String) throws(Problem) {
    let size = Self.head.count + 8 + 4 * counts.count + 8
    var reader = FileReader()
    let bytes: [UInt8]?
    do { bytes = try reader.contents(of: path, upTo: size) } catch { throw Problem(path, "\(error)") }
    guard let bytes, bytes.count == size, bytes.starts(with: Self.head) else {
      throw Problem(path, "it is no sketch of this version; make it with galley sketch")
    }
    func number<Number: FixedWidthInteger>(at offset: Int, _: Number.Type) -> Number {
      bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: Number.self)) }
    }
    guard number(at: size - 8, UInt64.self) == XXHash64.hash(bytes.span.extracting(..<(size - 8))) else {
      throw Problem(path, "the sketch is damaged; make it again")
    }
    pages = Int(clamping: number(at: Self.head.count, UInt64.self))
    for place in counts.indices { counts[place] = number(at: Self.head.count + 8 + 4 * place, UInt32.self) }
  }
}
