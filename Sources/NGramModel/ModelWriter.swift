#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes the sections that `ModelLayout` lists.
struct ModelWriter {
  private let vocabulary: Vocabulary
  private let pages: (index: [UInt16], symbols: [Symbol])
  private var layout = ModelLayout()

  init(vocabulary: Vocabulary, rowBits: Int, options: NGramTrainer.Options) {
    self.vocabulary = vocabulary
    pages = characterPages(vocabulary)
    layout.order = options.order
    layout.symbolCount = vocabulary.count
    layout.wordSymbolEnd = Int(Symbol.firstCharacter) + vocabulary.wordCharacterCount
    layout.pageCount = pages.symbols.count / 256
    layout.fingerprintBits = options.fingerprintBits
    layout.probabilityBits = options.probabilityBits
    layout.backoffBits = options.backoffBits
    layout.rowBits = rowBits
  }

  /// The number of n-grams that fit into a file; negative if even a model without any does not fit.
  func capacity(ofBytes size: Int) -> Int {
    var layout = layout
    func fits(_ count: Int) -> Bool {
      layout.table = FuseTable(keyCount: count)
      return layout.fileSize <= size
    }
    guard fits(0) else { return -1 }
    var low = 0
    var high = min(1 << 30, size * 8)
    while low < high {
      let middle = (low + high + 1) / 2
      if fits(middle) { low = middle } else { high = middle - 1 }
    }
    return low
  }

  func bytes(
    _ counts: NGramCounts, _ estimates: WittenBellEstimates, _ vectors: BreakVectors?, paragraphs: Int, symbols: Int
  ) -> [UInt8] {
    var layout = layout
    layout.rowStep = vectors?.step ?? 0
    layout.entryCount = counts.keptCount
    layout.table = FuseTable(keyCount: layout.entryCount)
    layout.paragraphCount = paragraphs
    layout.trainedSymbolCount = symbols
    var codeBooks: [UInt8] = []
    let values = codedValues(counts, estimates, layout, &codeBooks)
    let slots = tableSlots(counts, values, &layout)

    var bytes = layout.header
    for number in pages.index { bytes.append(little: number) }
    for symbol in pages.symbols { bytes.append(little: symbol) }
    for symbol in 0..<vocabulary.count {
      // The start of a paragraph is never predicted; its logarithm must still be a number.
      bytes.append(little: Float(log(max(estimates.probabilities[0][symbol], 1e-9))).bitPattern)
      bytes.append(little: Float(log(max(estimates.backoffs[0][symbol], 1e-9))).bitPattern)
    }
    bytes += codeBooks
    bytes.append(packing: slots, bits: layout.slotBits)
    if let vectors { bytes += vectors.bytes }
    bytes += [UInt8](repeating: 0, count: layout.fileSize - bytes.count)
    let sum = bytes.withUnsafeBytes { checksum(UnsafeRawBufferPointer(rebasing: $0[ModelLayout.checksummedFrom...])) }
    for index in 0..<8 { bytes[ModelLayout.checksumOffset + index] = UInt8(truncatingIfNeeded: sum >> (8 * index)) }
    return bytes
  }

  /// The codes of the kept n-grams, order by order, as they stand above the fingerprint; and the code books.
  private func codedValues(
    _ counts: NGramCounts, _ estimates: WittenBellEstimates, _ layout: ModelLayout, _ codeBooks: inout [UInt8]
  ) -> [UInt32] {
    var values: [UInt32] = []
    values.reserveCapacity(layout.entryCount)
    for (index, order) in counts.orders.enumerated().dropFirst() {
      let kept = order.isKept.indices.filter { order.isKept[$0] }
      let probabilities = kept.map { Float(log(estimates.probabilities[index][$0])) }
      let isLongest = index == counts.orders.count - 1
      let backoffs = isLongest ? [] : kept.map { Float(log(max(estimates.backoffs[index][$0], 1e-9))) }
      let books = (CodeBook(probabilities, bits: layout.probabilityBits), CodeBook(backoffs, bits: layout.backoffBits))
      for value in books.0.values + books.1.values { codeBooks.append(little: value.bitPattern) }
      for number in kept.indices {
        let backoff = isLongest ? 0 : books.1.code(of: backoffs[number])
        values.append(books.0.code(of: probabilities[number]) | backoff << UInt32(layout.probabilityBits))
      }
    }
    return values
  }

  private func tableSlots(_ counts: NGramCounts, _ values: [UInt32], _ layout: inout ModelLayout) -> [UInt32] {
    let fingerprintBits = UInt32(layout.fingerprintBits)
    let mask: UInt32 = 1 << fingerprintBits - 1
    while true {
      let hashes = keptHashes(counts, seed: layout.seed)
      let slots = layout.table.slots(hashes: hashes.map(\.value)) { (key: Int) -> UInt32 in
        let fingerprint = UInt32(truncatingIfNeeded: hashes[key].fingerprint) & mask
        return fingerprint | values[key] << fingerprintBits
      }
      if let slots { return slots }
      layout.seed += 1
    }
  }

  private func keptHashes(_ counts: NGramCounts, seed: UInt64) -> [NGramHash] {
    var hashes: [NGramHash] = []
    for (index, order) in counts.orders.enumerated().dropFirst() {
      for number in order.isKept.indices where order.isKept[number] {
        var hash = NGramHash(last: order.lasts[number], seed: seed)
        var parent = Int(order.parents[number])
        for shorter in counts.orders[..<index].reversed() {
          hash.extend(with: shorter.lasts[parent])
          parent = Int(shorter.parents[parent])
        }
        hashes.append(hash)
      }
    }
    return hashes
  }
}

/// The table from code points to symbols: every code point that folds to a character of the vocabulary has its symbol.
/// Pages without any are not stored.
private func characterPages(_ vocabulary: Vocabulary) -> (index: [UInt16], symbols: [Symbol]) {
  var symbolOf: [UInt32: Symbol] = [:]
  for (index, character) in vocabulary.characters.enumerated() {
    symbolOf[character] = Symbol.firstCharacter + Symbol(index)
  }
  var index: [UInt16] = []
  var symbols: [Symbol] = []
  let pages = foldingPages.union(symbolOf.keys.lazy.map { $0 >> 8 })
  for page in 0..<UInt32(ModelLayout.pageIndexCount) {
    let entries =
      !pages.contains(page)
      ? []
      : (0..<UInt32(256)).map { low -> Symbol in
        switch foldedCharacters[Int(page << 8 | low)] {
        case .character(let folded, _): symbolOf[folded] ?? .unknown
        case .whiteSpace: .whiteSpaceMark
        case .ignored: .ignoredMark
        }
      }
    if entries.allSatisfy({ $0 == .unknown }) {
      index.append(.max)
    } else {
      index.append(UInt16(symbols.count / 256))
      symbols += entries
    }
  }
  return (index, symbols)
}

extension [UInt8] {
  /// Appends numbers of `bits` bits each without gaps, the lowest bits first.
  fileprivate mutating func append(packing numbers: [UInt32], bits: Int) {
    var pending: UInt64 = 0
    var pendingBits = 0
    for number in numbers {
      pending |= UInt64(number) << UInt64(pendingBits)
      pendingBits += bits
      while pendingBits >= 8 {
        append(UInt8(truncatingIfNeeded: pending))
        pending >>= 8
        pendingBits -= 8
      }
    }
    if pendingBits > 0 { append(UInt8(truncatingIfNeeded: pending)) }
  }
}
