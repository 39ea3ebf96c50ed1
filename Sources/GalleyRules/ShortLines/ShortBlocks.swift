import GalleyEngine

/// The blocks of a draft that are short enough to be anything but running text.
enum ShortBlocks {
  /// Calls `body` for each block of one or two pieces that has no role yet.
  ///
  /// - Parameter limit: characters that the block may hold at most.
  static func each(
    in draft: Draft, upTo limit: Int, _ body: (_ index: Int, _ block: Block, _ characters: Int) -> Void
  ) {
    for (index, block) in draft.blocks.enumerated() where block.role == .paragraph && block.pieces.count <= 3 {
      // Three bytes a character at the least for Han: a cheap bound before counting.
      let bytes = block.pieces.reduce(0) { $0 + $1.range.count }
      guard bytes <= limit * 4 else { continue }
      let characters = count(block, in: draft.page.bytes.span)
      if characters <= limit { body(index, block, characters) }
    }
  }

  /// The characters of a block.
  static func count(_ block: Block, in text: Span<UInt8>) -> Int {
    var characters = 0
    for piece in block.pieces {
      for index in piece.range where text[index] & 0xC0 != 0x80 { characters += 1 }
    }
    return characters
  }
}
