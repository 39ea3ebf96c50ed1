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
  private var knownEdges: [BlockEdges?]
  private let reads: ModelReads
  private var knownCounts: [Int?]
  private var knownLines: [ShortLine?]
  private var knownBrackets: [Brackets?]

  init(_ draft: Draft, reads: ModelReads) {
    self.draft = draft
    self.reads = reads
    bytes = draft.page.bytes
    column = draft.page.layout.kind == .printedLines ? PrintedColumn(draft.page) : nil
    let count = draft.blocks.count
    knownEdges = Array(repeating: nil, count: count)
    knownCounts = Array(repeating: nil, count: count)
    knownLines = Array(repeating: nil, count: count)
    knownBrackets = Array(repeating: nil, count: count)
  }

  static func of(_ draft: Draft, _ context: Context) -> BlockViews {
    context.memo.value(for: draft) { BlockViews(draft, reads: context.memo.lasting { ModelReads(draft.page) }) }
  }

  /// The first and last characters of a block.
  func edges(_ index: Int) -> BlockEdges {
    if let known = knownEdges[index] { return known }
    let bytes = bytes
    let edges = BlockEdges(draft.blocks[index], in: bytes.span)
    knownEdges[index] = edges
    return edges
  }

  /// What the language model reads of a block's start.
  func head(_ index: Int) -> NGramModel.Head { reads.head(draft.blocks[index].pieces[0]) }

  /// What the language model remembers of a block's end.
  func tail(_ index: Int) -> NGramModel.Context {
    let pieces = draft.blocks[index].pieces
    return reads.tail(pieces[pieces.count - 1])
  }

  /// The brackets that a block leaves open, and those it closes without having opened them.
  func brackets(_ index: Int) -> Brackets {
    if let known = knownBrackets[index] { return known }
    let bytes = bytes
    let brackets = Brackets(draft.blocks[index], in: bytes.span)
    knownBrackets[index] = brackets
    return brackets
  }

  /// The bytes of a block's pieces.
  func byteCount(_ index: Int) -> Int { draft.blocks[index].pieces.reduce(0) { $0 + $1.range.count } }

  /// The characters of a block.
  func characters(_ index: Int) -> Int {
    if let known = knownCounts[index] { return known }
    let bytes = bytes
    let text = bytes.span
    var count = 0
    for piece in draft.blocks[index].pieces {
      for offset in piece.range where text[offset] & 0xC0 != 0x80 { count += 1 }
    }
    knownCounts[index] = count
    return count
  }

  /// How a block starts.
  func opening(_ index: Int, _ openings: Openings) -> Opening {
    let bytes = bytes
    return openings.kind(of: draft.blocks[index], first: edges(index).first, in: bytes.span)
  }

  /// Whether a block holds at most `limit` characters.
  func isShort(_ index: Int, _ limit: Int) -> Bool {
    // Three bytes a character for Han: no need to count where even four would not do.
    let byteCount = byteCount(index)
    return byteCount <= limit || byteCount <= limit * 4 && characters(index) <= limit
  }

  /// A short block taken apart; every rule asks with the same phrases.
  func shortLine(_ index: Int, phrases: Phrases) -> ShortLine {
    if let known = knownLines[index] { return known }
    let block = draft.blocks[index]
    let bytes = bytes
    let line = ShortLine(block.start..<block.end, of: bytes.span, phrases: phrases.table)
    knownLines[index] = line
    return line
  }

  /// The blocks without a role that hold at most `limit` characters in up to three pieces and are printed at all. A
  /// printed line in the middle of a paragraph is none of them.
  func shortBlocks(upTo limit: Int) -> [Int] {
    draft.blocks.indices.filter { index in
      let block = draft.blocks[index]
      return block.role == .paragraph && block.pieces.count <= 3 && isShort(index, limit)
        && !draft.page.lines[block.pieces[0].line].traits.isSubset(of: [.space, .unprinted])
        && column?.isInsideParagraph(block) != true
    }
  }
}
