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
      language, only a lower-case letter, a mark that nothing starts with, or a bracket that is closed there is enough. What stood between the two, captions or furniture, comes behind the paragraph. Where there is any \
      doubt, the pieces are left for `scattered-paragraph`, which weighs all pieces of the page against each other.
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
      guard views.breaksOff(tail) || views.ending(tail) == .hyphen, let head = nextText(behind: tail, in: draft),
        goesOn(tail, head, views)
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

  private func goesOn(_ tail: Int, _ head: Int, _ views: BlockViews) -> Bool {
    let opening = views.opening(head, openings)
    guard opening != .dateline, opening != .enumerator, !views.isInVerse(tail, ofUpTo: verse) else { return false }
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
