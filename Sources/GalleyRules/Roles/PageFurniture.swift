import GalleyEngine

/// Knows running heads, page numbers, editors' credits and the paper's words about itself.
struct PageFurniture: StructureRule {
  static let description = RuleDescription(
    id: "page-furniture",
    stage: .roles,
    summary: "A line that belongs to the page and not to an article.",
    explanation: """
      The running head with its date and page number, the line of those who edited and set the page, and the paper's \
      words about itself (how to subscribe, whom to call) stand between the articles and are read as text. Such a \
      line is short, ends no sentence, and is made of set phrases, names and numbers; a line that the phrases leave \
      unexplained is not furniture.
      """,
    safety: "Safe: only whole lines, and what is dropped is in the record.",
    examples: [
      Example("⟦责任编辑:宋怀远 组版:崔小满⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .furniture),
      Example("⟦A06 民生 编辑/宋怀远 组版/崔小满⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .furniture),
      Example("⟦2019年5月14日 星期二 A06版⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .furniture),
      Example("⟦扫码关注春水晚报 更多新闻看这里⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .furniture),
      Example("⟦THE MILLBROOK HERALD, Thursday, June 9, 2011⟧\n\nThe levee was raised by four feet.", role: .furniture),
      Example("⟦春水晚报 本地新闻⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .furniture),
      Example("⟦A06⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .furniture),
      Example("2019年5月14日，堤坝加固工程开工。"),
      Example("编辑同志：\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。"),
      Example("春水晚报记者走进渡口\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。"),
      Example("星期二上午，编辑部来了三位读者，他们带来一封联名信。"),
    ])

  private let phrases: Phrases
  private let pageUnits: ScalarSet
  private let longest: Int
  private let nameLength: Int
  private let unexplained: Int
  private let confidence: Double

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    phrases = try Phrases(reading: &settings)
    longest = try settings.integer("longest", in: 1...400, "Characters that a line of furniture holds at most.")
    nameLength = try settings.integer("name-length", in: 1...12, "Characters that a name holds at most.")
    unexplained = try settings.integer(
      "unexplained", in: 0...100, "Characters beside a promotional phrase that need no explanation.")
    pageUnits = ScalarSet(try settings.words("page-units").flatMap { $0.unicodeScalars.map(\.value) })
    confidence = try settings.number("confidence", in: 0...1, "Confidence of the role.")
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    var findings: [Finding] = []
    let views = BlockViews.of(draft, context)
    var heads: [Range<Int>] = []
    // Only a promotion may end like a sentence, and then it is a short one.
    for index in views.shortBlocks(upTo: longest)
    where views.ending(index) != .stop || views.characters(index) <= longest / 2 {
      let block = draft.blocks[index]
      let line = views.shortLine(index, phrases: phrases)
      guard line.map({ isFurniture($0) }) == true || isPageNumber(index, views) || isStart(of: heads, block, draft.page)
      else {
        continue
      }
      if line?.has(.masthead) == true { heads.append(block.start..<block.end) }
      findings.append(
        .role(
          .furniture, of: block, rule: Self.description.id, message: "“{here}” belongs to the page",
          confidence: confidence))
    }
    return findings
  }

  /// Whether a block says again what a running head above it starts with: the name of the paper.
  private func isStart(of heads: [Range<Int>], _ block: Block, _ page: Page) -> Bool {
    let range = block.start..<block.end
    guard range.count >= 6 else { return false }
    return heads.contains { $0.count > range.count && page.bytes[$0].starts(with: page.bytes[range]) }
  }

  private func isFurniture(_ line: ShortLine) -> Bool {
    guard line.hasPhrases else { return false }
    let rest = line.unexplained(nameLength: nameLength)
    if line.has(.paper), line.isRunningHead(longest: nameLength) { return true }
    if line.has(.editor), line.stops == 0, !line.hasComma {
      // 编辑同志： is how a letter to them starts.
      if line.endsWithColon, line.hasWord { return false }
      return rest <= (line.opener == .editor || line.startsWithPageNumber ? nameLength : 0)
    }
    if line.has(.masthead), line.stops == 0, !line.hasLooseComma {
      return rest == 0 || line.tokens.contains(.number) && rest <= nameLength * 2
    }
    return line.opener == .promotion && line.stops <= 1 && rest <= unexplained
  }

  /// A number alone, or one with a letter or with what pages are counted in beside it: 第5版, A06, · 4 ·.
  private func isPageNumber(_ index: Int, _ views: BlockViews) -> Bool {
    guard views.characters(index) <= Scalars.capacity else { return false }
    let scalars = views.start(index).scalars
    var digits = 0
    var letters = 0
    for place in 0..<scalars.count {
      let traits = CharacterTraits.of(scalars[place])
      if traits.contains(.digit) {
        digits += 1
      } else if traits.contains(.uppercase) {
        letters += 1
      } else if !traits.isDisjoint(with: .wordy), !pageUnits.contains(scalars[place]) {
        return false
      } else if !traits.isDisjoint(with: [.stop, .opening, .closing]) || scalars[place] == 0x25 {
        return false
      }
    }
    return digits > 0 && digits < 5 && letters <= 2
  }
}
