import GalleyEngine

/// Joins a paragraph that a column break cut to the block right behind it.
struct BrokenParagraph: StructureRule {
  static let description = RuleDescription(
    id: "broken-paragraph",
    stage: .joins,
    summary: "A paragraph that is cut off and goes on in the next block.",
    explanation: """
      A column break cuts a paragraph wherever the column ends, in mid-word more often than not. The pieces are put \
      together by all that speaks for or against it: how the tail ends, how the head starts, brackets left open, \
      numbers and their units, a dictionary word that spans the break, what stands between. Every open tail is \
      weighed against every head near it, so that a piece is joined to the one that fits best, or to none.
      """,
    safety: "Safe above the confidence asked for; below it the pair is offered and not joined.",
    examples: [
      Example(
        "去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤\n\n⟦坝⟧和堤后的三个村子，四百多亩稻田没有受淹。",
        repaired: "去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤坝和堤后的三个村子，四百多亩稻田没有受淹。"),
      Example("去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查。\n\n三个村的低洼地没有受淹，晚稻长势良好。"),
    ])

  let continuations: Continuations

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    continuations = try Continuations(reading: &settings)
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    continuations.plan(draft, context: context).filter { !$0.isFar }.map {
      $0.finding(
        rule: Self.description.id, message: "the paragraph is cut off at “{tail}” and goes on with “{head}”", in: draft)
    }
  }
}
