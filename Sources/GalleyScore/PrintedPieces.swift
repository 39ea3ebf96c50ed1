/// Blocks laid over the source: the printed pieces of each, one a line.
struct PrintedPieces {
  struct Piece {
    let range: Range<Int>
    let block: Int
    let role: String
  }

  /// Block by block, in reading order.
  private(set) var pieces: [Piece] = []
  /// Where a block goes on from one piece to the next.
  private(set) var joins: Set<Seam> = []

  init(_ blocks: [(role: String, spans: [Range<Int>])], in source: Span<UInt8>) {
    for (index, block) in blocks.enumerated() {
      let ranges = Self.pieces(of: block.spans, in: source).map { source.withoutHeadingMarks($0) }.filter {
        !$0.isEmpty
      }
      for (tail, head) in zip(ranges, ranges.dropFirst()) {
        joins.insert(Seam(end: tail.upperBound, start: head.lowerBound))
      }
      for range in ranges { pieces.append(Piece(range: range, block: index, role: block.role)) }
    }
  }

  /// Spans cut at line ends and trimmed of white space. Two that touch within a line are one.
  static func pieces(of spans: [Range<Int>], in source: Span<UInt8>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    for span in spans {
      var start = span.lowerBound
      while start < span.upperBound {
        var end = start
        while end < span.upperBound, source[end] != 0x0A { end += 1 }
        let piece = source.trimmed(start..<end)
        start = end + 1
        if piece.isEmpty { continue }
        if let last = pieces.last, last.upperBound <= piece.lowerBound,
          source.isBlankWithinLine(last.upperBound..<piece.lowerBound)
        {
          pieces[pieces.count - 1] = last.lowerBound..<piece.upperBound
        } else {
          pieces.append(piece)
        }
      }
    }
    return pieces
  }

  /// The bytes inside a printed line at which one block ends and another begins.
  func splits(in source: Span<UInt8>) -> Set<Int> {
    let sorted = pieces.sorted {
      ($0.range.lowerBound, $0.range.upperBound, $0.block) < ($1.range.lowerBound, $1.range.upperBound, $1.block)
    }
    var splits: Set<Int> = []
    for (left, right) in zip(sorted, sorted.dropFirst()) where left.block != right.block {
      let gap = left.range.upperBound..<max(left.range.upperBound, right.range.lowerBound)
      if !gap.contains(where: { source[$0] == 0x0A }) { splits.insert(right.range.lowerBound) }
    }
    return splits
  }

  /// The role that covers most bytes of a range; empty where none does.
  func mainRole(of range: Range<Int>) -> String {
    var covered: [(role: String, bytes: Int)] = []
    for piece in pieces where piece.range.overlaps(range) {
      let bytes = piece.range.clamped(to: range).count
      if let known = covered.firstIndex(where: { $0.role == piece.role }) {
        covered[known].bytes += bytes
      } else {
        covered.append((piece.role, bytes))
      }
    }
    // Of equals the first one.
    return covered.reduce(("", 0)) { $1.bytes > $0.1 ? $1 : $0 }.0
  }
}
