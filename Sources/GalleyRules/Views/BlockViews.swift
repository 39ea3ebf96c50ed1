import GalleyEngine
import NGramModel

/// What rules read of a draft's blocks, each thing worked out once and only where a rule asks.
///
/// Rules get it through `Context.memo`, so that all of them share one for each state of the draft.
final class BlockViews {
  let draft: Draft
  private let bytes: [UInt8]
  /// How the lines follow each other, on a page of printed lines.
  let column: PrintedColumn?
  private let reads: PageReads
  // No access can overlap another: every method reads, works out, then writes.
  @exclusivity(unchecked) private var known: [Known]
  @exclusivity(unchecked) private var startKeys: [UInt64] = []
  @exclusivity(unchecked) private var shorts: [Int]?

  private struct Known {
    /// The rows of its first and its last piece, in `PageReads`.
    let first: Int
    let last: Int
    let bytes: Int
    var characters: Int?
    var brackets: Brackets?
    var isInsideParagraph: Bool?
    var hasCommaOrStop: Bool?
  }

  init(_ draft: Draft, reads: PageReads, column: PrintedColumn?) {
    self.draft = draft
    self.reads = reads
    self.column = column
    bytes = draft.page.bytes
    known = draft.blocks.map { block in
      var bytes = 0
      for piece in block.pieces { bytes += piece.range.count }
      return Known(
        first: reads.row(of: block.pieces[0]), last: reads.row(of: block.pieces[block.pieces.count - 1]), bytes: bytes)
    }
  }

  static func of(_ draft: Draft, _ context: Context) -> BlockViews {
    context.memo.value(for: draft) {
      let reads = context.memo.lasting { PageReads(draft.page, model: context.model) }
      let column =
        draft.page.layout.kind == .printedLines ? context.memo.lasting { PrintedColumn(draft.page, reads) } : nil
      return BlockViews(draft, reads: reads, column: column)
    }
  }

  /// How a block starts.
  func start(_ index: Int) -> PieceStart { reads.start(known[index].first) }

  /// How a block ends.
  func end(_ index: Int) -> PieceEnd { reads.end(known[index].last) }

  /// How a block ends, in a word.
  func ending(_ index: Int) -> Ending { reads.ending(known[index].last) }

  /// What shows that a paragraph starts.
  func opening(_ index: Int, _ openings: Openings) -> Opening { reads.opening(known[index].first, openings) }

  /// How much likelier a block is after another than anywhere else, by the language model: natural logarithm, -12…12;
  /// `nil` where the page is not in its language.
  func likelihood(of head: Int, after tail: Int) -> Double? {
    guard let model = reads.model else { return nil }
    return reads.likelihood(of: known[head].first, after: known[tail].last, model)
  }

  /// How surely a paragraph ends with a block, by the language model: natural logarithm / 4, to -3.
  func likelihoodOfEnd(_ index: Int) -> Double? {
    guard let model = reads.model else { return nil }
    return reads.likelihoodOfEnd(known[index].last, model)
  }

  /// How much likelier a block starts a paragraph than it stands anywhere, by the language model: natural logarithm,
  /// -6…6.
  func likelihoodOfStart(_ index: Int) -> Double? {
    guard let model = reads.model else { return nil }
    return reads.likelihoodOfStart(known[index].first, model)
  }

  /// The language model, where the page is in its language.
  var model: ModelView? { reads.model }

  /// The page as its own dictionary.
  var words: PageWords { reads.words(of: draft) }

  /// The brackets that a block leaves open, and those it closes without having opened them.
  func brackets(_ index: Int) -> Brackets {
    if let known = known[index].brackets { return known }
    let bytes = bytes
    let brackets = Brackets(draft.blocks[index], lines: draft.page.lines, in: bytes.span)
    known[index].brackets = brackets
    return brackets
  }

  /// The characters of a block.
  func characters(_ index: Int) -> Int {
    if let known = known[index].characters { return known }
    var count = 0
    for piece in draft.blocks[index].pieces {
      let line = draft.page.lines[piece.line]
      count += piece.range == line.range ? line.count : characters(in: piece.range)
    }
    known[index].characters = count
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
    let byteCount = known[index].bytes
    return byteCount <= limit || byteCount <= limit * 4 && characters(index) <= limit
  }

  /// Whether a block could be a headline by its shape: one short line without a comma or a full stop.
  func looksLikeHeading(_ index: Int, upTo limit: Int) -> Bool {
    let block = draft.blocks[index]
    guard block.pieces.count == 1, column == nil, isShort(index, limit), ending(index) == .word else { return false }
    if let known = known[index].hasCommaOrStop { return !known }
    let has = hasCommaOrStop(in: block.start..<block.end)
    known[index].hasCommaOrStop = has
    return !has
  }

  private func hasCommaOrStop(in range: Range<Int>) -> Bool {
    let bytes = bytes
    let text = bytes.span
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (value, length) = UTF8Text.scalar(at: offset, in: text)
      if value == 0x3002 || value == 0x2C || value == 0xFF0C { return true }
      offset += length
    }
    return false
  }

  /// Whether a sentence ends in a block.
  func holdsSentence(_ index: Int) -> Bool {
    draft.blocks[index].pieces.contains { draft.page.lines[$0.line].traits.contains(.stop) }
  }

  /// Whether another block of the page starts with the same four characters or more.
  func repeatsStart(_ index: Int) -> Bool {
    let scalars = start(index).scalars
    guard scalars.count >= 6 else { return false }
    let key = startKey(scalars)
    if startKeys.isEmpty { startKeys = draft.blocks.indices.map { startKey(start($0).scalars) } }
    return startKeys.indices.contains { $0 != index && startKeys[$0] == key }
  }

  private func startKey(_ scalars: Scalars) -> UInt64 {
    var key: UInt64 = 0
    for place in 0..<min(4, scalars.count) { key = key << 16 ^ UInt64(scalars[place]) }
    return key
  }

  /// A short block taken apart; every rule asks with the same phrases.
  func shortLine(_ index: Int, phrases: Phrases) -> ShortLine {
    reads.shortLine(
      draft.blocks[index].start..<draft.blocks[index].end, line: draft.blocks[index].pieces[0].line,
      phrases.table)
  }

  /// The blocks without a role that hold at most `limit` characters in up to three pieces and are printed at all. A
  /// printed line in the middle of a paragraph is none of them.
  func shortBlocks(upTo limit: Int) -> [Int] {
    if shorts == nil {
      shorts = draft.blocks.indices.filter { index in
        let block = draft.blocks[index]
        return block.role == .paragraph && block.pieces.count <= 3 && block.standsTogether
          && isShort(index, BlockViews.longestShort)
          && !draft.page.lines[block.pieces[0].line].traits.isSubset(of: [.space, .unprinted])
          && !isInsideParagraph(index)
      }
    }
    return shorts!.filter { characters($0) <= limit }
  }

  /// No rule asks for longer short blocks.
  static let longestShort = 400

  private func isInsideParagraph(_ index: Int) -> Bool {
    guard let column else { return false }
    // What stands behind furniture in the middle of a line of words has no reason to be the rest of it.
    if !column.isEastAsian, index > 0, draft.blocks[index - 1].role == .furniture { return false }
    if let known = known[index].isInsideParagraph { return known }
    let isInside = column.isInsideParagraph(draft.blocks[index])
    known[index].isInsideParagraph = isInside
    return isInside
  }
}
