import GalleyEngine

/// Reports a paragraph that stops in mid-sentence, where nothing on the page goes on with it.
struct UnfinishedParagraph: StructureRule {
  static let description = RuleDescription(
    id: "unfinished-paragraph",
    stage: .reports,
    summary: "A paragraph that stops in mid-sentence, and nothing on the page goes on with it.",
    explanation: """
      The rest was not scanned, was not recognised, or stands where no rule found it. No one can repair that from the \
      page alone, so the place is only named. So is a heading that the text below it goes on with, by the language model: \
      it may be the start of that text.
      """,
    safety: "Reports only.",
    examples: [
      Example("去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了⟦老堤⟧"),
      Example("去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤。"),
    ])

  private let shortest: Int
  private let confidence: Double
  private let goesOn: Double

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    shortest = try settings.integer("shortest", in: 1...400, "Characters that such a paragraph holds at least.")
    confidence = try settings.number("confidence", in: 0...1, "Confidence of the finding.")
    goesOn = try settings.number(
      "heading-goes-on", in: 0...12,
      "How much likelier the text below a heading is behind it than anywhere else for the heading to be named: natural logarithm."
    )
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    let views = BlockViews.of(draft, context)
    return draft.blocks.indices.compactMap { index -> Finding? in
      guard let message = message(on: index, views) else { return nil }
      return Finding(
        rule: Self.description.id, range: lastCharacters(of: views.blocks[index], in: draft.page.bytes.span),
        message: message, confidence: confidence, repairs: [])
    }
  }

  private func message(on index: Int, _ views: BlockViews) -> Message? {
    switch views.blocks[index].role {
    case .paragraph:
      guard !views.isShort(index, shortest - 1), views.breaksOff(index) || views.ending(index) == .hyphen else {
        return nil
      }
      return "the paragraph stops at “{tail}” and nothing goes on with it"
    case .heading:
      // Such a page is read a second time: what was like the heading may be known for a text by then.
      let next = index + 1
      guard next < views.blocks.count, views.blocks[next].role == .paragraph, views.likelihoodOfStart(next) ?? 0 < 0,
        views.likelihood(of: next, after: index) ?? 0 >= goesOn
      else { return nil }
      return "the text below the heading “{tail}” goes on with it"
    default: return nil
    }
  }

  /// The place to look at: the last two characters.
  private func lastCharacters(of block: Block, in text: Span<UInt8>) -> Range<Int> {
    var start = block.end
    for _ in 0..<2 {
      if start > block.pieces[block.pieces.count - 1].range.lowerBound {
        start -= UTF8Text.scalar(before: start, in: text)?.length ?? 0
      }
    }
    return start..<block.end
  }
}
