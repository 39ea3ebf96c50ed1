import GalleyEngine

/// Knows captions that only their place shows.
struct UnmarkedCaption: StructureRule {
  static let description = RuleDescription(
    id: "unmarked-caption",
    stage: .neighbours,
    summary: "A caption that neither a mark nor a credit shows, only its place.",
    explanation: """
      Many captions are a plain short sentence. What gives it away is the room that the picture left before it, or \
      what it breaks: the text before it has not ended, and the text behind it is the rest. It often says again what \
      a heading or a paragraph of the article says. All of that is weighed. A line that says a headline again behind \
      a stray ideograph is a caption, too: for one, recognisers take its mark.
      """,
    safety: "Safe: a whole line only; it moves behind the paragraph that it interrupts, nothing else.",
    examples: [
      Example(
        "去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，三个村的低洼地\n\n\n\n⟦村民在新堤上晾晒稻谷。⟧\n\n全部被淹，四百多亩稻田绝收。",
        role: .caption),
      Example("老渡口三月重新开航\n\n⟦全老渡口三月重新开航⟧\n\n本报讯 老渡口昨天通了新船，新船上下两层。", role: .caption),
      Example("堤坝加固以后，三个村的低洼地都可以种晚稻了。\n\n他说，今年收成好。\n\n三个村的低洼地没有受淹，晚稻长势良好。"),
    ])

  private let weights: Weights<CaptionSignal>
  private let openings: Openings
  private let longest: Int
  private let imageGap: Int
  private let misreadMark: Double

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    weights = try Weights("weights", "What each signal adds to the log-odds of a caption.", reading: &settings)
    openings = try Openings(reading: &settings)
    longest = try settings.integer("longest", in: 1...1000, "Characters that such a caption holds at most.")
    imageGap = try settings.integer(
      "image-gap", in: 1...50, "Blank lines before a block that show a picture stood there.")
    misreadMark = try settings.number(
      "confidence-of-misread-mark", in: 0...1,
      "Confidence that a line is a caption which says a headline again behind one stray ideograph.")
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    let views = BlockViews.of(draft, context)
    return candidates(in: views, isWanted: worthAsking).compactMap { index, evidence in
      let probability = startsWithMisreadMark(index, views) ? misreadMark : weights.probability(evidence)
      guard probability >= 0.5 else { return nil }
      return .role(
        .caption, of: draft.blocks[index], rule: Self.description.id, message: "“{here}” stands where a picture stood",
        confidence: probability)
    }
  }

  /// Whether a block says again how a headline starts, behind one ideograph more: a recogniser takes ▲ for 全.
  private func startsWithMisreadMark(_ index: Int, _ views: BlockViews) -> Bool {
    let scalars = views.start(index).scalars
    guard scalars.count > 1, CharacterTraits.of(scalars[0]).contains(.han) else { return false }
    let skipped = CharacterTraits.of(scalars[1]).contains(.space) ? 2 : 1
    return views.repeatsStart(index, behind: skipped, ofUpTo: longest)
  }

  /// Whether the language model could still turn the decision: asking it costs as much as everything else together.
  private func worthAsking(_ evidence: Evidence<CaptionSignal>) -> Bool {
    let odds = weights.logOdds(evidence)
    let reach = (abs(weights[.modelBefore]) + abs(weights[.modelAround])) * Self.mostOfModel
    return abs(odds) <= reach
  }

  /// The blocks that may be captions, with what speaks for it.
  ///
  /// - Parameter isWanted: whether to ask the language model, given all other evidence.
  func candidates(
    in views: BlockViews, isWanted: (Evidence<CaptionSignal>) -> Bool
  ) -> [(index: Int, evidence: Evidence<CaptionSignal>)] {
    var candidates: [(index: Int, evidence: Evidence<CaptionSignal>)] = []
    for index in views.shortBlocks(upTo: longest) where index > 0 {
      guard var evidence = weigh(index, views) else { continue }
      if evidence[.afterOpenText] == 1, isWanted(evidence) { weighLikelihoods(index, &evidence, views) }
      candidates.append((index, evidence))
    }
    return candidates
  }

  private func weigh(_ index: Int, _ views: BlockViews) -> Evidence<CaptionSignal>? {
    let ending = views.ending(index)
    guard !views.start(index).isForbidden, ending != .comma, ending != .hyphen else {
      return nil
    }
    let block = views.blocks[index]
    let lines = views.lines
    let first = block.pieces[0].line
    let stands = lines[first].blankLinesBefore >= imageGap
    guard stands || standsOut(index, views) else { return nil }
    let opening = views.opening(index, openings)
    guard opening != .dateline else { return nil }
    var evidence = Evidence<CaptionSignal>()
    evidence[.bias] = 1
    evidence[.length] = Double(views.characters(index)) / 10
    if ending == .stop { evidence[.sentence] = 1 }
    if opening == .enumerator { evidence[.enumerator] = 1 }
    let page = views.draft.page
    weighMarks(of: block, &evidence, on: page)
    let last = block.pieces[block.pieces.count - 1].line
    if stands { evidence[.imageGap] = 1 }
    if page.layout.kind == .printedLines {
      if lines[first].blankLinesBefore > 0, last + 1 >= lines.count || lines[last + 1].blankLinesBefore > 0 {
        evidence[.apart] = 1
      }
      if lines[first].indent >= 2 { evidence[.indented] = 1 }
    }
    if views.repeatsStart(index) { evidence[.repeatsStart] = 1 }
    weighNeighbours(index, &evidence, views)
    return evidence
  }

  /// Whether anything at all tells the block from a short paragraph: what stands before it is no text or breaks off, a
  /// caption comes next, it is set apart, or it says again what another block says.
  private func standsOut(_ index: Int, _ views: BlockViews) -> Bool {
    let blocks = views.blocks
    if blocks[index - 1].role != .paragraph || views.column != nil { return true }
    if index + 1 < blocks.count, blocks[index + 1].role == .caption { return true }
    let ending = views.ending(index - 1)
    return ending.breaksOff || views.repeatsStart(index)
  }

  private func weighMarks(of block: Block, _ evidence: inout Evidence<CaptionSignal>, on page: Page) {
    var commas = 0.0
    var stops = 0
    for piece in block.pieces {
      for mark in page.marks(in: piece.range) {
        switch UTF8Text.scalar(at: mark, in: page.bytes.span).value {
        case 0x2C, 0xFF0C: commas += 1
        case 0x3002: stops += 1
        case 0x201C, 0x201D, 0x300C: evidence[.speech] = 1
        default: break
        }
      }
    }
    evidence[.commas] = min(3, commas)
    if stops > 1 { evidence[.sentences] = 1 }
  }

  private func weighNeighbours(_ index: Int, _ evidence: inout Evidence<CaptionSignal>, _ views: BlockViews) {
    let blocks = views.blocks
    switch blocks[index - 1].role {
    case .caption: evidence[.afterCaption] = 1
    case .heading, .byline: evidence[.afterHeading] = 1
    case .paragraph:
      let ending = views.ending(index - 1)
      if ending.breaksOff { evidence[.afterOpenText] = 1 }
    case .furniture: break
    }
    guard index + 1 < blocks.count else {
      evidence[.beforeHeading] = 1
      return
    }
    switch blocks[index + 1].role {
    case .heading: evidence[.beforeHeading] = 1
    case .caption: evidence[.beforeCaption] = 1
    case .paragraph: if views.start(index + 1).isForbidden { evidence[.beforeContinuation] = 1 }
    case .byline, .furniture: break
    }
  }

  private static let mostOfModel = 6.0

  /// Asks the language model whether the text before goes on with the block, or with what stands behind it.
  private func weighLikelihoods(_ index: Int, _ evidence: inout Evidence<CaptionSignal>, _ views: BlockViews) {
    func bounded(_ head: Int) -> Double {
      max(-Self.mostOfModel, min(Self.mostOfModel, views.likelihood(of: head, after: index - 1) ?? 0))
    }
    evidence[.modelBefore] = bounded(index)
    if index + 1 < views.blocks.count, views.blocks[index + 1].role == .paragraph {
      evidence[.modelAround] = bounded(index + 1)
    }
  }
}
