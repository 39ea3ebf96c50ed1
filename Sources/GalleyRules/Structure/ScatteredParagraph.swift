import GalleyEngine

/// Puts together the pieces of paragraphs that stand apart, or whose neighbours leave a doubt.
struct ScatteredParagraph: StructureRule {
  static let description = RuleDescription(
    id: "scattered-paragraph",
    stage: .matches,
    summary: "A paragraph that is cut off and goes on further away.",
    explanation: """
      Another column, a box or a heading is read in the middle of a paragraph. Every tail that is still open is \
      weighed against every head near it by all that speaks for or against the pair: how the tail ends, how the head \
      starts, brackets, numbers and their units, a dictionary word that spans the break, the page's own words, the \
      language model, what stands between. The pairs are settled one to one, going nowhere included, and each has the \
      probability that is left to it when all rivals are counted.
      """,
    safety: "Safe above the confidence asked for; below it the pair is offered and not joined.",
    examples: [
      Example(
        """
        去年汛期，水位一度超过警戒线。全镇组织干部群众日夜巡查，先后排除险

        本报讯（记者 林小舟）老渡口昨天通了新船，新船上下两层，一共可以坐六十

        ⟦情⟧十一处，四百多亩稻田没有受淹。
        """),
      Example("去年汛期，水位一度超过警戒线。\n\n老渡口昨天通了新船。\n\n三个村的低洼地没有受淹。"),
    ])

  let continuations: Continuations
  private let floor: Double

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    continuations = try Continuations(reading: &settings)
    floor = try settings.number("floor", in: 0...1, "Pairs less likely than this are not worth a word.")
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    continuations.plan(draft, context: context).filter { $0.confidence >= floor }.map { pair in
      Continuations.finding(
        rule: Self.description.id, tail: draft.blocks[pair.tail], head: draft.blocks[pair.head],
        confidence: pair.confidence,
        message: pair.isFar
          ? "the paragraph breaks off at “{tail}” and goes on further away with “{head}”"
          : "the paragraph breaks off at “{tail}” and may go on with “{head}”",
        in: draft)
    }
  }
}

extension Continuations {
  /// The finding that joins a head to a tail.
  static func finding(
    rule: String, tail: Block, head: Block, confidence: Double, message: Message, in draft: Draft
  ) -> Finding {
    Finding(
      rule: rule, range: head.pieces[0].range, related: tail.pieces[tail.pieces.count - 1].range, message: message,
      confidence: confidence,
      repairs: [
        .join(
          end: tail.end, start: head.start,
          separator: Joint.separator(after: tail.end, before: head.start, on: draft.page))
      ])
  }
}
