import GalleyEngine
import NGramModel

/// What rules read of a page's pieces, each thing once however often the blocks change.
final class PageReads {
  private let page: Page
  private let bytes: [UInt8]
  private let lines: [Line]
  /// `nil` where the page is not in the model's language.
  let model: ModelView?
  /// Whether it is written as Chinese news is, which the default model knows, whatever model is asked.
  let isChineseNews: Bool
  // No access can overlap another: every method reads, works out, then writes.
  /// The lines of the page, and behind them the pieces of lines that were split.
  @exclusivity(unchecked) private var rows: [Row] = []
  @exclusivity(unchecked) private var splits: [(range: Range<Int>, row: Int)] = []
  @exclusivity(unchecked) private var heads: [NGramModel.Head] = []
  @exclusivity(unchecked) private var tails: [NGramModel.Context] = []
  /// The ends and starts of rows as the model sees them at a break.
  @exclusivity(unchecked) private var sides: [NGramModel.BreakSide] = []
  /// How likely pieces are behind others, each pair in the slot of its numbers; of pairs that share one the last.
  @exclusivity(unchecked) private var likelihoods: [Likelihood]
  /// By line: the last run that was taken apart, and where in `shortLines` it is; nil where nothing can be said of it.
  @exclusivity(unchecked) private var shorts: [(range: Range<Int>, line: Int?)]
  @exclusivity(unchecked) private var shortLines: [ShortLine] = []
  private var words: (reading: Int, words: PageWords)?

  private struct Likelihood {
    /// Rows.
    var tail: Int32 = -1
    var head: Int32 = -1
    var value = 0.0
  }

  private struct Row {
    let range: Range<Int>
    let start: PieceStart
    let end: PieceEnd
    var opening: Opening?
    /// Where in `heads` and `tails` it is; nil where the model was not asked yet.
    var head: Int32?
    var tail: Int32?
    /// Where in `sides` its start and its end are.
    var startSide: Int32?
    var endSide: Int32?
    /// How surely a paragraph ends with it.
    var ofEnd: Double?
    /// Whether its last words end a clause elsewhere.
    var endsElsewhere: Bool?

    init(_ range: Range<Int>, in text: Span<UInt8>) {
      self.range = range
      start = PieceStart(range, in: text)
      end = PieceEnd(range, in: text)
    }
  }

  init(_ page: Page, model: NGramModel?) {
    self.page = page
    bytes = page.bytes
    lines = page.lines
    self.model = ModelView(model, for: page)
    isChineseNews = self.model != nil && (model === NGramModel.news || ModelView(.news, for: page) != nil)
    shorts = Array(repeating: (0..<0, nil), count: lines.count)
    var slots = 256
    while slots < lines.count * 4 { slots *= 2 }
    likelihoods = Array(repeating: Likelihood(), count: slots)
    rows.reserveCapacity(lines.count)
    if self.model != nil {
      // Nearly every piece is asked for, but for those of a long page.
      heads.reserveCapacity(min(lines.count, 64))
      tails.reserveCapacity(min(lines.count, 64))
      sides.reserveCapacity(min(lines.count, 64))
    }
    for line in page.lines { rows.append(Row(line.range, in: page.bytes.span)) }
  }

  /// What is read of a piece goes by the number of its row: that of its line where it is the whole line.
  func row(of piece: Piece) -> Int {
    if piece.range == lines[piece.line].range { return piece.line }
    if let split = splits.first(where: { $0.range == piece.range }) { return split.row }
    splits.append((piece.range, rows.count))
    let bytes = bytes
    rows.append(Row(piece.range, in: bytes.span))
    return rows.count - 1
  }

  /// The page as its own dictionary, read once a reading: lines that were joined are one text to the next.
  func words(of draft: Draft) -> PageWords {
    if let known = words, known.reading == draft.reading { return known.words }
    let new = PageWords(draft)
    words = (draft.reading, new)
    return new
  }

  func range(_ row: Int) -> Range<Int> { rows[row].range }
  func start(_ row: Int) -> PieceStart { rows[row].start }
  func end(_ row: Int) -> PieceEnd { rows[row].end }
  func ending(_ row: Int) -> Ending { rows[row].end.ending }

  /// Whether what starts with one row and ends with another stands in round brackets from its first character to its last.
  func areInBrackets(from first: Int, to last: Int) -> Bool {
    guard let opening = start(first).scalars.first, let closing = end(last).scalars.last else { return false }
    return (opening == 0x28 || opening == 0xFF08) && (closing == 0x29 || closing == 0xFF09)
  }

  /// What shows that a paragraph starts.
  func opening(_ row: Int, _ openings: Openings) -> Opening {
    if let known = rows[row].opening { return known }
    let bytes = bytes
    let opening = openings.kind(of: rows[row].range, start: rows[row].start.scalars, in: bytes.span)
    rows[row].opening = opening
    return opening
  }

  /// Whether the page has the last words of a piece again, with a mark behind them.
  func endsElsewhere(_ row: Int) -> Bool {
    if let known = rows[row].endsElsewhere { return known }
    let ends = SaidAgain.isWhole(rows[row].range, in: page)
    rows[row].endsElsewhere = ends
    return ends
  }

  /// What the model reads of a piece's start.
  func head(_ row: Int, _ model: ModelView) -> NGramModel.Head { heads[headIndex(row, model)] }

  private func headIndex(_ row: Int, _ model: ModelView) -> Int {
    if let known = rows[row].head { return Int(known) }
    let bytes = bytes
    heads.append(model.head(rows[row].range, in: bytes.span))
    rows[row].head = Int32(heads.count - 1)
    return heads.count - 1
  }

  /// What the model remembers of a piece's end.
  func tail(_ row: Int, _ model: ModelView) -> NGramModel.Context { tails[tailIndex(row, model)] }

  private func tailIndex(_ row: Int, _ model: ModelView) -> Int {
    if let known = rows[row].tail { return Int(known) }
    let bytes = bytes
    tails.append(model.tail(rows[row].range, in: bytes.span))
    rows[row].tail = Int32(tails.count - 1)
    return tails.count - 1
  }

  /// How much likelier a piece is after another than anywhere else. Several rules ask, and the second reading again.
  func likelihood(of head: Int, after tail: Int, _ model: ModelView) -> Double {
    // The pairs of neighbours, of which there are as many as rows, have slots of their own: 30 and 1 make an odd number.
    let slot = (tail &* 30 &+ head) & (likelihoods.count - 1)
    let known = likelihoods[slot]
    if known.tail == tail, known.head == head { return known.value }
    let (tailIndex, headIndex) = (tailIndex(tail, model), headIndex(head, model))
    let (tails, heads) = (tails, heads)
    let likelihood = model.continuation(tails.span[tailIndex], heads.span[headIndex])
    likelihoods[slot] = Likelihood(tail: Int32(tail), head: Int32(head), value: likelihood)
    return likelihood
  }

  /// How surely a paragraph ends with a piece.
  func likelihoodOfEnd(_ row: Int, _ model: ModelView) -> Double {
    if let known = rows[row].ofEnd { return known }
    let likelihood = model.end(tails[tailIndex(row, model)])
    rows[row].ofEnd = likelihood
    return likelihood
  }

  /// How much likelier a piece starts a paragraph than it stands anywhere.
  func likelihoodOfStart(_ row: Int, _ model: ModelView) -> Double { model.start(heads[headIndex(row, model)]) }

  /// The number of the end or the start of a piece as the model sees it at a break; `nil` where it does not.
  func side(_ row: Int, isStart: Bool, _ model: ModelView) -> Int? {
    if let known = isStart ? rows[row].startSide : rows[row].endSide { return Int(known) }
    let bytes = bytes
    guard let side = keep(model.side(bytes.span.extracting(rows[row].range), isStart: isStart)) else { return nil }
    if isStart { rows[row].startSide = Int32(side) } else { rows[row].endSide = Int32(side) }
    return side
  }

  /// The same of a text that no row holds.
  func side(of text: [UInt8], isStart: Bool, _ model: ModelView) -> Int? {
    keep(model.side(text.span, isStart: isStart))
  }

  private func keep(_ side: NGramModel.BreakSide?) -> Int? {
    guard let side else { return nil }
    sides.append(side)
    return sides.count - 1
  }

  /// Whether as much text stands on a side as the model reads.
  func isWhole(_ side: Int) -> Bool { sides[side].isWhole }

  /// How much an end and a start belong together: numbers of sides.
  func affinity(_ end: Int, _ start: Int, _ model: ModelView) -> Double {
    let sides = sides
    return model.affinity(sides.span[end], sides.span[start])
  }

  /// A short run of the page's bytes taken apart; `nil` where nothing can be said of it. Every rule asks with the same
  /// phrases.
  ///
  /// - Parameter line: the line in which `range` starts.
  func shortLine(_ range: Range<Int>, line: Int, _ phrases: PhraseTable) -> ShortLine? {
    if shorts[line].range == range { return shorts[line].line.map { shortLines[$0] } }
    let bytes = bytes
    let short = ShortLine(range, of: bytes.span, phrases: phrases)
    shorts[line] = (range, short == nil ? nil : shortLines.count)
    if let short { shortLines.append(short) }
    return short
  }
}
