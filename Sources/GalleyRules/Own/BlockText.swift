import GalleyEngine

/// A block's text as joined, and where it stands in the source.
struct BlockText {
  private(set) var bytes: [UInt8] = []
  /// Where each piece starts in `bytes`, and its source.
  private var pieces: [(start: Int, source: Range<Int>)] = []

  init(_ block: Block, of page: Page) {
    let source = page.bytes.span
    for piece in block.pieces {
      switch piece.separator {
      case .nothing: break
      case .space: bytes.append(0x20)
      case .nothingForHyphen: bytes.removeLast(Hyphen.length(atEndOf: bytes.span))
      }
      pieces.append((bytes.count, piece.range))
      source.extracting(piece.range).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }
  }

  /// The source of a range that is not empty: of what of it stands in the piece where it starts.
  func source(of range: Range<Int>) -> Range<Int> {
    let index = pieces.lastIndex { $0.start <= range.lowerBound } ?? 0
    let (start, source) = pieces[index]
    let lower = min(source.lowerBound + range.lowerBound - start, source.upperBound)
    return lower..<max(lower, min(source.lowerBound + range.upperBound - start, source.upperBound))
  }
}
