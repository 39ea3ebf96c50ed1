import GalleyEngine

/// Knows headlines, kickers, decks and sub-headings.
struct Heading: StructureRule {
  static let description = RuleDescription(
    id: "heading",
    stage: .neighbours,
    summary: "A headline, kicker, deck or sub-heading.",
    explanation: """
      A heading is short, ends no sentence, and stands alone: what comes before it has ended, and what comes next is \
      not the rest of it. A short piece of a paragraph that a column break cut looks much the same, so everything \
      that tells the two apart is weighed: length, commas, small words, how the blocks around it start and end, a \
      word or a bracket that goes on. A line with the heading mark of Markdown is one without further question.
      """,
    safety: "Safe: the role moves nothing; it keeps the line from being joined to the text around it.",
    examples: [
      Example("⟦低洼地里种晚稻 老堤坝上晒新粮⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .heading),
      Example("⟦## 老堤坝上晒新粮⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .heading),
      Example(
        "⟦A Late Crop Behind the Old Levee⟧\n\nThe levee was raised by four feet last autumn, and the fields are dry.",
        role: .heading),
      Example("堤坝加固以后，三个村的低洼地都可以种晚稻了，镇里的收购点也增加到\n\n五个。"),
    ])

  private let weights: Weights<HeadingSignal>
  private let weightsWithoutWording: Weights<HeadingSignal>
  private let openings: Openings
  private let smallWords: ScalarSet
  private let longest: Int
  private let imageGap: Int
  private let confidence: Double

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    weights = try Weights("weights", "What each signal adds to the log-odds of a heading.", reading: &settings)
    weightsWithoutWording = try Weights(
      "weights-without-wording",
      "The same where the page is not Chinese news, of whose headlines the wording is known.",
      reading: &settings)
    openings = try Openings(reading: &settings)
    smallWords = ScalarSet(try settings.words("small-words").flatMap { $0.unicodeScalars.map(\.value) })
    longest = try settings.integer("longest", in: 1...400, "Characters that a heading holds at most.")
    imageGap = try settings.integer(
      "image-gap", in: 1...50, "Blank lines before a block that show a picture stood there.")
    confidence = try settings.number("confidence", in: 0...1, "Confidence of a heading with a heading mark.")
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    let views = BlockViews.of(draft, context)
    let weights = views.isChineseNews ? weights : weightsWithoutWording
    // The language model is asked where it could still turn the decision: that costs as much as everything else together.
    let candidates = candidates(in: views) { evidence in
      let odds = weights.logOdds(evidence)
      return odds > 0 && odds + (weights[.modelNext] + weights[.nextInside]) * Self.mostOfModel < 0
    }
    return candidates.compactMap { index, evidence in
      let probability = evidence.map(weights.probability) ?? confidence
      guard probability >= 0.5 else { return nil }
      return .role(
        .heading, of: draft.blocks[index], rule: Self.description.id, message: "“{here}” is a heading",
        confidence: probability)
    }
  }

  private static let mostOfModel = 6.0

  typealias Candidate = (index: Int, evidence: Evidence<HeadingSignal>?)

  /// The blocks that may be headings, with what speaks for it; without evidence where a heading mark decides.
  ///
  /// - Parameter isWanted: whether to ask the language model, given all other evidence.
  func candidates(in views: BlockViews, isWanted: (Evidence<HeadingSignal>) -> Bool) -> [Candidate] {
    let draft = views.draft
    var candidates: [Candidate] = []
    for index in views.shortBlocks(upTo: longest * Self.lettersToIdeograph) {
      if isMarked(draft.blocks[index], in: draft.page.bytes.span) {
        candidates.append((index, nil))
      } else if let evidence = weigh(index, views) {
        candidates.append((index, evidence))
      }
    }
    markParallels(&candidates, in: views)
    for place in candidates.indices {
      let index = candidates[place].index
      guard let evidence = candidates[place].evidence, isWanted(evidence), views.ending(index) == .word,
        let next = nextText(behind: index, views), let likelihood = views.likelihood(of: next, after: index)
      else { continue }
      candidates[place].evidence?[.modelNext] = max(0, min(Self.mostOfModel, likelihood))
      candidates[place].evidence?[.nextInside] = max(0, -(views.likelihoodOfStart(next) ?? 0))
    }
    return candidates
  }

  /// Whether a block starts with the heading mark of Markdown (CommonMark 4.2). Layout models leave out the space behind
  /// it before ideographs.
  private func isMarked(_ block: Block, in text: Span<UInt8>) -> Bool {
    var index = block.start
    while index < block.end, text[index] == 0x23 { index += 1 }
    return index > block.start && index < block.end && (text[index] == 0x20 || text[index] >= 0x80)
  }

  private func startsLowercase(_ index: Int, _ views: BlockViews) -> Bool {
    views.start(index).scalars.first.map { CharacterTraits.of($0).contains(.lowercase) } ?? false
  }

  /// The next paragraph, where only a caption, or what stands where a picture stood, comes before it.
  private func nextText(behind index: Int, _ views: BlockViews) -> Int? {
    for next in index + 1..<min(views.blocks.count, index + 3) {
      let role = views.blocks[next].role
      let first = views.firstLine(next)
      let isCaption = role == .caption || views.lines[first].blankLinesBefore >= imageGap
      if role == .paragraph, !isCaption { return next }
      guard isCaption else { return nil }
    }
    return nil
  }

  /// The next paragraph that holds a sentence, where it is near: other headings, bylines and captions may come before it.
  private func firstText(behind index: Int, _ views: BlockViews) -> Int? {
    (index + 1..<min(views.blocks.count, index + 5)).first {
      views.blocks[$0].role == .paragraph && !isShort($0, views)
    }
  }

  /// Sub-headings of one article are built alike: marks those that are.
  private func markParallels(_ candidates: inout [Candidate], in views: BlockViews) {
    let all = candidates
    for place in all.indices {
      guard let mine = all[place].evidence else { continue }
      let isParallel = all.indices.contains { other in
        guard other != place, let theirs = all[other].evidence, abs(mine[.length] - theirs[.length]) < 0.6,
          mine[.twoPhrases] == theirs[.twoPhrases], mine[.commas] == theirs[.commas]
        else { return false }
        return mine[.twoPhrases] == 1 && abs(mine[.length] - theirs[.length]) < 0.11
          || startAlike(all[place].index, all[other].index, views)
      }
      if isParallel { candidates[place].evidence?[.parallel] = 1 }
    }
  }

  private func startAlike(_ a: Int, _ b: Int, _ views: BlockViews) -> Bool {
    let (first, second) = (views.start(a).scalars, views.start(b).scalars)
    return first.count > 1 && second.count > 1 && first[0] == second[0] && first[1] == second[1]
  }

  /// - Returns: `nil` where the block is no heading whatever else speaks for it: it ends or holds a sentence, starts
  ///   an article, or starts with what nothing starts with.
  private func weigh(_ index: Int, _ views: BlockViews) -> Evidence<HeadingSignal>? {
    let block = views.blocks[index]
    let page = views.draft.page
    let end = views.end(index)
    guard end.ending != .comma, end.ending != .hyphen, !views.start(index).isForbidden, let last = end.scalars.last,
      last != 0x3002, last != 0x2E, last != 0xFF1B, last != 0x3B, last != 0xFF1A, last != 0x3A
    else { return nil }
    let opening = views.opening(index, openings)
    guard opening != .dateline else { return nil }
    var evidence = Evidence<HeadingSignal>()
    // A headline starts with a capital, where there are any, and does not go on in small letters.
    guard !startsLowercase(index, views),
      nextText(behind: index, views).map({ startsLowercase($0, views) }) != true,
      weighCharacters(of: block, views, views.characters(index), &evidence, in: page.bytes.span)
    else { return nil }
    evidence[.bias] = 1
    if end.ending == .stop { evidence[.exclaims] = 1 }
    if end.ending.isDoubtful { evidence[.endsClosed] = 1 }
    if smallWords.contains(last) { evidence[.endsOpen] = 1 }
    if opening == .enumerator { evidence[.enumerator] = 1 }
    let brackets = views.brackets(index)
    if brackets.owed != nil { evidence[.bracketOpen] = 1 }
    if brackets.unopened != nil { evidence[.bracketClosed] = 1 }
    weighNeighbours(index, &evidence, views)
    if let text = firstText(behind: index, views) { evidence[.restated] = views.restatement(of: index, in: text) }
    if let column = views.column { weighPlace(block, column, &evidence, in: views.draft) }
    return evidence
  }

  /// An alphabet takes about as many letters, and the spaces between them, for what an ideograph says.
  private static let lettersToIdeograph = 2

  /// Counts what the characters tell.
  ///
  /// - Returns: `false` where a sentence ends inside, or where it is too long.
  private func weighCharacters(
    of block: Block, _ views: BlockViews, _ characters: Int, _ evidence: inout Evidence<HeadingSignal>,
    in text: Span<UInt8>
  ) -> Bool {
    var commas = 0.0
    var pauses = 0.0
    var small = 0.0
    var letters = 0
    let isChineseNews = views.isChineseNews
    var wording = HeadlineWording()
    var previous: UInt32 = 0
    for piece in block.pieces {
      var offset = piece.range.lowerBound
      while offset < piece.range.upperBound {
        let (value, length) = UTF8Text.scalar(at: offset, in: text)
        let before = offset > piece.range.lowerBound ? text[offset - 1] : 0
        offset += length
        if isChineseNews { wording.read(value) }
        defer { previous = value }
        switch value {
        case 0x3002: return false
        case 0x20 where before < 0x80: letters += 1
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: letters += 1
        case 0x2C, 0xFF0C: commas += 1
        case 0x3001: pauses += 1
        case 0x3A, 0xFF1A: evidence[.colon] = 1
        case 0x20, 0x3000:
          // A recogniser's space before or behind a mark parts nothing.
          let next = offset < piece.range.upperBound ? UTF8Text.scalar(at: offset, in: text).value : 0
          let isBehindMark =
            CharacterTraits.of(previous).contains(.punctuation) && !CharacterTraits.of(previous).contains(.closing)
          if !isBehindMark,
            !CharacterTraits.of(next).contains(.punctuation) || CharacterTraits.of(next).contains(.opening)
          {
            evidence[.twoPhrases] = 1
          }
        default: if smallWords.contains(value) { small += 1 }
        }
      }
    }
    evidence[.commas] = min(3, commas)
    evidence[.pauses] = min(3, pauses)
    evidence[.smallWords] = small / Double(characters) * 10
    if isChineseNews { evidence[.wording] = max(-6, min(6, wording.logOdds)) }
    let length = characters - letters + letters / Self.lettersToIdeograph
    evidence[.length] = Double(length) / 10
    return length <= longest
  }

  private func weighNeighbours(_ index: Int, _ evidence: inout Evidence<HeadingSignal>, _ views: BlockViews) {
    let blocks = views.blocks
    if index == 0 || blocks[index - 1].role != .paragraph {
      evidence[.afterNoText] = 1
    } else {
      let ending = views.ending(index - 1)
      if ending != .stop, !ending.isDoubtful {
        evidence[isShort(index - 1, views) ? .afterShort : .afterOpenText] = 1
      }
    }
    guard index + 1 < blocks.count else { return }
    let next = blocks[index + 1]
    if next.role == .byline || views.opening(index + 1, openings) == .dateline {
      evidence[.beforeArticle] = 1
    }
    guard next.role == .paragraph else { return }
    if views.ending(index + 1) == .word, isShort(index + 1, views) { evidence[.beforeShort] = 1 }
    if views.start(index + 1).isForbidden { evidence[.beforeContinuation] = 1 }
    if Numbers.goesOn(views.end(index).scalars, views.start(index + 1).scalars, units: openings.units) {
      evidence[.numberGoesOn] = 1
    }
  }

  private func isShort(_ index: Int, _ views: BlockViews) -> Bool {
    views.blocks[index].pieces.count <= 2 && views.isShort(index, longest)
  }

  private func weighPlace(
    _ block: Block, _ column: PrintedColumn, _ evidence: inout Evidence<HeadingSignal>, in draft: Draft
  ) {
    let lines = draft.page.lines
    let first = block.pieces[0].line
    let last = block.pieces[block.pieces.count - 1].line
    if column.isFull(last, before: last) { evidence[.lineFull] = 1 }
    if draft.page.layout.extent[first] > draft.page.layout.measure[first] + PrintedColumn.slack + 2 {
      evidence[.lineWide] = 1
    }
    if lines[first].indent >= 2 { evidence[.indented] = 1 }
    if first > 0, column.continues(first - 1, to: first) { evidence[.runsIn] = 1 }
    if last + 1 < lines.count, column.continues(last, to: last + 1) { evidence[.runsOn] = 1 }
    let blankBefore = first == 0 || lines[first].blankLinesBefore > 0
    let blankBehind = last + 1 >= lines.count || lines[last + 1].blankLinesBefore > 0
    if blankBefore, blankBehind { evidence[.apart] = 1 }
  }
}
