import GalleyEngine

/// Joins a paragraph that a column break cut to the text right behind it.
struct BrokenParagraph: StructureRule {
  static let description = RuleDescription(
    id: "broken-paragraph",
    stage: .joins,
    summary: "A paragraph that is cut off and goes on in the next text.",
    explanation: """
      A column break cuts a paragraph wherever the column ends, in mid-word more often than not, and a picture with \
      its caption may stand at the break. A text that ends no sentence is joined to the next text where the language \
      model finds the one far likelier after the other than anywhere else. On a page that is not in the model's \
      language, only a lower-case letter, a mark that nothing starts with, or a bracket that is closed there is enough. A line that \
      is a dateline and nothing else goes on in the text below it. What stood between the two, captions or furniture, \
      comes behind the paragraph. Where there is any doubt, the pieces are left for `scattered-paragraph`, which weighs \
      all pieces of the page against each other.
      """,
    safety: "Safe: only where hardly any doubt is left.",
    examples: [
      Example(
        "去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤\n\n⟦坝⟧和堤后的三个村子，四百多亩稻田没有受淹。",
        repaired: "去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤坝和堤后的三个村子，四百多亩稻田没有受淹。"),
      Example(
        """
        去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤

        图为加固后的堤坝。

        ⟦坝⟧和堤后的三个村子，四百多亩稻田没有受淹。
        """,
        repaired: """
          去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤坝和堤后的三个村子，四百多亩稻田没有受淹。

          图为加固后的堤坝。
          """),
      Example(
        "他说：“水位一度超过警戒线，全镇组织干部群众日夜巡查。\n\n⟦”说⟧着，他指了指身后的老堤坝。",
        repaired: "他说：“水位一度超过警戒线，全镇组织干部群众日夜巡查。”说着，他指了指身后的老堤坝。"),
      Example(
        "本报讯（记者 宋怀远）\n\n⟦三个⟧村的低洼地没有受淹，晚稻长势良好。",
        repaired: "本报讯（记者 宋怀远）三个村的低洼地没有受淹，晚稻长势良好。"),
      Example("去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查。\n\n三个村的低洼地没有受淹，晚稻长势良好。"),
    ])

  private let likelihood: Double
  private let shortest: Int
  private let verse: Int
  private let confidence: Double
  private let openings: Openings
  private let dictionary = WordBreak()

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    likelihood = try settings.number(
      "likelihood", in: 0...12,
      "How much likelier the next text must be here than anywhere else, by the language model: natural logarithm.")
    shortest = try settings.integer(
      "shortest", in: 0...400, "Characters up to which a line may be a headline and is joined only in mid-word.")
    verse = try settings.integer(
      "verse", in: 0...200, "Characters up to which four blocks, one behind the other, are lines of a poem or a list.")
    confidence = try settings.number("confidence", in: 0...1, "Confidence of such a join.")
    openings = try Openings(reading: &settings)
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    let views = BlockViews.of(draft, context)
    var findings: [Finding] = []
    for tail in draft.blocks.indices where draft.blocks[tail].role == .paragraph {
      let mayGoOn = views.breaksOff(tail) || views.ending(tail) == .hyphen || isDateline(tail, views)
      guard mayGoOn || views.brackets(tail).owed != nil, let head = nextText(behind: tail, in: draft),
        mayGoOn && goesOn(tail, head, views) || closesAtOnce(head, tail, views)
      else { continue }
      findings.append(
        Continuations.finding(
          rule: Self.description.id, tail: draft.blocks[tail], head: draft.blocks[head], confidence: confidence,
          message: "the paragraph is cut off at “{tail}” and goes on with “{head}”", in: draft))
    }
    return findings
  }

  /// The next paragraph, captions, bylines and furniture passed over, where no heading comes first.
  private func nextText(behind tail: Int, in draft: Draft) -> Int? {
    for index in draft.blocks[(tail + 1)...].indices {
      switch draft.blocks[index].role {
      case .paragraph: return index
      case .heading: return nil
      case .caption, .byline, .furniture: continue
      }
    }
    return nil
  }

  /// Whether a block is a dateline and nothing else: the report follows, whatever the line looks like.
  private func isDateline(_ index: Int, _ views: BlockViews) -> Bool {
    guard views.opening(index, openings) == .dateline else { return false }
    let block = views.blocks[index]
    let bytes = views.draft.page.bytes
    return block.start < block.end && Dateline.isAll(of: block.start..<block.end, in: bytes.span)
  }

  /// Whether a text starts with the very mark that closes what another left open: “…都能查。 ⏎ ”她说，…
  private func closesAtOnce(_ head: Int, _ tail: Int, _ views: BlockViews) -> Bool {
    guard let first = views.start(head).scalars.first, CharacterTraits.of(first).contains(.closing) else {
      return false
    }
    let brackets = views.brackets(head)
    return brackets.unopened != nil && brackets.unopened == views.brackets(tail).owed
  }

  private func goesOn(_ tail: Int, _ head: Int, _ views: BlockViews) -> Bool {
    let opening = views.opening(head, openings)
    guard opening != .dateline, opening != .enumerator, !views.isInVerse(tail, ofUpTo: verse) else { return false }
    if isDateline(tail, views) {
      return head == tail + 1 && views.holdsSentence(head)
        && views.column?.startsParagraph(views.firstLine(head)) != true
    }
    if let column = views.column {
      let pieces = views.draft.blocks[tail].pieces
      let first = views.draft.blocks[head].pieces[0].line
      guard column.isFull(pieces[pieces.count - 1].line, before: first),
        !column.startsParagraph(first)
      else { return false }
    }
    let owed = views.brackets(tail).owed
    guard views.brackets(head).unopened == owed else { return false }
    if let likelihood = views.likelihood(of: head, after: tail) {
      guard likelihood >= self.likelihood else { return false }
      if owed != nil { return true }
      // A headline and the text below it speak of the same things, and the model takes the one to go on with the
      // other: only a word that is cut in two tells them from a paragraph. So it is where nothing else is cut.
      switch (views.looksLikeHeading(tail, upTo: shortest, openings), views.isWhole) {
      case (true, true): return false
      case (false, false): return true
      default: return dictionary.spans(views.end(tail).scalars, views.start(head).scalars)
      }
    }
    // Without the model only what cannot start a paragraph is beyond doubt.
    return views.start(head).isForbidden || owed != nil
  }
}
