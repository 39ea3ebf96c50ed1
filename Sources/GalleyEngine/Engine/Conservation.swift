import Glibc

/// The proof that a repair lost and invented nothing.
///
/// It trusts nothing that the repair says of itself: it looks at the source, the repaired text and the list of
/// normalisations, and checks that they agree.
enum Conservation {
  /// The first thing wrong with a repaired page; `nil` where it is proved.
  static func failure(of repaired: RepairedPage) -> RepairFailure? {
    if let failure = misplaced(repaired) { return failure }
    var written: [UInt8] = []
    for (index, block) in repaired.blocks.enumerated() {
      if let failure = unexplained(block, index, in: repaired, &written) { return failure }
    }
    return nil
  }

  /// Every source character but white space and heading marks stands in one block or one removal, once.
  private static func misplaced(_ repaired: RepairedPage) -> RepairFailure? {
    let text = repaired.page.bytes.span
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(repaired.page.lines.count)
    var isInOrder = true
    func add(_ range: Range<Int>) {
      if let last = ranges.last, last.lowerBound > range.lowerBound { isInOrder = false }
      ranges.append(range)
    }
    for block in repaired.blocks { for piece in block.pieces { add(piece.range) } }
    for removal in repaired.removals { add(removal.range) }
    if !isInOrder { ranges.sort { $0.lowerBound < $1.lowerBound } }
    var end = 0
    for range in ranges {
      guard range.lowerBound >= end else { return .doubled(range) }
      guard isBlank(end..<range.lowerBound, in: text) else { return .lost(end..<range.lowerBound) }
      end = range.upperBound
    }
    return isBlank(end..<text.count, in: text) ? nil : .lost(end..<text.count)
  }

  private static func isBlank(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    UTF8Text.trimmed(range, in: text).isEmpty
  }

  /// The block's text is its pieces, joined as they say, with its normalisations and nothing else.
  ///
  /// - Parameter written: room for what a normalisation writes.
  private static func unexplained(
    _ block: RepairedBlock, _ index: Int, in repaired: RepairedPage, _ written: inout [UInt8]
  ) -> RepairFailure? {
    let source = repaired.page.bytes.span
    let text = repaired.text.span
    var out = block.text.lowerBound
    var change = block.normalisations.lowerBound
    for (number, piece) in block.pieces.enumerated() {
      if piece.separator == .space, number > 0 {
        // A character rule may have taken the space of the join away with those beside it.
        if out < block.text.upperBound, text[out] == 0x20 { out += 1 }
      }
      var position = piece.range.lowerBound
      var end = piece.range.upperBound
      if number + 1 < block.pieces.count, block.pieces[number + 1].separator == .nothingForHyphen {
        end -= Hyphen.length(atEndOf: source.extracting(piece.range))
      }
      while position < end {
        let until =
          change < block.normalisations.upperBound
            && piece.range.contains(repaired.normalisations[change].range.lowerBound)
          ? repaired.normalisations[change].range.lowerBound : end
        guard until >= position, out + until - position <= block.text.upperBound,
          equal(source.extracting(position..<until), text.extracting(out..<out + until - position))
        else { return .invented(block: index) }
        out += until - position
        position = until
        guard until < end else { break }
        let normalisation = repaired.normalisations[change]
        guard Allowance.permits(normalisation, in: source) else {
          return .undeclared(rule: normalisation.rule, normalisation.range)
        }
        written.removeAll(keepingCapacity: true)
        normalisation.replacement.append(to: &written)
        guard out + written.count <= block.text.upperBound,
          equal(written.span, text.extracting(out..<out + written.count))
        else { return .invented(block: index) }
        out += written.count
        position = normalisation.range.upperBound
        change += 1
      }
    }
    return out == block.text.upperBound && change == block.normalisations.upperBound ? nil : .invented(block: index)
  }

  private static func equal(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
    a.withUnsafeBytes { a in
      b.withUnsafeBytes { b in
        a.count == b.count && (a.count == 0 || memcmp(a.baseAddress!, b.baseAddress!, a.count) == 0)
      }
    }
  }
}
