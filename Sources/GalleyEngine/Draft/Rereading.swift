extension Draft {
  /// The draft as its own text will be read: every block a line that stands apart, furniture left out, and what each
  /// block is still to be found.
  func reread() -> Draft {
    var next = self
    next.page = page.asBlocks
    next.blocks.removeAll(keepingCapacity: true)
    for block in blocks where block.role != .furniture {
      next.blocks.append(Block(role: .paragraph, pieces: block.pieces))
    }
    next.revision += 1
    next.shape += 1
    next.reading += 1
    return next
  }

  /// Whether a block that was joined starts as another one does: they may be copies, as its pieces were not.
  var mayHoldJoinedCopies: Bool {
    func start(_ block: Block) -> ArraySlice<UInt8> {
      let piece = block.pieces[0].range
      return page.bytes[piece.lowerBound..<min(piece.upperBound, piece.lowerBound + Self.bytesAlike)]
    }
    return blocks.indices.contains { joined in
      blocks[joined].pieces.count > 1
        && blocks.indices.contains { $0 != joined && start(blocks[$0]).elementsEqual(start(blocks[joined])) }
    }
  }

  /// Bytes at the start of copies that are the same: eight ideographs.
  private static let bytesAlike = 24

  /// Whether a reading of one starts as a reading of the other does.
  func readsLike(_ other: Draft) -> Bool {
    page.layout.kind == other.page.layout.kind && blocks == other.blocks
  }

  /// Whether a reading of it starts as the first reading of a page does: with one block a line.
  func readsLike(_ page: Page) -> Bool {
    guard self.page.layout.kind == page.layout.kind, blocks.count == page.lines.count else { return false }
    return blocks.indices.allSatisfy { index in
      blocks[index].pieces.count == 1 && blocks[index].pieces[0] == Piece(range: page.lines[index].range, line: index)
    }
  }

  /// Takes over what a reading of `reread()` has made of it.
  ///
  /// A block that came out as it was keeps its role: the first reading saw the widths of the lines. Furniture goes back
  /// behind the block that it stood behind.
  mutating func takeOver(_ second: Draft) {
    var known: [Int: Block] = [:]
    var furniture: [Int: [Block]] = [:]
    var anchor = -1
    for block in blocks {
      if block.role == .furniture {
        furniture[anchor, default: []].append(block)
      } else {
        known[block.start] = block
        anchor = block.start
      }
    }
    var result = furniture.removeValue(forKey: -1) ?? []
    for block in second.blocks {
      let before = known[block.start]
      let isAsBefore = before?.pieces == block.pieces && block.role != .furniture
      result.append(isAsBefore ? before ?? block : block)
      for piece in block.pieces { result += furniture.removeValue(forKey: piece.range.lowerBound) ?? [] }
    }
    // What stood behind a block that was removed.
    for (_, blocks) in furniture.sorted(by: { $0.key < $1.key }) { result += blocks }
    blocks = result
    removals = second.removals
    revision = second.revision + 1
    shape = second.shape + 1
    reading = second.reading
  }

  /// The blocks' roles, in the order of the bytes at which they start.
  var roles: [(start: Int, role: Role)] {
    var roles = blocks.map { (start: $0.start, role: $0.role) }
    if !zip(roles, roles.dropFirst()).allSatisfy({ $0.start < $1.start }) { roles.sort { $0.start < $1.start } }
    return roles
  }
}
