import GalleyEngine

/// Splits off a jump line that was set into the first or the last line of a text.
struct JumpLineRunIn: StructureRule {
  static let description = RuleDescription(
    id: "jump-line-run-in",
    stage: .splits,
    summary: "A jump line in the first or the last line of a text.",
    explanation: """
      Papers set the jump line into the line that goes on: `（上接第一版）堤坝加固以后，…`, `…三个村的（下转第四版）`. \
      What stands in brackets there and is a jump line and nothing else is made a block of its own, so that the text begins, \
      and ends, with its own words.
      """,
    safety: "Safe: the brackets hold nothing but the phrase and a page number, and what is dropped is in the record.",
    examples: [
      Example("⟦（上接第一版）⟧堤坝加固以后，三个村的低洼地都可以种晚稻了。", repaired: "（上接第一版）\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。"),
      Example(
        "堤坝加固以后，三个村的低洼地都可以种晚稻了。明年⟦（下转第四版）⟧\n\n渡口开航四十年，明天最后一班。",
        repaired: "堤坝加固以后，三个村的低洼地都可以种晚稻了。明年\n\n（下转第四版）\n\n渡口开航四十年，明天最后一班。"),
      Example("（上接老船工的班）他在渡口又干了十年，把这门手艺传了下去。"),
      Example("堤坝加固以后，三个村的低洼地都可以种晚稻了。（全文见第四版）"),
    ])

  private let jumpLine: JumpLine
  /// Only what says that this text goes on: 全文见第四版 speaks of another, and belongs to the sentence.
  private let phrases: PhraseTable
  private let pageUnits: ScalarSet

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    jumpLine = try JumpLine(reading: &settings)
    pageUnits = ScalarSet(try settings.words("page-units").flatMap { $0.unicodeScalars.map(\.value) })
    phrases = PhraseTable([(try settings.words("jumps-onward") + settings.words("jumps-back"), .jump)])
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    var findings: [Finding] = []
    let views = BlockViews.of(draft, context)
    let bytes = draft.page.bytes
    let text = bytes.span
    for index in draft.blocks.indices where draft.blocks[index].role == .paragraph {
      let block = draft.blocks[index]
      let first = block.pieces[0].range
      let last = block.pieces[block.pieces.count - 1].range
      if views.start(index).scalars.first.map({ Self.isOpening($0) }) == true,
        let end = end(ofBracketAt: first.lowerBound, in: text), end < first.upperBound,
        isJump(first.lowerBound..<end, text)
      {
        let rest = UTF8Text.trimmed(end..<first.upperBound, in: text).lowerBound
        findings.append(
          finding(
            first.lowerBound..<end,
            [.split(at: rest, role: .paragraph), .setRole(block: block.start, role: .furniture)]))
      }
      if views.end(index).scalars.last.map({ Self.isClosing($0) }) == true,
        let start = start(ofBracketEndingAt: last.upperBound, in: text), start > last.lowerBound,
        isJump(start..<last.upperBound, text)
      {
        findings.append(finding(start..<last.upperBound, [.split(at: start, role: .furniture)]))
      }
    }
    return findings
  }

  private func isJump(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    endsWithPage(range, text) && ShortLine(range, of: text, phrases: phrases).map { jumpLine.isJump($0) } == true
  }

  /// Whether brackets close behind a figure or what pages are counted in: 第四版, A4.
  private func endsWithPage(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    guard let (_, bracket) = UTF8Text.scalar(before: range.upperBound, in: text),
      let (value, _) = UTF8Text.scalar(before: range.upperBound - bracket, in: text)
    else { return false }
    return CharacterTraits.of(value).contains(.digit) || pageUnits.contains(value)
  }

  private func finding(_ range: Range<Int>, _ repairs: [Repair]) -> Finding {
    Finding(
      rule: Self.description.id, range: range, message: "the jump line “{here}” is run into the text",
      confidence: jumpLine.confidence, repairs: repairs)
  }

  /// The byte behind the bracket that closes the one at `start`, where no more stands between than a jump line holds.
  private func end(ofBracketAt start: Int, in text: Span<UInt8>) -> Int? {
    var index = start
    for _ in 0..<jumpLine.longest where index < text.count {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      index += length
      if value == 0x0A { return nil }
      if Self.isClosing(value) { return index }
    }
    return nil
  }

  /// The byte of the bracket that the one before `end` closes.
  private func start(ofBracketEndingAt end: Int, in text: Span<UInt8>) -> Int? {
    var index = end
    for _ in 0..<jumpLine.longest {
      guard let (value, length) = UTF8Text.scalar(before: index, in: text), value != 0x0A else { return nil }
      index -= length
      if Self.isOpening(value) { return index }
    }
    return nil
  }

  private static func isOpening(_ value: UInt32) -> Bool { value == 0x28 || value == 0xFF08 }
  private static func isClosing(_ value: UInt32) -> Bool { value == 0x29 || value == 0xFF09 }
}
