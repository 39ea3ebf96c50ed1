import GalleyEngine

/// What is known of a draft's blocks whatever their roles are: good as long as none is joined, split, moved or removed.
final class BlockShapes {
  struct Shape {
    /// The rows of its first and its last piece, in `PageReads`.
    let first: Int
    let last: Int
    /// The lines of those pieces.
    let firstLine: Int
    let lastLine: Int
    /// Bytes of all its pieces.
    let bytes: Int
    let isOnePiece: Bool
    /// Whether it has no more than three pieces, which stand one behind the other.
    let standsTogether: Bool
    // Worked out when a rule asks.
    var characters: Int?
    var brackets: Brackets?
    var isInsideParagraph: Bool?
    var hasCommaOrStop: Bool?
    /// Where in `restatements` it is.
    var restatement: Int?
    /// Where in `PageReads` its start and its end are as the model sees them at a break.
    var startSide: Int?
    var endSide: Int?
  }

  /// The draft's `shape`.
  let number: Int
  // No access can overlap another: views read, work out, then write.
  @exclusivity(unchecked) var blocks: [Shape] = []
  /// What blocks say again, or is said again; every tail asks for the same heads.
  @exclusivity(unchecked) var restatements: [Restatement] = []
  /// What each block starts with, as numbers in order.
  @exclusivity(unchecked) var startKeys: [UInt64] = []

  init(_ draft: Draft, reads: PageReads) {
    number = draft.shape
    blocks.reserveCapacity(draft.blocks.count)
    for block in draft.blocks {
      let pieces = block.pieces
      var bytes = 0
      for piece in pieces { bytes += piece.range.count }
      blocks.append(
        Shape(
          first: reads.row(of: pieces[0]), last: reads.row(of: pieces[pieces.count - 1]), firstLine: pieces[0].line,
          lastLine: pieces[pieces.count - 1].line, bytes: bytes,
          isOnePiece: pieces.count == 1, standsTogether: pieces.count == 1 || pieces.count <= 3 && block.standsTogether)
      )
    }
  }
}
