/// Where everything is in the bytes of a model. All numbers are little-endian; sections follow each other without gaps.
///
/// | section | holds |
/// |---|---|
/// | header | 96 bytes, see `init(reading:)` |
/// | page index | for each 256 code points the number of their page, or 0xFFFF |
/// | pages | 256 symbols each |
/// | unigrams | log probability and log backoff weight of each symbol, `Float` |
/// | code books | for each order from 2: the log probabilities, then the log backoff weights that codes stand for, `Float` |
/// | slots | the fuse table of n-grams from order 2, packed bits |
/// | rows | the vectors of ends, then those of starts, 32 bytes each (`BreakVectors`); or none |
/// | padding | 8 bytes, so that a slot can be read as 64 bits |
struct ModelLayout: Equatable {
  static let magic: [UInt8] = Array("GALLEYLM".utf8)
  static let version: UInt32 = 3
  static let headerSize = 96
  static let checksumOffset = 24
  /// The checksum is over everything behind it.
  static let checksummedFrom = 32
  static let pageIndexCount = 0x110000 / 256
  static let orders = 2...7
  static let rowBits = 8...20

  var order = 0
  /// Size of the vocabulary, with the four symbols that are no characters.
  var symbolCount = 0
  /// Symbols from `Symbol.firstCharacter` up to this one, not included, are letters and digits of scripts that set spaces.
  var wordSymbolEnd = 0
  var pageCount = 0
  var fingerprintBits = 0
  var probabilityBits = 0
  var backoffBits = 0
  /// Number of n-grams from order 2.
  var entryCount = 0
  var table = FuseTable(segmentLength: 4, segmentCount: 1)
  var seed: UInt64 = 0
  /// What the model was trained on.
  var paragraphCount = 0
  var trainedSymbolCount = 0
  /// Base 2 logarithm of the number of vectors of one side; 0 where there are none.
  var rowBits = 0
  /// What a step of their numbers is worth where a row's scale is 1.
  var rowStep: Float = 0

  var slotBits: Int { fingerprintBits + probabilityBits + backoffBits }
  var pageIndexOffset: Int { Self.headerSize }
  var pagesOffset: Int { pageIndexOffset + 2 * Self.pageIndexCount }
  var unigramsOffset: Int { pagesOffset + 512 * pageCount }
  var codeBooksOffset: Int { unigramsOffset + 8 * symbolCount }
  /// Bytes of the two code books of one order.
  var codeBookSize: Int { 4 * (1 << probabilityBits + 1 << backoffBits) }
  var slotsOffset: Int { codeBooksOffset + (order - 1) * codeBookSize }
  var rowsOffset: Int { slotsOffset + (table.slotCount * slotBits + 7) / 8 }
  var rowsSize: Int { rowBits == 0 ? 0 : BreakVectors.rowSize * 2 << rowBits }
  var fileSize: Int { rowsOffset + rowsSize + 8 }
}

extension ModelLayout {
  /// Reads and checks the header, and that the bytes are as many as it says.
  init(reading bytes: UnsafeRawBufferPointer) throws(NGramModelError) {
    guard bytes.count >= Self.magic.count, bytes.prefix(Self.magic.count).elementsEqual(Self.magic) else {
      throw .notAModel
    }
    guard bytes.count >= Self.headerSize else { throw .truncated(expected: Self.headerSize, actual: bytes.count) }
    func number(_ offset: Int) -> Int { Int(bytes.little(UInt32.self, at: offset)) }
    let version = bytes.little(UInt32.self, at: 8)
    guard version == Self.version else { throw .unsupportedVersion(version) }
    order = number(12)
    symbolCount = number(32)
    wordSymbolEnd = number(36)
    pageCount = number(40)
    fingerprintBits = Int(bytes[44])
    probabilityBits = Int(bytes[45])
    backoffBits = Int(bytes[46])
    rowBits = Int(bytes[47])
    rowStep = Float(bitPattern: bytes.little(UInt32.self, at: 60))
    entryCount = number(48)
    table = FuseTable(segmentLength: number(52), segmentCount: number(56))
    seed = bytes.little(UInt64.self, at: 64)
    paragraphCount = Int(truncatingIfNeeded: bytes.little(UInt64.self, at: 72))
    trainedSymbolCount = Int(truncatingIfNeeded: bytes.little(UInt64.self, at: 80))
    guard Self.orders ~= order else { throw .damaged("order \(order)") }
    guard Int(Symbol.firstCharacter)...Symbol.limit ~= symbolCount, wordSymbolEnd <= symbolCount,
      pageCount <= Self.pageIndexCount
    else { throw .damaged("vocabulary") }
    guard 4...16 ~= fingerprintBits, 1...8 ~= probabilityBits, 1...8 ~= backoffBits else { throw .damaged("bits") }
    guard rowBits == 0 || Self.rowBits ~= rowBits, rowStep.isFinite else { throw .damaged("vectors") }
    guard table.isValid else { throw .damaged("table of n-grams") }
    let size = bytes.little(UInt64.self, at: 16)
    guard size == UInt64(fileSize) else { throw .damaged("size") }
    guard bytes.count == fileSize else { throw .truncated(expected: fileSize, actual: bytes.count) }
  }

  /// The header, with the checksum still 0.
  var header: [UInt8] {
    var header = Self.magic
    header.append(little: Self.version)
    header.append(little: UInt32(order))
    header.append(little: UInt64(fileSize))
    header.append(little: UInt64(0))
    for number in [symbolCount, wordSymbolEnd, pageCount] { header.append(little: UInt32(number)) }
    header += [UInt8(fingerprintBits), UInt8(probabilityBits), UInt8(backoffBits), UInt8(rowBits)]
    for number in [entryCount, table.segmentLength, table.segmentCount] { header.append(little: UInt32(number)) }
    header.append(little: rowStep.bitPattern)
    for number in [seed, UInt64(paragraphCount), UInt64(trainedSymbolCount), 0] { header.append(little: number) }
    return header
  }
}

/// A fast checksum against damage, not against intent: 64-bit words, multiplied and folded.
func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
  var lanes: (UInt64, UInt64) = (0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F)
  func add(_ word: UInt64, to lane: inout UInt64) {
    lane = (lane ^ word) &* 0xFF51_AFD7_ED55_8CCD
    lane ^= lane >> 32
  }
  var offset = 0
  while offset + 16 <= bytes.count {
    add(bytes.little(UInt64.self, at: offset), to: &lanes.0)
    add(bytes.little(UInt64.self, at: offset + 8), to: &lanes.1)
    offset += 16
  }
  while offset < bytes.count {
    add(UInt64(bytes[offset]), to: &lanes.0)
    offset += 1
  }
  add(lanes.1 ^ UInt64(bytes.count), to: &lanes.0)
  return lanes.0
}

extension UnsafeRawBufferPointer {
  /// The little-endian integer at a byte offset, aligned or not.
  @inline(__always)
  func little<Integer: FixedWidthInteger & BitwiseCopyable>(_: Integer.Type, at offset: Int) -> Integer {
    Integer(littleEndian: loadUnaligned(fromByteOffset: offset, as: Integer.self))
  }
}

extension [UInt8] {
  mutating func append(little number: some FixedWidthInteger) {
    for shift in stride(from: 0, to: number.bitWidth, by: 8) { append(UInt8(truncatingIfNeeded: number >> shift)) }
  }
}
