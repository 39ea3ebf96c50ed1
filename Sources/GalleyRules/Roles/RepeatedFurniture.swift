import GalleyEngine

/// Knows lines that stand on many pages of the batch.
struct RepeatedFurniture: StructureRule {
  static let description = RuleDescription(
    id: "repeated-furniture",
    stage: .roles,
    summary: "A line that stands on many pages of the batch, numbers aside.",
    explanation: """
      What the phrases of `page-furniture` do not know, the batch may: a short line that stands on many of its pages, \
      the same but for its numbers, is the paper's and not an article's. The idea is marker's.
      """,
    safety: "Safe where the batch has enough pages; a page alone tells nothing.",
    examples: [Example("堤坝加固以后，三个村的低洼地都可以种晚稻了。")])

  private let longest: Int
  private let shortest: Int
  private let confidence: Double

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    longest = try settings.integer("longest", in: 1...400, "Characters that such a line holds at most.")
    shortest = try settings.integer("shortest", in: 1...100, "Characters that such a line holds at least.")
    confidence = try settings.number("confidence", in: 0...1, "Confidence of the role.")
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    guard !context.batch.repeatedLines.isEmpty else { return [] }
    var findings: [Finding] = []
    let views = BlockViews.of(draft, context)
    let text = draft.page.bytes.span
    // The last words of a paragraph repeat, too: 。 alone on a line, 据了解。
    for index in views.shortBlocks(upTo: longest)
    where views.characters(index) >= shortest && views.ending(index) != .stop && !views.start(index).isForbidden {
      let block = draft.blocks[index]
      guard context.batch.repeatedLines.contains(BatchKnowledge.key(of: block.start..<block.end, in: text)) else {
        continue
      }
      findings.append(
        Finding(
          rule: Self.description.id, range: block.start..<block.end,
          message: "“{here}” stands on many pages of the batch", confidence: confidence,
          repairs: [.setRole(block: block.start, role: .furniture)]))
    }
    return findings
  }
}
