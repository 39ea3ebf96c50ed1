import GalleyEngine

/// Takes out the second copy of a paragraph.
struct DuplicateParagraph: StructureRule {
  static let description = RuleDescription(
    id: "duplicate-paragraph",
    stage: .removals,
    summary: "A paragraph that stands on the page twice.",
    explanation: """
      Where two regions of a scan overlap, a paragraph is read twice, the second time perhaps with other misreadings. \
      Of two copies the first stays. Where one copy is whole and the other is cut in two by a column break, the \
      pieces stay, because they stand where the paragraph was printed. On a page on which no paragraph is cut, copies that \
      differ are only offered: one sentence may be said of two people. Copies are found by how they start and end, \
      and compared character by character, white space aside; each with the next 256 of those, and more only where those \
      were copies.
      """,
    safety: "Safe: what is taken out stands on the page still, and is in the record.",
    examples: [
      Example(
        """
        去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查。

        三个村的低洼地没有受淹，晚稻长势良好。

        ⟦去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查。⟧
        """,
        repaired: """
          去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查。

          三个村的低洼地没有受淹，晚稻长势良好。
          """),
      Example("一鞠躬。\n\n二鞠躬。\n\n一鞠躬。"),
    ])

  private let shortest: Int
  private let similarity: Double
  private let confidence: Double
  private let elsewhere: Double

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    shortest = try settings.integer(
      "shortest", in: 1...1000, "Characters that a paragraph holds at least to count as a copy.")
    similarity = try settings.number(
      "similarity", in: 0.5...1, "The share of characters in which two copies agree at least.")
    confidence = try settings.number(
      "confidence", in: 0...1, "Confidence at the most; near copies have their similarity.")
    elsewhere = try settings.number(
      "confidence-elsewhere", in: 0...1,
      "Confidence where the copies stand in two articles, which may both say it, or differ on a page that nothing is cut on."
    )
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    let views = BlockViews.of(draft, context)
    let copies = Copies(views, shortest: shortest)
    guard !copies.isEmpty else { return [] }
    let text = draft.page.bytes.span
    let articles = Articles(draft)
    var findings: [Finding] = []
    var isGone = [Bool](repeating: false, count: draft.blocks.count)
    for first in draft.blocks.indices where !isGone[first] {
      var characters: [UInt8]?
      var compared = 0
      for second in copies.behind(first) where !isGone[second] {
        if compared == Copies.reach { break }
        compared += 1
        guard copies.areOfOneLength(first, second) else { continue }
        let a = characters ?? copies.characters(of: draft.blocks[first], in: text)
        characters = a
        let b = copies.characters(of: draft.blocks[second], in: text)
        let share = a == b ? 1 : Likeness.areReadingsOfOne(a, b) ? Likeness.share(a, b, atLeast: similarity) : 0
        guard share >= similarity else { continue }
        isGone[second] = true
        compared -= 1
        // Where nothing on the page is damaged, a sentence that is said again in other words is no misreading.
        findings.append(
          finding(
            copy: draft.blocks[second], of: draft.blocks[first], share: share,
            near: articles.areOne(first, second) && (share == 1 || !views.isWhole)))
      }
    }
    for (whole, start, end) in copies.cutInTwo where !isGone[whole] && !isGone[start] && !isGone[end] {
      let pieces =
        copies.characters(of: draft.blocks[start], in: text) + copies.characters(of: draft.blocks[end], in: text)
      guard copies.characters(of: draft.blocks[whole], in: text) == pieces else { continue }
      isGone[whole] = true
      findings.append(
        finding(copy: draft.blocks[whole], of: draft.blocks[start], share: 1, near: articles.areOne(whole, start)))
    }
    return findings
  }

  private func finding(copy: Block, of original: Block, share: Double, near: Bool) -> Finding {
    Finding(
      rule: Self.description.id, range: copy.pieces[0].range, related: original.pieces[0].range,
      message: share == 1
        ? "the paragraph “{here}” stands on the page twice"
        : "the paragraph “{here}” stands on the page twice, with small differences",
      confidence: near ? min(confidence, share) : elsewhere, repairs: [.remove(block: copy.start)])
  }
}

/// Which blocks stand under the same heading.
private struct Articles {
  /// For each block, how many groups of headings came before it.
  private var numbers: [Int] = []

  init(_ draft: Draft) {
    numbers.reserveCapacity(draft.blocks.count)
    var number = 0
    for (index, block) in draft.blocks.enumerated() {
      if block.role == .heading, index == 0 || draft.blocks[index - 1].role != .heading { number += 1 }
      numbers.append(number)
    }
  }

  func areOne(_ a: Int, _ b: Int) -> Bool { numbers[a] == numbers[b] }
}
