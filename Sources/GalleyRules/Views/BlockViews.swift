import GalleyEngine
import NGramModel

/// What rules read of a draft's blocks, each thing worked out once and only where a rule asks.
final class BlockViews {
  let draft: Draft
  let blocks: [Block]
  let lines: [Line]
  private let bytes: [UInt8]
  /// How the lines follow each other, on a page of printed lines.
  let column: PrintedColumn?
  let shapes: BlockShapes
  private let reads: PageReads

  init(_ draft: Draft, _ shapes: BlockShapes, reads: PageReads, column: PrintedColumn?) {
    self.draft = draft
    self.shapes = shapes
    self.reads = reads
    self.column = column
    blocks = draft.blocks
    lines = draft.page.lines
    bytes = draft.page.bytes
  }

  static func of(_ draft: Draft, _ context: Context) -> BlockViews {
    if let known = context.memo.value(of: PageViews.self) { return known.views(of: draft) }
    let page = PageViews(draft.page, context)
    context.memo.keep(page)
    return page.views(of: draft)
  }

  /// Bytes of the source: the first and the last piece of a block.
  func firstPiece(_ index: Int) -> Range<Int> { reads.range(shapes.blocks[index].first) }
  func lastPiece(_ index: Int) -> Range<Int> { reads.range(shapes.blocks[index].last) }

  /// The lines in which a block starts and ends: indices of the page's.
  func firstLine(_ index: Int) -> Int { shapes.blocks[index].firstLine }
  func lastLine(_ index: Int) -> Int { shapes.blocks[index].lastLine }

  /// The bytes of a block's pieces.
  func byteCount(_ index: Int) -> Int { shapes.blocks[index].bytes }

  /// How a block starts.
  func start(_ index: Int) -> PieceStart { reads.start(shapes.blocks[index].first) }

  /// How a block ends.
  func end(_ index: Int) -> PieceEnd { reads.end(shapes.blocks[index].last) }

  /// How a block ends, in a word.
  func ending(_ index: Int) -> Ending { reads.ending(shapes.blocks[index].last) }

  /// Whether a block stops where no paragraph ends, and is no summary of what the page says again.
  func breaksOff(_ index: Int) -> Bool {
    ending(index).breaksOff && !(column == nil && reads.endsElsewhere(shapes.blocks[index].last))
  }

  /// What shows that a paragraph starts.
  func opening(_ index: Int, _ openings: Openings) -> Opening { reads.opening(shapes.blocks[index].first, openings) }

  /// How much likelier a block is after another than anywhere else, by the language model: natural logarithm, -12…12;
  /// `nil` where the page is not in its language.
  func likelihood(of head: Int, after tail: Int) -> Double? {
    guard let model = reads.model else { return nil }
    return reads.likelihood(of: shapes.blocks[head].first, after: shapes.blocks[tail].last, model)
  }

  /// How much the end of a block and the start of another belong together, by the language model, -8…8; 0 where the page
  /// is not in its language.
  func affinity(of head: Int, to tail: Int) -> Double {
    guard let model = reads.model, let end = endSide(tail, model), let start = startSide(head, model) else { return 0 }
    return reads.affinity(end, start, model)
  }

  private func endSide(_ index: Int, _ model: ModelView) -> Int? {
    if let known = shapes.blocks[index].endSide { return known }
    let side = side(index, isStart: false, model)
    shapes.blocks[index].endSide = side
    return side
  }

  private func startSide(_ index: Int, _ model: ModelView) -> Int? {
    if let known = shapes.blocks[index].startSide { return known }
    let side = side(index, isStart: true, model)
    shapes.blocks[index].startSide = side
    return side
  }

  /// A short piece is read with the pieces that it was joined to: so it is read again once it is one text with them.
  private func side(_ index: Int, isStart: Bool, _ model: ModelView) -> Int? {
    let shape = shapes.blocks[index]
    let side = reads.side(isStart ? shape.first : shape.last, isStart: isStart, model)
    guard let side, !shape.isOnePiece, !reads.isWhole(side) else { return side }
    let pieces = blocks[index].pieces
    let nearest = isStart ? pieces.prefix(Self.piecesAtBreak) : pieces.suffix(Self.piecesAtBreak)
    return reads.side(of: nearest.flatMap { bytes[$0.range] }, isStart: isStart, model)
  }

  /// No more are looked at, however short they are.
  private static let piecesAtBreak = 16

  /// How surely a paragraph ends with a block, by the language model: natural logarithm / 4, to -3.
  func likelihoodOfEnd(_ index: Int) -> Double? {
    guard let model = reads.model else { return nil }
    return reads.likelihoodOfEnd(shapes.blocks[index].last, model)
  }

  /// How much likelier a block starts a paragraph than it stands anywhere, by the language model: natural logarithm,
  /// -6…6.
  func likelihoodOfStart(_ index: Int) -> Double? {
    guard let model = reads.model else { return nil }
    return reads.likelihoodOfStart(shapes.blocks[index].first, model)
  }

  /// The language model, where the page is in its language.
  var model: ModelView? { reads.model }

  /// Whether the page is written as Chinese news is.
  var isChineseNews: Bool { reads.isChineseNews }

  /// The page as its own dictionary.
  var words: PageWords { reads.words(of: draft) }

  /// The brackets that a block leaves open, and those it closes without having opened them.
  func brackets(_ index: Int) -> Brackets {
    if let known = shapes.blocks[index].brackets { return known }
    let brackets = Brackets(blocks[index], on: draft.page)
    shapes.blocks[index].brackets = brackets
    return brackets
  }

  /// The characters of a block.
  func characters(_ index: Int) -> Int {
    if let known = shapes.blocks[index].characters { return known }
    var count = 0
    for piece in blocks[index].pieces {
      let line = lines[piece.line]
      count += piece.range == line.range ? line.count : characters(in: piece.range)
    }
    shapes.blocks[index].characters = count
    return count
  }

  private func characters(in range: Range<Int>) -> Int {
    var count = 0
    for offset in range where bytes[offset] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Whether a block holds at most `limit` characters.
  func isShort(_ index: Int, _ limit: Int) -> Bool {
    // Three bytes a character for Han: no need to count where even four would not do.
    let byteCount = shapes.blocks[index].bytes
    return byteCount <= limit || byteCount <= limit * 4 && characters(index) <= limit
  }

  /// Whether a block could be a headline by its shape: one short line without a comma or a full stop, or with an enumerator.
  func looksLikeHeading(_ index: Int, upTo limit: Int, _ openings: Openings) -> Bool {
    guard column == nil, ending(index) == .word, isShort(index, limit), shapes.blocks[index].isOnePiece else {
      return false
    }
    if opening(index, openings) == .enumerator, !holdsSentence(index) { return true }
    if let known = shapes.blocks[index].hasCommaOrStop { return !known }
    let bytes = bytes
    let has = draft.page.marks(in: firstPiece(index)).contains {
      let value = UTF8Text.scalar(at: $0, in: bytes.span).value
      return value == 0x3002 || value == 0x2C || value == 0xFF0C
    }
    shapes.blocks[index].hasCommaOrStop = has
    return !has
  }

  /// How much of a block another says again at its start, 0…1.
  func restatement(of short: Int, in index: Int) -> Double {
    let (text, part) = (restatement(index), restatement(short))
    let restatements = shapes.restatements
    return restatements.span[text].share(of: restatements.span[part])
  }

  /// The number of what a block says again, or is said again.
  private func restatement(_ index: Int) -> Int {
    if let known = shapes.blocks[index].restatement { return known }
    let number = shapes.restatements.count
    if number == 0 { shapes.restatements.reserveCapacity(min(blocks.count, 32)) }
    let bytes = bytes
    shapes.restatements.append(Restatement(of: blocks[index], in: bytes.span))
    shapes.blocks[index].restatement = number
    return number
  }

  /// Whether a sentence ends in a block.
  func holdsSentence(_ index: Int) -> Bool {
    blocks[index].pieces.contains { lines[$0.line].traits.contains(.stop) }
  }

  /// Whether a paragraph ends within its line, and the next paragraph starts there.
  func isCutOff(_ index: Int) -> Bool {
    guard index + 1 < blocks.count, blocks[index + 1].role == .paragraph else { return false }
    let line = lastLine(index)
    return firstLine(index + 1) == line && lastPiece(index).upperBound < lines[line].range.upperBound
  }

  /// Whether a block stands in round brackets from its first character to its last.
  func isInBrackets(_ index: Int) -> Bool {
    reads.areInBrackets(from: shapes.blocks[index].first, to: shapes.blocks[index].last)
  }

  /// Whether no text block of a page of text blocks is known to be cut.
  var isWhole: Bool { column == nil && soundness.cut == 0 }

  /// How few of the other text blocks of a page of text blocks are known to be cut: 0…1.
  func wholeness(but index: Int) -> Double {
    guard column == nil else { return 0 }
    let others = soundness.cut - (isCut(index) ? 1 : 0)
    return max(0, min(1, Double(soundness.whole) / Self.manyWhole - Double(others)))
  }

  /// So many whole paragraphs outweigh one that is cut.
  private static let manyWhole = 12.0

  /// How many text blocks are known to be cut, and how many to be whole.
  private lazy var soundness: (cut: Int, whole: Int) = {
    var cut = 0
    var whole = 0
    for index in blocks.indices {
      if isCut(index) {
        cut += 1
      } else if blocks[index].role == .paragraph, ending(index) == .stop {
        whole += 1
      }
    }
    return (cut, whole)
  }()

  /// Whether a text block is known to be cut: it was joined, or it holds a sentence and breaks off.
  private func isCut(_ index: Int) -> Bool {
    blocks[index].role == .paragraph && (blocks[index].pieces.count > 1 || holdsSentence(index) && breaksOff(index))
  }

  /// Whether a block is a line of a poem or a list: with its neighbours it makes four text blocks or more, one behind
  /// the other, of at most `limit` characters each.
  func isInVerse(_ index: Int, ofUpTo limit: Int) -> Bool {
    guard column == nil else { return false }
    func isVerse(_ index: Int) -> Bool { blocks[index].role == .paragraph && isShort(index, limit) }
    guard isVerse(index) else { return false }
    var (first, last) = (index, index)
    while first > 0, last - first < 3, isVerse(first - 1) { first -= 1 }
    while last + 1 < blocks.count, last - first < 3, isVerse(last + 1) { last += 1 }
    return last - first == 3
  }

  /// A short block taken apart; `nil` where nothing can be said of it. Every rule asks with the same phrases.
  func shortLine(_ index: Int, phrases: Phrases) -> ShortLine? {
    reads.shortLine(
      blocks[index].start..<blocks[index].end, line: firstLine(index),
      phrases.table)
  }

  /// The blocks without a role that hold at most `limit` characters in up to three pieces and are printed at all. A
  /// printed line in the middle of a paragraph is none of them.
  func shortBlocks(upTo limit: Int) -> some Sequence<Int> {
    let limit = min(limit, Self.longestShort)
    return blocks.indices.lazy.filter { [self] index in
      blocks[index].role == .paragraph && shapes.blocks[index].standsTogether && isShort(index, limit)
        && !lines[firstLine(index)].traits.isSubset(of: [.space, .unprinted]) && !isInsideParagraph(index)
    }
  }

  /// Longer blocks are not short, whatever a rule asks for.
  private static let longestShort = 400

  private func isInsideParagraph(_ index: Int) -> Bool {
    guard let column else { return false }
    // What stands behind furniture in the middle of a line of words has no reason to be the rest of it.
    if !column.isEastAsian, index > 0, blocks[index - 1].role == .furniture { return false }
    if let known = shapes.blocks[index].isInsideParagraph { return known }
    let isInside = column.isInsideParagraph(blocks[index])
    shapes.blocks[index].isInsideParagraph = isInside
    return isInside
  }
}
