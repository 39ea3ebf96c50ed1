import GalleyEngine

/// The blocks of a draft that are short enough to be anything but running text.
enum ShortBlocks {
  /// Calls `body` for each block of up to three pieces that has no role yet.
  ///
  /// A printed line in the middle of a paragraph is none: the line before it is full and ends no sentence.
  ///
  /// - Parameter limit: characters that the block may hold at most.
  static func each(
    in draft: Draft, upTo limit: Int, _ body: (_ index: Int, _ block: Block, _ characters: Int) -> Void
  ) {
    let column = PrintedColumn(draft.page)
    for (index, block) in draft.blocks.enumerated() where block.role == .paragraph && block.pieces.count <= 3 {
      // Three bytes a character at the least for Han: a cheap bound before counting.
      let bytes = block.pieces.reduce(0) { $0 + $1.range.count }
      guard bytes <= limit * 4 else { continue }
      let characters = count(block, in: draft.page.bytes.span)
      if characters <= limit, !column.isInsideParagraph(block) { body(index, block, characters) }
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
