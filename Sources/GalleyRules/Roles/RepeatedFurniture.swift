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

  private let openings: Openings
  private let longest: Int
  private let shortest: Int
  private let confidence: Double

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    longest = try settings.integer("longest", in: 1...400, "Characters that such a line holds at most.")
    shortest = try settings.integer("shortest", in: 1...100, "Characters that such a line holds at least.")
    openings = try Openings(reading: &settings)
    confidence = try settings.number("confidence", in: 0...1, "Confidence of the role.")
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    guard !context.batch.repeatedLines.isEmpty else { return [] }
    var findings: [Finding] = []
    let views = BlockViews.of(draft, context)
    let text = draft.page.bytes.span
    for index in views.shortBlocks(upTo: longest) where standsAlone(index, views) {
      let block = draft.blocks[index]
      guard let key = BatchKnowledge.key(of: block.start..<block.end, in: text),
        context.batch.repeatedLines.contains(key)
      else { continue }
      findings.append(
        .role(
          .furniture, of: block, rule: Self.description.id, message: "“{here}” stands on many pages of the batch",
          confidence: confidence))
    }
    return findings
  }

  /// Whether a line is whole: the first and the last lines of paragraphs repeat, too (据了解。 本报讯（通讯员).
  private func standsAlone(_ index: Int, _ views: BlockViews) -> Bool {
    guard views.characters(index) >= shortest, views.ending(index) == .word || views.ending(index).isDoubtful,
      !views.start(index).isForbidden, views.opening(index, openings) == .plain
    else { return false }
    let brackets = views.brackets(index)
    guard brackets.owed == nil, brackets.unopened == nil else { return false }
    guard let column = views.column else { return true }
    let line = views.draft.blocks[index].pieces[0].line
    return line + 1 == views.draft.page.lines.count || !column.continues(line, to: line + 1)
  }
}
