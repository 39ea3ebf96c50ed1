import GalleyEngine

/// Joins a paragraph that is cut off to its continuation further on, over what stands between.
struct InterruptedParagraph: StructureRule {
  static let description = RuleDescription(
    id: "interrupted-paragraph",
    stage: .joins,
    summary: "A paragraph that is cut off and goes on behind something else.",
    explanation: """
      A picture with its caption, a jump line or another column is read in the middle of a paragraph. The paragraph \
      is put together as `broken-paragraph` does it, and what interrupted it stands behind it.
      """,
    safety: "Safe above the confidence asked for; below it the pair is offered and not joined.",
    examples: [
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
        """
        去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤。

        图为加固后的堤坝。

        今年秋天，堤后的三个村子迎来丰收，四百多亩稻田亩产过千斤。
        """),
    ])

  private let continuations: Continuations

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    continuations = try Continuations(reading: &settings)
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    continuations.plan(draft, context: context).filter(\.isFar).map {
      $0.finding(
        rule: Self.description.id,
        message: "the paragraph is interrupted at “{tail}” and goes on further away with “{head}”", in: draft)
    }
  }
}

extension Continuations.Pair {
  /// The finding that joins the pair.
  func finding(rule: String, message: Message, in draft: Draft) -> Finding {
    let from = draft.blocks[tail]
    let to = draft.blocks[head]
    return Finding(
      rule: rule, range: to.pieces[0].range, related: from.pieces[from.pieces.count - 1].range, message: message,
      confidence: confidence,
      repairs: [
        .join(
          end: from.end, start: to.start,
          separator: Joint.separator(after: from.end, before: to.start, in: draft.page.bytes.span))
      ])
  }
}
