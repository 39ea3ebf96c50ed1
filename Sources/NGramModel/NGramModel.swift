import CPrefetch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A language model of characters: how likely is each character after the few before it?
///
/// An interpolated Witten-Bell model in backoff form, pruned and quantised (`docs/decisions/0003-language-model.md`).
/// The bytes of its file are used as they lie: opening costs no parsing and scoring no allocation. Probabilities are
/// natural logarithms.
public final class NGramModel: Sendable {
  let layout: ModelLayout
  private let storage: ModelStorage
  // These point into `storage`.
  nonisolated(unsafe) private let bytes: UnsafeRawBufferPointer
  nonisolated(unsafe) private let slots: UnsafeRawPointer
  nonisolated(unsafe) private let rows: UnsafeRawPointer
  /// How surprising one of its texts' characters is on average, without looking at those before it: nats.
  public let entropy: Float
  private let slotWidth: Int
  private let fingerprintMask: UInt64
  private let valueMask: UInt64
  private let unigramsOffset: Int
  private let codeBookSize: Int
  /// The symbol that all decimal digits are.
  let digit: Symbol
  /// Whether its texts set spaces between words: one character in a hundred or more.
  let setsSpaces: Bool

  private init(_ storage: ModelStorage, verifyingChecksum: Bool) throws(NGramModelError) {
    let bytes = storage.bytes
    layout = try ModelLayout(reading: bytes)
    self.storage = storage
    self.bytes = bytes
    slots = bytes.baseAddress! + layout.slotsOffset
    rows = bytes.baseAddress! + layout.rowsOffset
    entropy = meanSurprise(bytes, layout)
    slotWidth = layout.slotBits
    fingerprintMask = 1 << UInt64(layout.fingerprintBits) - 1
    valueMask = 1 << UInt64(layout.probabilityBits + layout.backoffBits) - 1
    unigramsOffset = layout.unigramsOffset
    codeBookSize = layout.codeBookSize
    if verifyingChecksum {
      let sum = checksum(UnsafeRawBufferPointer(rebasing: bytes[ModelLayout.checksummedFrom...]))
      guard sum == bytes.little(UInt64.self, at: ModelLayout.checksumOffset) else { throw .damaged("checksum") }
    }
    for page in 0..<ModelLayout.pageIndexCount {
      let number = bytes.little(UInt16.self, at: layout.pageIndexOffset + 2 * page)
      guard number == .max || number < layout.pageCount else { throw .damaged("character table") }
    }
    for index in 0..<256 * layout.pageCount {
      let symbol = bytes.little(Symbol.self, at: layout.pagesOffset + 2 * index)
      guard symbol < layout.symbolCount || symbol >= Symbol.whiteSpaceMark else { throw .damaged("character table") }
    }
    digit = Self.tableEntry(of: 0x30, in: bytes, layout)
    let space = Float(bitPattern: bytes.little(UInt32.self, at: layout.unigramsOffset + 8 * Int(Symbol.space)))
    setsSpaces = -space < Self.rareSpace
  }

  /// Opens a model held in memory.
  public convenience init(_ bytes: [UInt8]) throws(NGramModelError) {
    try self.init(ModelStorage(copying: bytes), verifyingChecksum: true)
  }

  /// Opens a model that was compiled into the binary. Its checksum is not read again, so that only the pages of the
  /// model that are needed are ever loaded.
  /// - Parameter bytes: stays as it is for the life of the process.
  public convenience init(compiledIn bytes: UnsafeRawBufferPointer) throws(NGramModelError) {
    try self.init(ModelStorage(borrowing: bytes), verifyingChecksum: false)
  }

  /// Maps a file into memory and opens the model in it.
  public convenience init(path: String) throws(NGramModelError) {
    try self.init(ModelStorage(mapping: path), verifyingChecksum: true)
  }

  /// The model looks at `order` − 1 characters to predict the next.
  public var order: Int { layout.order }
  /// How many characters it tells apart, with the four symbols that are no characters.
  public var symbolCount: Int { layout.symbolCount }
  /// How many sequences of two and more characters it knows.
  public var nGramCount: Int { layout.entryCount }
  /// How many paragraphs it was trained on.
  public var paragraphCount: Int { layout.paragraphCount }
  /// How many characters, spaces between words and ends of paragraphs among them.
  public var trainedCharacterCount: Int { layout.trainedSymbolCount }
  /// Bytes on disk.
  public var size: Int { bytes.count }

  /// The symbol of a character; `nil` for white space and for characters without print, which no model sees.
  public func symbol(of scalar: Unicode.Scalar) -> Symbol? {
    let entry = tableEntry(of: scalar.value)
    return entry >= Symbol.whiteSpaceMark ? nil : entry
  }

  /// How surprising a character is without looking at those before it: minus the natural logarithm of its probability.
  /// - Precondition: `symbol` is one of this model's.
  public func surprise(of symbol: Symbol) -> Float { -unigram(symbol).probability }

  /// The surprise of a space in texts that hardly set any: one in a hundred characters.
  private static var rareSpace: Float { 4.6 }

  @inline(__always)
  func tableEntry(of scalar: UInt32) -> Symbol { Self.tableEntry(of: scalar, in: bytes, layout) }

  @inline(__always)
  private static func tableEntry(of scalar: UInt32, in bytes: UnsafeRawBufferPointer, _ layout: ModelLayout) -> Symbol {
    let page = bytes.little(UInt16.self, at: layout.pageIndexOffset + 2 * Int(scalar >> 8))
    guard page != .max else { return .unknown }
    return bytes.little(Symbol.self, at: layout.pagesOffset + 512 * Int(page) + 2 * Int(scalar & 0xFF))
  }

  @inline(__always)
  func isInWord(_ symbol: Symbol) -> Bool { symbol >= Symbol.firstCharacter && symbol < layout.wordSymbolEnd }

  @inline(__always)
  func unigram(_ symbol: Symbol) -> (probability: Float, backoff: Float) {
    precondition(symbol < layout.symbolCount, "a symbol of another model")
    let offset = unigramsOffset + 8 * Int(symbol)
    return (float(at: offset), float(at: offset + 4))
  }

  /// What the table has for an n-gram: the codes, above a fingerprint that is 0 if the n-gram is in the model. A
  /// stranger is taken for a member once in 2^`fingerprintBits` times.
  @inline(__always)
  func slotBits(of hash: NGramHash) -> UInt64 {
    let (first, second, third) = layout.table.slots(of: hash.value)
    return slotBits(first) ^ slotBits(second) ^ slotBits(third) ^ hash.fingerprint & fingerprintMask
  }

  /// The codes of an n-gram, or `nil` if it is not in the model.
  @inline(__always)
  func value(ofSlot bits: UInt64) -> Int? {
    guard bits & fingerprintMask == 0 else { return nil }
    return Int(bits >> UInt64(layout.fingerprintBits) & valueMask)
  }

  /// Has a row of the table of vectors fetched, which is added soon: no two of them stand together.
  @inline(__always)
  func fetchRow(_ row: UInt32) {
    let start = rows + BreakVectors.rowSize * Int(row)
    galley_prefetch(start)
    // A row may lie across two lines of memory.
    galley_prefetch(start + BreakVectors.rowSize - 1)
  }

  /// Adds the numbers of one row of the table of vectors, times the row's scale, four to a word.
  ///
  /// - Returns: the scale.
  @inline(__always)
  func addRow(_ row: UInt32, to sums: inout InlineArray<16, UInt64>) -> UInt64 {
    // The features' hash is cut to as many rows as there are, and the layout has checked that they are all there.
    let start = rows + BreakVectors.rowSize * Int(row)
    let scale = UInt64(start.load(as: UInt8.self))
    for word in 0..<4 {
      let numbers = start.loadUnaligned(fromByteOffset: 8 * word, as: UInt64.self).littleEndian
      for place in 0..<4 {
        sums[unchecked: 4 * word + place] &+= (numbers &>> UInt64(4 * place) & 0x000F_000F_000F_000F) &* scale
      }
    }
    return scale
  }

  @inline(__always)
  private func slotBits(_ index: Int) -> UInt64 {
    let bit = UInt64(index &* slotWidth)
    return slots.loadUnaligned(fromByteOffset: Int(bit &>> 3), as: UInt64.self).littleEndian &>> (bit & 7)
  }

  @inline(__always)
  func codedProbability(_ slot: Int, order: Int) -> Float {
    let code = slot & (1 << layout.probabilityBits - 1)
    return float(at: layout.codeBooksOffset + (order - 2) * codeBookSize + 4 * code)
  }

  @inline(__always)
  func codedBackoff(_ slot: Int, order: Int) -> Float {
    let code = slot >> layout.probabilityBits + 1 << layout.probabilityBits
    return float(at: layout.codeBooksOffset + (order - 2) * codeBookSize + 4 * code)
  }

  @inline(__always)
  private func float(at offset: Int) -> Float { Float(bitPattern: bytes.little(UInt32.self, at: offset)) }
}

/// The mean of all symbols' surprises, each weighed by its probability; `.paragraphStart` is never predicted.
private func meanSurprise(_ bytes: UnsafeRawBufferPointer, _ layout: ModelLayout) -> Float {
  var sum: Float = 0
  for symbol in 1..<layout.symbolCount {
    let logProbability = Float(bitPattern: bytes.little(UInt32.self, at: layout.unigramsOffset + 8 * symbol))
    sum -= exp(logProbability) * logProbability
  }
  return sum
}

/// Bytes that stay where they are as long as a model needs them.
private final class ModelStorage: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  private let release: (UnsafeRawBufferPointer) -> Void

  deinit { release(bytes) }

  init(copying array: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: array.count, alignment: 8)
    copy.copyBytes(from: array)
    bytes = UnsafeRawBufferPointer(copy)
    release = { $0.deallocate() }
  }

  init(borrowing bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    release = { _ in }
  }

  init(mapping path: String) throws(NGramModelError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotOpen(code: errno) }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw .cannotOpen(code: errno) }
    guard information.st_mode & S_IFMT == S_IFREG, information.st_size > 0 else { throw .notAModel }
    let size = Int(information.st_size)
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      throw .cannotOpen(code: errno)
    }
    bytes = UnsafeRawBufferPointer(start: start, count: size)
    release = { munmap(UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count) }
  }
}
