import GalleyEngine
import NGramModel

/// What the language model reads of a page's pieces, each read once however often the blocks change.
final class ModelReads {
  private let bytes: [UInt8]
  private let model = ModelView()
  /// By line: the piece that was read, and what of it.
  private var heads: [(range: Range<Int>, head: NGramModel.Head)?]
  private var tails: [(range: Range<Int>, tail: NGramModel.Context)?]

  init(_ page: Page) {
    bytes = page.bytes
    heads = Array(repeating: nil, count: page.lines.count)
    tails = Array(repeating: nil, count: page.lines.count)
  }

  /// What the model reads of a piece's start.
  func head(_ piece: Piece) -> NGramModel.Head {
    if let known = heads[piece.line], known.range == piece.range { return known.head }
    let bytes = bytes
    let head = model.head(piece.range, in: bytes.span)
    heads[piece.line] = (piece.range, head)
    return head
  }

  /// What the model remembers of a piece's end.
  func tail(_ piece: Piece) -> NGramModel.Context {
    if let known = tails[piece.line], known.range == piece.range { return known.tail }
    let bytes = bytes
    let tail = model.tail(piece.range, in: bytes.span)
    tails[piece.line] = (piece.range, tail)
    return tail
  }
}
