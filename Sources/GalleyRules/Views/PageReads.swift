import GalleyEngine
import NGramModel

/// What rules read of a page's pieces, each read once however often the blocks change.
final class PageReads {
  private let bytes: [UInt8]
  /// `nil` where the page is not in the model's language.
  let model: ModelView?
  /// By line. No access can overlap another: every method reads, works out, then writes.
  @exclusivity(unchecked) private var reads: [Read]

  private var words: (reading: Int, words: PageWords)?

  private struct Read {
    /// The piece whose start was read, and what of it.
    var startRange = 0..<0
    var start: PieceStart?
    var opening: Opening?
    var head: NGramModel.Head?
    /// The piece whose end was read, and what of it.
    var endRange = 0..<0
    var end: PieceEnd?
    var tail: NGramModel.Context?
    /// The short line taken apart, and where it starts and ends.
    var shortRange = 0..<0
    var short: ShortLine?
    /// The head that was last weighed behind the end, and how likely it is there.
    var nextRange = 0..<0
    var likelihood = 0.0
  }

  init(_ page: Page, model: NGramModel?) {
    bytes = page.bytes
    self.model = ModelView(model, for: page)
    reads = Array(repeating: Read(), count: page.lines.count)
  }

  /// The page as its own dictionary, read once a reading: lines that were joined are one text to the next.
  func words(of draft: Draft) -> PageWords {
    if let known = words, known.reading == draft.reading { return known.words }
    let new = PageWords(draft)
    words = (draft.reading, new)
    return new
  }

  func start(_ piece: Piece) -> PieceStart {
    visitStart(of: piece)
    if let known = reads[piece.line].start { return known }
    let bytes = bytes
    let start = PieceStart(piece.range, in: bytes.span)
    reads[piece.line].start = start
    return start
  }

  func end(_ piece: Piece) -> PieceEnd {
    visitEnd(of: piece)
    if let known = reads[piece.line].end { return known }
    let bytes = bytes
    let end = PieceEnd(piece.range, in: bytes.span)
    reads[piece.line].end = end
    return end
  }

  /// What shows that a paragraph starts.
  func opening(_ piece: Piece, _ openings: Openings) -> Opening {
    let start = start(piece)
    if let known = reads[piece.line].opening { return known }
    let bytes = bytes
    let opening = openings.kind(of: piece.range, start: start.scalars, in: bytes.span)
    reads[piece.line].opening = opening
    return opening
  }

  /// What the model reads of a piece's start.
  func head(_ piece: Piece, _ model: ModelView) -> NGramModel.Head {
    visitStart(of: piece)
    if let known = reads[piece.line].head { return known }
    let bytes = bytes
    let head = model.head(piece.range, in: bytes.span)
    reads[piece.line].head = head
    return head
  }

  /// What the model remembers of a piece's end.
  func tail(_ piece: Piece, _ model: ModelView) -> NGramModel.Context {
    visitEnd(of: piece)
    if let known = reads[piece.line].tail { return known }
    let bytes = bytes
    let tail = model.tail(piece.range, in: bytes.span)
    reads[piece.line].tail = tail
    return tail
  }

  /// How much likelier a piece is after another than anywhere else. Several rules ask for neighbours.
  func likelihood(of head: Piece, after tail: Piece, _ model: ModelView) -> Double {
    let context = self.tail(tail, model)
    let next = self.head(head, model)
    if reads[tail.line].nextRange == head.range { return reads[tail.line].likelihood }
    let likelihood = model.continuation(context, next)
    if head.line == tail.line + 1 || reads[tail.line].nextRange.isEmpty {
      reads[tail.line].nextRange = head.range
      reads[tail.line].likelihood = likelihood
    }
    return likelihood
  }

  /// A short run of the page's bytes taken apart; every rule asks with the same phrases.
  ///
  /// - Parameter line: the line in which `range` starts.
  func shortLine(_ range: Range<Int>, line: Int, _ phrases: PhraseTable) -> ShortLine {
    if reads[line].shortRange == range, let known = reads[line].short { return known }
    let bytes = bytes
    let short = ShortLine(range, of: bytes.span, phrases: phrases)
    reads[line].shortRange = range
    reads[line].short = short
    return short
  }

  /// Forgets the start of another piece of the same line.
  private func visitStart(of piece: Piece) {
    guard reads[piece.line].startRange != piece.range else { return }
    reads[piece.line].startRange = piece.range
    reads[piece.line].start = nil
    reads[piece.line].opening = nil
    reads[piece.line].head = nil
  }

  private func visitEnd(of piece: Piece) {
    guard reads[piece.line].endRange != piece.range else { return }
    reads[piece.line].endRange = piece.range
    reads[piece.line].end = nil
    reads[piece.line].tail = nil
    reads[piece.line].nextRange = 0..<0
  }
}
