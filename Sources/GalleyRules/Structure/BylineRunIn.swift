import GalleyEngine

/// Splits off a byline that was run into the end of a paragraph.
struct BylineRunIn: StructureRule {
  static let description = RuleDescription(
    id: "byline-run-in",
    stage: .splits,
    summary: "A byline run into the last line of a paragraph.",
    explanation: """
      The byline below an article often stands in the last line of its last paragraph and is read as part of it: \
      `…渡船恢复通航。记者 宋怀远`. What follows the last sentence and is wholly a byline is made a block of its own. A \
      byline in brackets is left where it is: papers print it so.
      """,
    safety: "Safe: a sentence has ended before the byline, and the byline is fully explained by its phrases.",
    examples: [
      Example("堤坝加固以后，三个村的低洼地都可以种晚稻了。⟦记者 宋怀远 通讯员 崔小满⟧", repaired: "堤坝加固以后，三个村的低洼地都可以种晚稻了。\n\n记者 宋怀远 通讯员 崔小满"),
      Example(
        "老船工说：“堤坝加固以后，三个村的低洼地都可以种晚稻了。”⟦本报记者 宋怀远⟧",
        repaired: "老船工说：“堤坝加固以后，三个村的低洼地都可以种晚稻了。”\n\n本报记者 宋怀远"),
      Example(
        "堤坝加固以后，三个村的低洼地都可以种晚稻了（资料）。（云帆）⟦通讯员 崔小满⟧",
        repaired: "堤坝加固以后，三个村的低洼地都可以种晚稻了（资料）。（云帆）\n\n通讯员 崔小满"),
      Example("堤坝加固以后，三个村的低洼地都可以种晚稻了。（记者宋怀远）"),
      Example("“今年收成怎么样？”记者问。"),
    ])

  private let byline: Byline
  private let phrases: Phrases

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    byline = try Byline(reading: &settings)
    phrases = try Phrases(reading: &settings)
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    var findings: [Finding] = []
    let text = draft.page.bytes.span
    let views = BlockViews.of(draft, context)
    for index in draft.blocks.indices where draft.blocks[index].role == .paragraph && endsWithWord(index, views) {
      let block = draft.blocks[index]
      let last = block.pieces[block.pieces.count - 1].range
      guard let start = startOfLastSentence(in: last, text), start > block.start else { continue }
      let range = start..<last.upperBound
      guard let line = ShortLine(range, of: text, phrases: phrases.table), line.opener == .reporter,
        line.tokens.last != .closing, line.tokens.first != .opening, byline.isByline(line)
      else { continue }
      findings.append(
        Finding(
          rule: Self.description.id, range: range, message: "the byline “{here}” is run into the paragraph",
          confidence: byline.confidence, repairs: [.split(at: start, role: .byline)]))
    }
    return findings
  }

  /// A byline ends with a word: no paragraph with a stop at its end need be looked at.
  private func endsWithWord(_ index: Int, _ views: BlockViews) -> Bool {
    views.end(index).scalars.last.map { !CharacterTraits.of($0).isDisjoint(with: .wordy) } ?? false
  }

  /// The byte behind the last stop in `range` and what closes it, white space after it skipped, where not much follows.
  private func startOfLastSentence(in range: Range<Int>, _ text: Span<UInt8>) -> Int? {
    var index = range.upperBound
    var start = index
    var characters = 0
    while index > range.lowerBound, characters <= byline.longest,
      let (value, length) = UTF8Text.scalar(before: index, in: text)
    {
      let traits = CharacterTraits.of(value)
      // Behind a name or an agency in brackets, too.
      if traits.contains(.stop) || start < range.upperBound && (value == 0x29 || value == 0xFF09) {
        return UTF8Text.trimmed(start..<range.upperBound, in: text).lowerBound
      }
      index -= length
      if !traits.contains(.closing) { start = index }
      characters += 1
    }
    return nil
  }
}
