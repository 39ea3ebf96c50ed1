import GalleyEngine
import NGramModel

/// What the language model says of blocks, bounded so that no single place outweighs all else.
struct ModelView {
  private let model = NewsModel.shared

  /// What the model remembers of the end of a range of bytes.
  func tail(_ range: Range<Int>, in text: Span<UInt8>) -> NGramModel.Context {
    model.context(after: text.extracting(range))
  }

  /// What the model reads of the start of a range of bytes.
  func head(_ range: Range<Int>, in text: Span<UInt8>) -> NGramModel.Head { model.head(text.extracting(range)) }

  /// What the model remembers of a block's end.
  func tail(_ block: Block, in text: Span<UInt8>) -> NGramModel.Context {
    tail(block.pieces[block.pieces.count - 1].range, in: text)
  }

  /// What the model reads of a block's start.
  func head(_ block: Block, in text: Span<UInt8>) -> NGramModel.Head {
    head(block.pieces[0].range, in: text)
  }

  /// How much likelier the head is after the tail than anywhere else: natural logarithm, -12…12.
  func continuation(_ tail: NGramModel.Context, _ head: NGramModel.Head) -> Double {
    Double(max(-12, min(12, model.continuation(tail: tail, head: head))))
  }

  /// How surely a paragraph ends after the tail: natural logarithm / 4, to -3.
  func end(_ tail: NGramModel.Context) -> Double { Double(max(-3, model.paragraphEnd(after: tail) / 4)) }

  /// How much likelier the head starts a paragraph than it stands anywhere: natural logarithm, -6…6.
  func start(_ head: NGramModel.Head) -> Double { Double(max(-6, min(6, head.atParagraphStart - head.anywhere))) }
}
