import GalleyEngine

/// How much of a short text another text says again, as the first sentence of an article says its headline again.
struct Restatement {
  /// A bit for each pair of neighbouring characters, by its hash.
  private var pairs = InlineArray<32, UInt64>(repeating: 0)

  /// Scalars at a text's start that are looked at: its first sentence or two.
  private static let reach = 120

  init(of block: Block, in text: Span<UInt8>) {
    Self.forEachPair(of: block, in: text) { pairs[$0 >> 6] |= 1 << UInt64($0 & 63) }
  }

  /// How much of a short block this text says again, 0…1: 0 where it has a third of the block's pairs or less, as any text
  /// on the same matter may, and where there are fewer than three.
  func share(of short: Block, in text: Span<UInt8>) -> Double {
    var all = 0
    var found = 0
    Self.forEachPair(of: short, in: text) {
      all += 1
      if pairs[$0 >> 6] & 1 << UInt64($0 & 63) != 0 { found += 1 }
    }
    return all < 3 ? 0 : max(0, 1.5 * Double(found) / Double(all) - 0.5)
  }

  /// Hashes pairs of ideographs and kana, 0..<2048; pairs of letters are alike in all texts.
  private static func forEachPair(of block: Block, in text: Span<UInt8>, _ take: (Int) -> Void) {
    var left = reach
    var before: UInt32 = 0
    for piece in block.pieces {
      var offset = piece.range.lowerBound
      while offset < piece.range.upperBound, left > 0 {
        let (value, length) = UTF8Text.scalar(at: offset, in: text)
        offset += length
        left -= 1
        guard !CharacterTraits.of(value).isDisjoint(with: [.han, .kana]) else {
          before = 0
          continue
        }
        if before != 0 { take(Int((before &* 0x9E37_79B1 ^ value &* 0x85EB_CA77) >> 21)) }
        before = value
      }
      if left == 0 { return }
    }
  }
}
