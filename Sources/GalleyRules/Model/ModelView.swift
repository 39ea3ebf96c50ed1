import GalleyEngine
import NGramModel

/// What the language model says of a page's text, bounded so that no single place outweighs all else.
struct ModelView {
  private let model: NGramModel

  /// - Returns: `nil` where there is no model, or the page is not written as its texts are: then its odds mean nothing.
  init?(_ model: NGramModel?, for page: Page) {
    guard let model, Self.isWritten(page, as: model) else { return nil }
    self.model = model
  }

  /// Whether a model has seen nearly all of a page's characters, and they are about as frequent on the page as in the
  /// model's texts. So a model of simplified Chinese is not asked about traditional writing, Japanese or English, and a
  /// model of any other writing is asked about pages of that.
  private static func isWritten(_ page: Page, as model: NGramModel) -> Bool {
    let text = page.bytes.span
    var familiarity = Familiarity()
    var next = 0
    while next < text.count {
      let end = model.read(sampleLength, from: next, of: text, into: &familiarity)
      next = max(end, next + text.count / sampleCount)
      while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
    }
    guard familiarity.seen > 0, familiarity.unknown * 5 <= familiarity.seen else { return false }
    // The fewer characters, the farther their mean may be from what is expected of them.
    let allowance = strangeness + 3 / Float(familiarity.seen).squareRoot()
    return familiarity.surprise / Float(familiarity.seen) <= model.entropy + allowance
  }

  /// A page is looked at in so many places that are evenly apart,
  private static let sampleCount = 25
  /// and at so many characters in each.
  private static let sampleLength = 16
  /// How much more surprising than the model's texts a page's characters may be on average, in nats. Pages of Chinese
  /// newspapers reach 1.0 with the default model, traditional writing 1.6, Japanese 1.8, English 3.2.
  private static let strangeness: Float = 1.4

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

  /// What the model sees of the end or the start of a text, at a break; `nil` where it sees nothing.
  func side(_ text: Span<UInt8>, isStart: Bool) -> NGramModel.BreakSide? { model.breakSide(of: text, isStart: isStart) }

  /// How much an end and a start belong together, -8…8.
  func affinity(_ end: NGramModel.BreakSide, _ start: NGramModel.BreakSide) -> Double {
    Double(max(-8, min(8, NGramModel.affinity(end, start))))
  }

  /// How likely the head is after the tail: natural logarithm.
  func log(of head: NGramModel.Head, after tail: NGramModel.Context) -> Double {
    Double(model.logProbability(of: head, behindBreakAfter: tail))
  }

  /// How likely a paragraph ends after the tail: natural logarithm.
  func logOfEnd(_ tail: NGramModel.Context) -> Double { Double(model.paragraphEnd(after: tail)) }

  /// How surely a paragraph ends after the tail: natural logarithm / 4, to -3.
  func end(_ tail: NGramModel.Context) -> Double { Double(max(-3, model.paragraphEnd(after: tail) / 4)) }

  /// How much likelier the head starts a paragraph than it stands anywhere: natural logarithm, -6…6.
  func start(_ head: NGramModel.Head) -> Double { Double(max(-6, min(6, head.atParagraphStart - head.anywhere))) }
}
