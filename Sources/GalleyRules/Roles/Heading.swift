import GalleyEngine

/// Knows headlines, kickers, decks and sub-headings.
struct Heading: StructureRule {
  static let description = RuleDescription(
    id: "heading",
    stage: .roles,
    summary: "A headline, kicker, deck or sub-heading.",
    explanation: """
      A heading is short, ends no sentence, and stands alone: what comes before it has ended, and it is no piece of \
      the text around it. A line with the heading mark of Markdown is one without further question.
      """,
    safety: "Safe: the role moves nothing; it keeps the line from being joined to the text around it.",
    examples: [
      Example("⟦低洼地里种晚稻 老堤坝上晒新粮⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .heading),
      Example("⟦## 老堤坝上晒新粮⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .heading),
      Example("堤坝加固以后，三个村的低洼地都可以种晚稻了，镇里的收购点也增加到\n\n五个。"),
    ])

  private let phrases: Phrases
  private let longest: Int
  private let confidence: Double

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    phrases = try Phrases(reading: &settings)
    longest = try settings.integer("longest", in: 1...400, "Characters that a heading holds at most.")
    confidence = try settings.number("confidence", in: 0...1, "Confidence of the role.")
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    var findings: [Finding] = []
    let text = draft.page.bytes.span
    ShortBlocks.each(in: draft, upTo: longest) { index, block, characters in
      guard text[block.start] == 0x23 || isHeading(index, block, characters, draft, text) else { return }
      findings.append(
        Finding(
          rule: Self.description.id, range: block.start..<block.end, message: "“{here}” is a heading",
          confidence: confidence, repairs: [.setRole(block: block.start, role: .heading)]))
    }
    return findings
  }

  private func isHeading(_ index: Int, _ block: Block, _ characters: Int, _ draft: Draft, _ text: Span<UInt8>) -> Bool {
    let edges = BlockEdges(block, in: text)
    guard edges.ending == .word || edges.ending == .weak || edges.ending == .stop, !edges.startsForbidden else {
      return false
    }
    let line = ShortLine(block.start..<block.end, of: text, phrases: phrases.table)
    guard line.opener != .dateline, line.stops <= 2 else { return false }
    // Only ？ and ！ end a heading; 。 ends a sentence of the text.
    for case .stop in line.tokens {
      guard let last = edges.last.last, last != 0x3002, last != 0x2E else { return false }
    }
    if edges.ending == .weak, let last = edges.last.last, last == 0xFF1A || last == 0x3A || last == 0x3B || last == 0xFF1B {
      return false
    }
    return true
  }
}
