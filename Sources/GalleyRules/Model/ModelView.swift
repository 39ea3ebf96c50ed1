import GalleyEngine
import NGramModel

/// What the language model says of a page's text, bounded so that no single place outweighs all else.
struct ModelView {
  private let model: NGramModel

  /// - Returns: `nil` where the page is not in the model's language: then its odds mean nothing.
  init?(for page: Page) {
    model = NewsModel.shared
    guard isSpoken(on: page) else { return nil }
  }

  /// Whether most lines are Chinese, and the model has seen nearly all of their characters: it has not seen those of
  /// traditional writing.
  private func isSpoken(on page: Page) -> Bool {
    var chinese = 0
    var all = 0
    for line in page.lines {
      all += line.count
      if line.traits.contains(.han), line.traits.isDisjoint(with: [.kana, .hangul]) { chinese += line.count }
    }
    guard chinese * 5 > all * 3 else { return false }
    var seen = 0
    var known = 0
    let text = page.bytes.span
    var index = 0
    while index < text.count, seen < Self.sample {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      index += length
      guard CharacterTraits.of(value).contains(.han), let scalar = Unicode.Scalar(value) else { continue }
      seen += 1
      if model.symbol(of: scalar) != nil { known += 1 }
    }
    return known * 10 > seen * 9
  }

  /// The ideographs that tell.
  private static let sample = 200

  /// What the model remembers of the end of a range of bytes.
  func tail(_ range: Range<Int>, in text: Span<UInt8>) -> NGramModel.Context {
    model.context(after: text.extracting(range))
  }

  /// What the model reads of the start of a range of bytes.
  func head(_ range: Range<Int>, in text: Span<UInt8>) -> NGramModel.Head { model.head(text.extracting(range)) }

  /// How much likelier the head is after the tail than anywhere else: natural logarithm, -12…12.
  func continuation(_ tail: NGramModel.Context, _ head: NGramModel.Head) -> Double {
    Double(max(-12, min(12, model.continuation(tail: tail, head: head))))
  }

  /// How likely the head is after the tail: natural logarithm.
  func log(of head: NGramModel.Head, after tail: NGramModel.Context) -> Double {
    Double(model.logProbability(of: head, after: tail))
  }

  /// How likely a paragraph ends after the tail: natural logarithm.
  func logOfEnd(_ tail: NGramModel.Context) -> Double { Double(model.paragraphEnd(after: tail)) }

  /// How surely a paragraph ends after the tail: natural logarithm / 4, to -3.
  func end(_ tail: NGramModel.Context) -> Double { Double(max(-3, model.paragraphEnd(after: tail) / 4)) }

  /// How much likelier the head starts a paragraph than it stands anywhere: natural logarithm, -6…6.
  func start(_ head: NGramModel.Head) -> Double { Double(max(-6, min(6, head.atParagraphStart - head.anywhere))) }
}
