import GalleyEngine

/// Knows the lines that name the reporters.
struct Byline: StructureRule {
  static let description = RuleDescription(
    id: "byline",
    stage: .roles,
    summary: "A line that names who wrote the article.",
    explanation: """
      A byline is made of titles (记者, 通讯员, By), the names that follow them, and what those named did (文/图). A \
      line that is fully explained so is a byline. A line in brackets, or behind a mark such as □, that holds \
      nothing but names, each with a common surname first, is one too.
      """,
    safety: "Safe: the role moves nothing; it keeps the line from being taken for text.",
    examples: [
      Example("⟦记者 宋怀远 通讯员 崔小满 文/图⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .byline),
      Example("⟦□ 本报记者 宋怀远⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .byline),
      Example("⟦□ 宋怀远⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .byline),
      Example("⟦(宋怀远 崔小满)⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .byline),
      Example("⟦By Orla Penhallow⟧\n\nThe levee was raised by four feet last autumn.", role: .byline),
      Example("记者从水利局获悉，堤坝加固工程下月完工。"),
    ])

  private let phrases: Phrases
  private let surnames: ScalarSet
  /// □ ◎ ○: what a name is set off with.
  private let marks: ScalarSet
  let longest: Int
  private let nameLength: Int
  let confidence: Double

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    phrases = try Phrases(reading: &settings)
    surnames = ScalarSet(try settings.words("surnames").flatMap { $0.unicodeScalars.map(\.value) })
    marks = ScalarSet(try settings.words("byline-marks").compactMap { $0.unicodeScalars.first?.value })
    longest = try settings.integer("longest", in: 1...400, "Characters that a byline holds at most.")
    nameLength = try settings.integer("name-length", in: 1...30, "Characters that a name holds at most.")
    confidence = try settings.number("confidence", in: 0...1, "Confidence of the role.")
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    var findings: [Finding] = []
    let views = BlockViews.of(draft, context)
    let text = draft.page.bytes.span
    for index in views.shortBlocks(upTo: longest) where views.ending(index) != .stop {
      guard let line = views.shortLine(index, phrases: phrases) else { continue }
      let block = views.blocks[index]
      guard isByline(line) || isSetOffNames(line, block.start..<block.end, text) else { continue }
      findings.append(
        .role(.byline, of: block, rule: Self.description.id, message: "“{here}” is a byline", confidence: confidence))
    }
    return findings
  }

  func isByline(_ line: ShortLine) -> Bool {
    guard line.has(.reporter) || line.opener == .contribution || line.closer == .contribution, line.stops == 0,
      !line.has(.photographer), !line.has(.dateline), !line.hasComma
    else { return false }
    let unexplained = line.unexplained(nameLength: nameLength)
    return line.opener == .reporter ? unexplained == 0 : unexplained <= nameLength
  }

  /// （某某 某某）, □ 某某: names and nothing else, in brackets or behind one of the marks that set them off.
  private func isSetOffNames(_ line: ShortLine, _ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    let inner: ArraySlice<ShortLine.Token>
    switch (line.tokens.first, line.tokens.last) {
    case (.opening, .closing): inner = line.tokens.dropFirst().dropLast()
    case (.mark(let value), _) where marks.contains(value): inner = line.tokens.dropFirst()
    default: return false
    }
    var names = 0
    for token in inner {
      switch token {
      case .word(let count) where (2...4).contains(count): names += 1
      case .space, .mark(0x3001): break
      default: return false
      }
    }
    guard names > 0 else { return false }
    var index = range.lowerBound
    var atStart = true
    while index < range.upperBound {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      let isLetter = !CharacterTraits.of(value).isDisjoint(with: .wordy)
      if isLetter, atStart, !surnames.contains(value) { return false }
      atStart = !isLetter
      index += length
    }
    return true
  }
}
