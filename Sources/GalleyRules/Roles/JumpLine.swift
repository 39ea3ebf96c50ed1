import GalleyEngine

/// Knows the lines that say on which page an article goes on.
struct JumpLine: StructureRule {
  static let description = RuleDescription(
    id: "jump-line",
    stage: .roles,
    summary: "A jump line: where an article goes on, or where it came from.",
    explanation: """
      An article that is continued on another page carries a jump line at the break, such as （上接第三版） or \
      “Continued on page 5”. It belongs to the page and not to the text. The phrases are data; what may stand \
      beside them is a page number.
      """,
    safety: "Safe: the line holds nothing but the phrase and a page number, and what is dropped is in the record.",
    examples: [
      Example("⟦(上接第三版)⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .furniture),
      Example("⟦下转A5版⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .furniture),
      Example("⟦Continued on page 12⟧\n\nThe levee was raised by four feet last autumn.", role: .furniture),
      Example("⟦See LEVEE, Page 7⟧\n\nThe levee was raised by four feet last autumn.", role: .furniture),
      Example("See the Levee and the Late Crop\n\nThe levee was raised by four feet last autumn."),
      Example("他上接老师傅的班，下转徒弟的手，一门手艺传了三代。"),
    ])

  private let phrases: Phrases
  let longest: Int
  let confidence: Double

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    phrases = try Phrases(reading: &settings)
    longest = try settings.integer("longest", in: 1...200, "Characters that a jump line holds at most.")
    confidence = try settings.number("confidence", in: 0...1, "Confidence of the role.")
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    var findings: [Finding] = []
    let views = BlockViews.of(draft, context)
    for index in views.shortBlocks(upTo: longest) where views.ending(index) != .stop {
      guard let line = views.shortLine(index, phrases: phrases), isJump(line) else { continue }
      findings.append(
        .role(
          .furniture, of: views.blocks[index], rule: Self.description.id, message: "“{here}” is a jump line",
          confidence: confidence))
    }
    return findings
  }

  func isJump(_ line: ShortLine) -> Bool {
    line.opener == .jump && line.stops == 0 && line.unexplained(nameLength: 0) <= 6 && namesPage(line)
  }

  /// Whether a line of letters says which page: “See” starts headlines, too.
  private func namesPage(_ line: ShortLine) -> Bool {
    !line.isOfLetters || line.endsWithNumber || line.has(.masthead)
  }
}
