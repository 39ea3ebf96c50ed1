import GalleyEngine

/// What tells how much of a short text another text says again, as the first sentence of an article says its headline again.
struct Restatement {
  /// The hashes of all pairs of neighbouring ideographs and kana at the text's start, in order; pairs of letters are alike
  /// in all texts.
  private var pairs = InlineArray<120, UInt16>(repeating: 0)
  private var count = 0
  /// A bit for each of them.
  private var bits = InlineArray<32, UInt64>(repeating: 0)

  /// Scalars at a text's start that are looked at: its first sentence or two.
  private static let reach = 120

  init(of block: Block, in text: Span<UInt8>) {
    var left = Self.reach
    var before: UInt32 = 0
    for piece in block.pieces {
      var offset = piece.range.lowerBound
      while offset < piece.range.upperBound, left > 0 {
        let (value, length) = UTF8Text.scalar(at: offset, in: text)
        offset += length
        left -= 1
        guard 0x4E00..<0x9FC0 ~= value || !CharacterTraits.of(value).isDisjoint(with: [.han, .kana]) else {
          before = 0
          continue
        }
        if before != 0 {
          let pair = (before &* 0x9E37_79B1 ^ value &* 0x85EB_CA77) >> 21
          pairs[count] = UInt16(pair)
          count += 1
          bits[Int(pair >> 6)] |= 1 << UInt64(pair & 63)
        }
        before = value
      }
      if left == 0 { return }
    }
  }

  /// How much of a short text this text says again, 0…1: 0 where it has a third of the other's pairs or less, as any text
  /// on the same matter may, and where there are fewer than three.
  func share(of short: Restatement) -> Double {
    guard short.count > 2 else { return 0 }
    let (bits, pairs) = (bits.span, short.pairs.span)
    var found = 0
    for index in 0..<short.count where bits[Int(pairs[index] >> 6)] >> UInt64(pairs[index] & 63) & 1 == 1 { found += 1 }
    return max(0, 1.5 * Double(found) / Double(short.count) - 0.5)
  }
}
