import GalleyEngine
import NGramModel

/// Which block goes on in which, over a whole page: every open tail is weighed against every head near it, and
/// the pairs are settled one to one, with no pair at all where nothing fits.
final class Continuations {
  /// A head that goes on with a tail.
  struct Pair {
    /// Indices of `Draft.blocks`.
    let tail: Int
    let head: Int
    /// 0…1, with all rivals of both sides taken into account.
    let confidence: Double
    /// Whether something stands between the two, or the head stands first.
    let isFar: Bool
    let evidence: Evidence<ContinuationSignal>
  }

  private let weights: Weights<ContinuationSignal>
  private let reach: Int
  private let shortTail: Int
  private let imageGap: Int
  private let words = WordBreak()
  private let openings: Openings
  private let model = ModelView()

  /// Reads the section `continuation`, which all rules that join share.
  init(reading rule: inout SettingsReader) throws(SettingsError) {
    var settings = try rule.shared("continuation", "How the pieces of a paragraph are put together.")
    weights = try Weights(
      "weights", "What each signal adds to the log-odds that a head goes on with a tail.", reading: &settings)
    reach = try settings.integer("reach", in: 1...100, "Blocks before and behind a tail among which its head is looked for.")
    shortTail = try settings.integer("short-tail", in: 0...200, "Characters below which a tail counts as short.")
    imageGap = try settings.integer("image-gap", in: 1...50, "Blank lines before a block that show a picture stood there.")
    openings = try Openings(reading: &settings)
    try settings.finish()
  }

  /// All pairs worth weighing.
  func candidates(in draft: Draft) -> [Pair] {
    let text = draft.page.bytes.span
    let sides = draft.blocks.map { $0.role == .paragraph ? Side($0, in: text, openings: openings, model: model) : nil }
    let column = draft.page.layout.kind == .printedLines ? PrintedColumn(draft.page) : nil
    let words = PageWords(draft.blocks, in: text)
    let openTails = draft.blocks.indices.map { sides[$0].map { $0.edges.ending == .word || $0.edges.ending == .comma } ?? false }
    var pairs: [Pair] = []
    for tail in draft.blocks.indices {
      guard let side = sides[tail], isOpen(draft.blocks[tail], side, column) else { continue }
      let brackets = Brackets(draft.blocks[tail], in: text)
      for head in max(0, tail - reach)..<min(draft.blocks.count, tail + reach + 1) where head != tail {
        guard let other = sides[head] else { continue }
        var evidence = weigh(tail, side, brackets, head, other, in: draft, column)
        evidence[.pageWords] = words.spanning(side.edges.last, other.edges.first)
        weighColumns(tail, head, openTails, in: draft, &evidence)
        pairs.append(
          Pair(
            tail: tail, head: head, confidence: weights.logOdds(evidence), isFar: head != tail + 1, evidence: evidence))
      }
    }
    return pairs
  }

  /// The pairs that go on, settled.
  func plan(_ draft: Draft, context: Context) -> [Pair] {
    context.memo.value(for: draft) { Assignment.settle(candidates(in: draft), blocks: draft.blocks.count) }
  }

  /// Whether a block may go on elsewhere at all: it does not end with a sentence, or it ends a full line.
  private func isOpen(_ block: Block, _ side: Side, _ column: PrintedColumn?) -> Bool {
    if side.edges.ending != .stop { return true }
    guard let column else { return false }
    let line = block.pieces[block.pieces.count - 1].line
    return column.isFull(line, before: line)
  }

  private func weigh(
    _ tail: Int, _ side: Side, _ brackets: Brackets, _ head: Int, _ other: Side, in draft: Draft,
    _ column: PrintedColumn?
  ) -> Evidence<ContinuationSignal> {
    var evidence = Evidence<ContinuationSignal>()
    evidence[.bias] = 1
    switch side.edges.ending {
    case .stop: evidence[.tailStop] = 1
    case .weak: evidence[.tailWeak] = 1
    case .comma: evidence[.tailComma] = 1
    case .hyphen: evidence[.tailHyphen] = 1
    case .word: break
    }
    if side.isShort(shortTail) { evidence[.tailShort] = 1 }
    if other.edges.startsForbidden {
      evidence[.headForbidden] = 1
    } else {
      switch other.opening {
      case .enumerator: evidence[.headEnumerator] = 1
      case .dateline: evidence[.headDateline] = 1
      case .lowercase: evidence[.headLowercase] = 1
      default: break
      }
    }
    let block = draft.blocks[head]
    let line = draft.page.lines[block.pieces[0].line]
    if head > 0, draft.blocks[head - 1].role == .heading || draft.blocks[head - 1].role == .byline {
      evidence[.headBelowHeading] = 1
    }
    if line.blankLinesBefore >= imageGap { evidence[.imageGap] = 1 }
    if let column {
      let last = draft.blocks[tail].pieces[draft.blocks[tail].pieces.count - 1].line
      evidence[column.isFull(last, before: block.pieces[0].line) ? .lineFull : .lineShort] = 1
      if column.continues(last, to: block.pieces[0].line) { evidence[.lineBelow] = 1 }
      if line.indent >= 2, column.indents { evidence[.headIndented] = 1 }
    }
    if Numbers.goesOn(side.edges.last, other.edges.first, units: openings.units) { evidence[.numberGoesOn] = 1 }
    if let owed = brackets.open.last {
      let unopened = other.brackets(block, in: draft.page.bytes.span).unopened
      if unopened.first == owed { evidence[.bracketCloses] = 1 } else { evidence[.bracketConflict] = 1 }
    } else if !other.brackets(block, in: draft.page.bytes.span).unopened.isEmpty {
      evidence[.bracketConflict] = 1
    }
    if side.edges.ending == .word, words.spans(side.edges.last, other.edges.first) { evidence[.wordSpans] = 1 }
    evidence[.model] = model.continuation(side.context, other.head)
    evidence[.modelEnd] = model.end(side.context)
    evidence[.modelStart] = model.start(other.head)
    weighPlaces(tail, head, in: draft, &evidence)
    return evidence
  }

  /// Whether the two look like the end and the start of columns: a column starts where another ended.
  private func weighColumns(
    _ tail: Int, _ head: Int, _ openTails: [Bool], in draft: Draft, _ evidence: inout Evidence<ContinuationSignal>
  ) {
    var before = head - 1
    while before >= 0, draft.blocks[before].role != .paragraph, draft.blocks[before].role != .heading { before -= 1 }
    if before >= 0, before != tail, openTails[before] { evidence[.headBehindOpenTail] = 1 }
    let between = openTails[min(tail + 1, head)..<max(tail, head)].count { $0 }
    if between == 1 { evidence[.oneColumnBetween] = 1 } else if between > 1 { evidence[.columnsBetween] = 1 }
  }

  /// What stands between the two.
  private func weighPlaces(_ tail: Int, _ head: Int, in draft: Draft, _ evidence: inout Evidence<ContinuationSignal>) {
    if head < tail { evidence[.backward] = 1 }
    var paragraphs = 0.0
    var headings = 0.0
    var intruders = 0.0
    for index in min(tail, head) + 1..<max(tail, head) {
      switch draft.blocks[index].role {
      case .paragraph: paragraphs += 1
      case .heading: headings += 1
      case .caption, .byline, .furniture: intruders += 1
      }
    }
    evidence[.paragraphsBetween] = min(4, paragraphs)
    if headings > 0 { evidence[.headingBetween] = 1 }
    if intruders > 0 { evidence[.intruder] = 1 }
    if head > tail, paragraphs == 0, headings == 0 { evidence[.adjacent] = 1 }
  }
}

/// A block as a tail or a head.
private final class Side {
  let edges: BlockEdges
  let opening: Opening
  private let bytes: Int
  /// What the language model remembers of the block's end.
  let context: NGramModel.Context
  /// What the language model reads of its start.
  let head: NGramModel.Head
  private var knownBrackets: Brackets?

  init(_ block: Block, in text: Span<UInt8>, openings: Openings, model: ModelView) {
    context = model.tail(block, in: text)
    head = model.head(block, in: text)
    edges = BlockEdges(block, in: text)
    opening = openings.kind(of: block, first: edges.first, in: text)
    bytes = block.pieces.reduce(0) { $0 + $1.range.count }
  }

  func isShort(_ characters: Int) -> Bool { bytes < characters * 3 }

  func brackets(_ block: Block, in text: Span<UInt8>) -> Brackets {
    if let knownBrackets { return knownBrackets }
    let brackets = Brackets(block, in: text)
    knownBrackets = brackets
    return brackets
  }
}
