import GalleyEngine

/// Knows captions and photo credits.
struct Caption: StructureRule {
  static let description = RuleDescription(
    id: "caption",
    stage: .roles,
    summary: "A line that describes or credits a picture.",
    explanation: """
      A caption is read where its picture stands, which may be in the middle of a sentence. It gives itself away by \
      how it opens (图为, ▲, ■), by the credit it ends with (摄, 供图), by the empty lines that the picture left \
      before it, or by what it breaks: a short sentence between a text that is cut off and the text that goes on. \
      A line below a caption that only credits is part of it.
      """,
    safety: "Safe: whole lines only; a caption moves behind the paragraph that it interrupts, nothing else.",
    examples: [
      Example("⟦图为加固后的堤坝。⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .caption),
      Example("⟦▲村民在新堤上晾晒稻谷⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .caption),
      Example("⟦村民在新堤上晾晒稻谷。 记者 宋怀远 摄⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .caption),
      Example("⟦通讯员供图⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .caption),
      Example(
        "去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，三个村的低洼地\n\n\n\n⟦村民在新堤上晾晒稻谷。⟧\n\n全部被淹，四百多亩稻田绝收。",
        role: .caption),
      Example("他拍摄的照片在县里展出，乡亲们都去看了。"),
    ])

  private let phrases: Phrases
  private let marks: Set<UInt32>
  private let longest: Int
  private let longestUnmarked: Int
  private let imageGap: Int
  private let nameLength: Int
  private let confidence: Double
  private let unmarkedConfidence: Double

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    phrases = try Phrases(reading: &settings)
    marks = Set(try settings.words("caption-marks").compactMap { $0.unicodeScalars.first?.value })
    longest = try settings.integer("longest", in: 1...1000, "Characters that a marked caption holds at most.")
    longestUnmarked = try settings.integer(
      "longest-unmarked", in: 1...1000, "Characters that a caption holds at most that only its place shows.")
    imageGap = try settings.integer("image-gap", in: 1...50, "Blank lines before a block that show a picture stood there.")
    nameLength = try settings.integer("name-length", in: 1...30, "Characters that a photographer's name holds at most.")
    confidence = try settings.number("confidence", in: 0...1, "Confidence where phrases or marks show a caption.")
    unmarkedConfidence = try settings.number("unmarked-confidence", in: 0...1, "Confidence where only its place shows it.")
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    var findings: [Finding] = []
    let text = draft.page.bytes.span
    ShortBlocks.each(in: draft, upTo: longest) { index, block, characters in
      let line = ShortLine(block.start..<block.end, of: text, phrases: phrases.table)
      let first = UTF8Text.scalar(at: block.start, in: text).value
      let sure = isMarked(line, first: first) || isCredit(line, characters: characters)
      guard sure || characters <= longestUnmarked && isPlacedAsCaption(index, line, draft, text) else { return }
      findings.append(
        Finding(
          rule: Self.description.id, range: block.start..<block.end, message: "“{here}” belongs to a picture",
          confidence: sure ? confidence : unmarkedConfidence,
          repairs: [.setRole(block: block.start, role: .caption)]))
    }
    return findings
  }

  private func isMarked(_ line: ShortLine, first: UInt32) -> Bool {
    line.opener == .captionOpener || marks.contains(first)
  }

  /// A credit alone, or a sentence that ends with one.
  private func isCredit(_ line: ShortLine, characters: Int) -> Bool {
    if line.opener == .pictureSource { return characters <= longestUnmarked }
    guard let closer = line.closer else { return false }
    switch closer {
    case .photographer, .pictureSource: return line.stops <= 3
    default: return false
    }
  }

  /// A short sentence behind the place of a picture, or in the middle of another sentence.
  private func isPlacedAsCaption(_ index: Int, _ line: ShortLine, _ draft: Draft, _ text: Span<UInt8>) -> Bool {
    guard index > 0, line.stops == 1, line.tokens.last == .stop else { return false }
    let block = draft.blocks[index]
    let edges = BlockEdges(block, in: text)
    guard !edges.startsForbidden else { return false }
    if draft.page.lines[block.pieces[0].line].blankLinesBefore >= imageGap { return true }
    return false
  }
}
