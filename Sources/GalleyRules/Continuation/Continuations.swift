import GalleyEngine

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
  }

  private let weights: Weights<ContinuationSignal>
  private let weightsOfLines: Weights<ContinuationSignal>
  private let weightsWithoutModel: Weights<ContinuationSignal>
  private let reach: Int
  private let short: Int
  private let shortestTail: Int
  private let imageGap: Int
  private let headline: Int
  private let unfinished: Double
  private let dictionary = WordBreak()
  private let unlikely: Double
  private let openings: Openings
  /// Room for what speaks for the pair at hand.
  @exclusivity(unchecked) private var evidence = Evidence<ContinuationSignal>()

  /// Reads the section `continuation`, which all rules that join share.
  init(reading rule: inout SettingsReader) throws(SettingsError) {
    var settings = try rule.shared("continuation", "How the pieces of a paragraph are put together.")
    weights = try Weights(
      "weights", "What each signal adds to the log-odds that a head goes on with a tail, on a page of text blocks.",
      reading: &settings)
    weightsOfLines = try Weights("weights-of-lines", "The same on a page of printed lines.", reading: &settings)
    weightsWithoutModel = try Weights(
      "weights-without-model", "The same where the page is not in the language model's language.", reading: &settings)
    reach = try settings.integer(
      "reach", in: 1...100, "Blocks before and behind a tail among which its head is looked for.")
    short = try settings.integer("short", in: 0...200, "Characters up to which a tail or a head counts as short.")
    shortestTail = try settings.integer(
      "shortest-tail", in: 0...40,
      "Characters that a text block holds at least that breaks off: a printed line has more.")
    headline = try settings.integer(
      "headline", in: 0...400, "Characters up to which a line may be a headline that nobody knew.")
    unfinished = try settings.number(
      "unfinished", in: -3...0,
      "A text that ends with ： ； … or a closing bracket may go on where its end is less likely than this by the language model: natural logarithm / 4."
    )
    imageGap = try settings.integer(
      "image-gap", in: 1...50, "Blank lines before a block that show a picture stood there.")
    unlikely = try settings.number(
      "unlikely", in: -12...12,
      "A head further away is not weighed where the language model finds it less likely than this.")
    openings = try Openings(reading: &settings)
    try settings.finish()
  }

  /// The pairs that go on, settled.
  func plan(_ draft: Draft, context: Context) -> [Pair] {
    var pairs: [Pair] = []
    forEachCandidate(in: BlockViews.of(draft, context)) { pair, _ in pairs.append(pair) }
    return Assignment.settle(pairs, blocks: draft.blocks.count)
  }

  /// All pairs worth weighing, with what speaks for each; their confidence is their log-odds alone.
  func forEachCandidate(in views: BlockViews, _ take: (Pair, Evidence<ContinuationSignal>) -> Void) {
    let blocks = views.blocks
    let weights = weights(for: views)
    let tails = blocks.indices.filter { blocks[$0].role == .paragraph && isOpen($0, views) }
    guard !tails.isEmpty else { return }
    let places = Places(views)
    for tail in tails {
      for head in max(0, tail - reach)..<min(blocks.count, tail + reach + 1)
      where head != tail && blocks[head].role == .paragraph {
        // A broken word goes on in small letters.
        guard views.ending(tail) != .hyphen || views.opening(head, openings) == .lowercase else { continue }
        let isCutOff = views.isCutOff(head)
        let isPlausible = isCutOff || places.isPlausible(tail, head)
        guard isPlausible || views.likelihoodOfStart(head) ?? 0 < 0 else { continue }
        let likelihood = views.likelihood(of: head, after: tail)
        // Out of the question, unless a bracket says otherwise: most pairs are.
        guard
          likelihood ?? unlikely >= unlikely || isCutOff || places.isNextText(head, behind: tail)
            || views.brackets(tail).owed != nil
        else { continue }
        weigh(tail, head, views)
        evidence[.model] = likelihood ?? 0
        evidence[.affinity] = views.affinity(of: head, to: tail)
        places.weigh(tail, head, &evidence)
        if isCutOff { evidence[.headCutOff] = 1 } else if !isPlausible { evidence[.headBehindWhole] = 1 }
        evidence[.pageWords] = views.words.spanning(views.end(tail).scalars, views.start(head).scalars)
        if evidence[.adjacent] == 1, views.ending(tail) == .word, abs(weights.logOdds(evidence)) < Self.doubt,
          dictionary.spans(views.end(tail).scalars, views.start(head).scalars)
        {
          evidence[.wordSpans] = 1
        }
        take(
          Pair(tail: tail, head: head, confidence: weights.logOdds(evidence), isFar: head != tail + 1), evidence)
      }
    }
  }

  /// The log-odds that a block goes on in another that is printed right behind it; `nil` where that is out of the
  /// question.
  func logOdds(of head: Int, rightBehind tail: Int, _ views: BlockViews) -> Double? {
    guard isOpen(tail, views), views.ending(tail) != .hyphen || views.opening(head, openings) == .lowercase else {
      return nil
    }
    let likelihood = views.likelihood(of: head, after: tail)
    guard likelihood ?? unlikely >= unlikely || views.brackets(tail).owed != nil else { return nil }
    weigh(tail, head, views)
    evidence[.model] = likelihood ?? 0
    evidence[.affinity] = views.affinity(of: head, to: tail)
    evidence[.adjacent] = 1
    evidence[.pageWords] = views.words.spanning(views.end(tail).scalars, views.start(head).scalars)
    return weights(for: views).logOdds(evidence)
  }

  private func weights(for views: BlockViews) -> Weights<ContinuationSignal> {
    if views.model == nil { return weightsWithoutModel }
    return views.column == nil ? weights : weightsOfLines
  }

  /// Beyond these log-odds the dictionary is not asked: it costs as much as everything else together.
  private static let doubt = 1.5

  /// Whether a block may go on elsewhere at all: it breaks off, or it ends a full line.
  private func isOpen(_ index: Int, _ views: BlockViews) -> Bool {
    if views.column == nil, views.isShort(index, shortestTail - 1) { return false }
    switch views.ending(index) {
    case .word, .comma: return views.breaksOff(index)
    case .hyphen: return true
    case .weak, .quote:
      guard views.column == nil else { break }
      guard let end = views.likelihoodOfEnd(index) else { return false }
      // A line that is a quotation or a title is a headline, now and then; a text that ends with one hardly ends there.
      return end < unfinished || views.ending(index) == .quote && views.holdsSentence(index)
    case .stop: break
    }
    guard let column = views.column else { return false }
    let line = views.lastLine(index)
    return column.isFull(line, before: line)
  }

  /// Sets the evidence to what the two texts say.
  private func weigh(_ tail: Int, _ head: Int, _ views: BlockViews) {
    evidence.clear()
    evidence[.bias] = 1
    let end = views.end(tail)
    let start = views.start(head)
    switch end.ending {
    case .stop: evidence[.tailStop] = 1
    case .weak: evidence[.tailWeak] = 1
    case .quote: evidence[.tailQuote] = 1
    case .comma: evidence[.tailComma] = 1
    case .hyphen: evidence[.tailHyphen] = 1
    case .word: break
    }
    if views.column == nil, views.isShort(head, short), views.isShort(tail, short) {
      evidence[.bothShort] = 1
      if views.isInVerse(tail, ofUpTo: short) { evidence[.verse] = 1 }
    }
    if views.looksLikeHeading(tail, upTo: headline, openings) { evidence[.tailHeadline] = 1 }
    if !views.holdsSentence(tail) { evidence[.tailRestated] = views.restatement(of: tail, in: head) }
    if views.holdsSentence(head) { evidence[.headSentence] = 1 }
    if start.isForbidden {
      evidence[.headForbidden] = 1
    } else {
      switch views.opening(head, openings) {
      case .enumerator: evidence[.headEnumerator] = 1
      case .dateline: evidence[.headDateline] = 1
      case .lowercase: evidence[.headLowercase] = 1
      default: break
      }
    }
    if let column = views.column { weighLines(tail, head, column, views) }
    if let last = end.scalars.last, let first = start.scalars.first, CharacterTraits.of(last).contains(.letter),
      CharacterTraits.of(first).contains(.uppercase)
    {
      evidence[.headCapital] = 1
    }
    if Numbers.goesOn(end.scalars, start.scalars, units: openings.units) { evidence[.numberGoesOn] = 1 }
    let unopened = views.brackets(head).unopened
    if let owed = views.brackets(tail).owed {
      evidence[unopened == owed ? .bracketCloses : .bracketConflict] = 1
    } else if unopened != nil {
      evidence[.bracketConflict] = 1
    }
    evidence[.modelEnd] = views.likelihoodOfEnd(tail) ?? 0
    evidence[.modelStart] = views.likelihoodOfStart(head) ?? 0
    if views.lines[views.firstLine(head)].blankLinesBefore >= imageGap { evidence[.imageGap] = 1 }
  }

  /// What the print says, on a page of printed lines.
  private func weighLines(_ tail: Int, _ head: Int, _ column: PrintedColumn, _ views: BlockViews) {
    let last = views.lastLine(tail)
    let first = views.firstLine(head)
    evidence[column.isFull(last, before: first) ? .lineFull : .lineShort] = 1
    if column.continues(last, to: first) { evidence[.lineBelow] = 1 }
    if column.startsParagraph(first) {
      evidence[.headIndented] = 1
    } else if column.indentsParagraphs {
      evidence[.headFlush] = 1
    }
  }
}
