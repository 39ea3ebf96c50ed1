/// A block of the page under repair: printed pieces in reading order, and what they are.
public struct Block: Sendable, Equatable {
  public var role: Role
  /// The printed pieces that make up the block, in reading order; at least one.
  public var pieces: [Piece]

  public init(role: Role, pieces: [Piece]) {
    self.role = role
    self.pieces = pieces
  }

  /// The byte at which the block's text starts; it names the block as long as its first piece stays first.
  public var start: Int { pieces[0].range.lowerBound }
  /// The byte just behind the block's last piece.
  public var end: Int { pieces[pieces.count - 1].range.upperBound }
  /// Whether its pieces stand on the page one behind the other, so that the source from `start` to `end` is the block.
  public var standsTogether: Bool {
    zip(pieces, pieces.dropFirst()).allSatisfy { piece, next in
      next.range.lowerBound >= piece.range.upperBound && next.line <= piece.line + 1
    }
  }
}

/// A run of source bytes within one printed line.
public struct Piece: Sendable, Equatable {
  /// Bytes of the source, white space at both ends trimmed.
  public var range: Range<Int>
  /// The index in `Page.lines` of the line that it stands in.
  public var line: Int
  /// What stands between the piece before it in its block and this one.
  public var separator: Separator

  public init(range: Range<Int>, line: Int, separator: Separator = .nothing) {
    self.range = range
    self.line = line
    self.separator = separator
  }
}

/// What a join puts in the place of the line break.
public enum Separator: UInt8, Sendable {
  case nothing
  case space
  /// Nothing, and the hyphen at the end of the tail goes too: it only marked the broken word.
  case nothingForHyphen
}
