import GalleyEngine

/// Knows captions and photo credits.
struct Caption: StructureRule {
  static let description = RuleDescription(
    id: "caption",
    stage: .roles,
    summary: "A line that describes or credits a picture.",
    explanation: """
      A caption is read where its picture stands, which may be in the middle of a sentence. It gives itself away by \
      how it opens (图为, ▲, ■) or by the credit it ends with (摄, 供图); a line that only credits is one, too. \
      Captions without such signs are for `unmarked-caption`.
      """,
    safety: "Safe: whole lines only; a caption moves behind the paragraph that it interrupts, nothing else.",
    examples: [
      Example("⟦图为加固后的堤坝。⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .caption),
      Example("⟦▲村民在新堤上晾晒稻谷⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .caption),
      Example("⟦村民在新堤上晾晒稻谷。 记者 宋怀远 摄⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .caption),
      Example("⟦通讯员供图⟧\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。", role: .caption),
      Example(
        "⟦Villagers dry rice on the new levee. Photo by Orla Penhallow⟧\n\nThe levee was raised by four feet last autumn.",
        role: .caption),
      Example("他拍摄的照片在县里展出，乡亲们都去看了。"),
    ])

  private let phrases: Phrases
  private let marks: ScalarSet
  private let creditStarts: ScalarSet
  private let shortest: Int
  private let longest: Int
  private let longestCredit: Int
  private let confidence: Double

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    phrases = try Phrases(reading: &settings)
    marks = ScalarSet(try settings.words("caption-marks").compactMap { $0.unicodeScalars.first?.value })
    creditStarts = ScalarSet(
      (try settings.words(PhraseTag.photographer.list) + settings.words(PhraseTag.pictureSource.list))
        .compactMap { $0.unicodeScalars.first?.value })
    shortest = try settings.integer(
      "shortest", in: 0...40, "Characters up to which a line behind ■ is a sub-heading, and no caption.")
    longest = try settings.integer("longest", in: 1...1000, "Characters that a marked caption holds at most.")
    longestCredit = try settings.integer("longest-credit", in: 1...400, "Characters that a credit holds at most.")
    confidence = try settings.number("confidence", in: 0...1, "Confidence of the role.")
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    var findings: [Finding] = []
    let views = BlockViews.of(draft, context)
    for index in views.shortBlocks(upTo: longest) where isCaption(index, views) {
      let block = views.blocks[index]
      findings.append(
        .role(
          .caption, of: block, rule: Self.description.id, message: "“{here}” belongs to a picture",
          confidence: confidence))
    }
    return findings
  }

  private func isCaption(_ index: Int, _ views: BlockViews) -> Bool {
    guard let first = views.start(index).scalars.first else { return false }
    let characters = views.characters(index)
    // ■链接, ■记者手记 head what follows.
    if marks.contains(first) { return first != 0x25A0 || characters > shortest || views.ending(index) != .word }
    // A long line is taken apart only where its last words may be a credit.
    guard characters <= longestCredit * 2 || endsWithCredit(index, views) else { return false }
    guard let line = views.shortLine(index, phrases: phrases) else { return false }
    return line.hasPhrases && (line.opener == .captionOpener || isCredit(line, characters: characters))
  }

  /// Whether any of a block's last eight characters starts a phrase that credits.
  private func endsWithCredit(_ index: Int, _ views: BlockViews) -> Bool {
    let scalars = views.end(index).scalars
    for place in 0..<scalars.count where creditStarts.contains(scalars[place]) { return true }
    return false
  }

  /// A credit alone, or a sentence that ends with one.
  private func isCredit(_ line: ShortLine, characters: Int) -> Bool {
    if line.opener == .pictureSource { return characters <= longestCredit }
    if line.endsWithCredited(longest: longestCredit) { return line.stops <= 3 }
    guard let closer = line.closer else { return false }
    switch closer {
    case .photographer, .pictureSource: return line.stops <= 3
    default: return false
    }
  }
}
