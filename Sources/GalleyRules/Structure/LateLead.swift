import GalleyEngine

/// Puts the lead of an article, which was read in the middle of it, below the headline.
struct LateLead: StructureRule {
  static let description = RuleDescription(
    id: "late-lead",
    stage: .placements,
    summary: "The first paragraph of an article, read in the middle of another one.",
    explanation: """
      The lead of a long article is often set across several columns or in a box, and read when its columns are: in the \
      middle of a paragraph of theirs. Where a sub-heading stands right below headline and byline, so that the article has no \
      lead, and one whole paragraph further down stands between the two pieces of another, it is the lead.
      """,
    safety: "Safe: one whole paragraph moves, nothing is joined, and there must be but one that could be it.",
    examples: [
      Example(
        """
        # 渡口换新船 两岸一家亲

        记者 宋怀远

        # 新船上下两层

        老渡口的新船上下两层，一共可以坐六十人。船工每天开四十班，早晚高峰时十分钟一班，两岸居民都说“过河再也不用绕行三公

        ⟦渡口是两岸居民每天上班、上学和买菜的必经之路，今年春天，全镇把渡口的改造列为头一件实事，半年时间里换了新船，修了码头，铺了路。⟧

        里路了”，老人和孩子过河都不要钱。

        # 码头铺了石板

        老码头去年冬天重新铺了石板，下雨天也不再打滑，码头上还修了一座候船的亭子。
        """,
        repaired: """
          # 渡口换新船 两岸一家亲

          记者 宋怀远

          渡口是两岸居民每天上班、上学和买菜的必经之路，今年春天，全镇把渡口的改造列为头一件实事，半年时间里换了新船，修了码头，铺了路。

          # 新船上下两层

          老渡口的新船上下两层，一共可以坐六十人。船工每天开四十班，早晚高峰时十分钟一班，两岸居民都说“过河再也不用绕行三公里路了”，老人和孩子过河都不要钱。

          # 码头铺了石板

          老码头去年冬天重新铺了石板，下雨天也不再打滑，码头上还修了一座候船的亭子。
          """),
      Example(
        "# 渡口换新船 两岸一家亲\n\n记者 宋怀远\n\n# 新船上下两层\n\n老渡口的新船上下两层，一共可以坐六十人。\n\n渡口是两岸居民每天上班、上学和买菜的必经之路，今年春天，全镇把渡口的改造列为头一件实事。"),
    ])

  private let shortest: Int
  private let openings: Openings
  private let confidence: Double

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    shortest = try settings.integer("shortest", in: 0...400, "Characters that a lead holds at least.")
    openings = try Openings(reading: &settings)
    confidence = try settings.number("confidence", in: 0...1, "Confidence of the move.")
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    let views = BlockViews.of(draft, context)
    let blocks = draft.blocks
    return blocks.indices.compactMap { index in
      guard startsArticle(index, views), blocks[index].role == .byline,
        let text = next(behind: index, blocks), blocks[text].role == .heading
      else { return nil }
      let article = text..<(blocks[text...].indices.first { startsArticle($0, views) } ?? blocks.count)
      let leads = article.filter { isWhole($0, views) && standsWithin(article, $0, blocks) }
      guard leads.count == 1, let lead = leads.first else { return nil }
      return Finding(
        rule: Self.description.id, range: blocks[lead].pieces[0].range, related: blocks[text].pieces[0].range,
        message: "“{here}” is the article's lead, and belongs before “{there}”", confidence: confidence,
        repairs: [.move(block: blocks[lead].start, behind: blocks[text - 1].start)])
    }
  }

  /// The next heading or paragraph.
  private func next(behind index: Int, _ blocks: [Block]) -> Int? {
    blocks[(index + 1)...].indices.first { blocks[$0].role == .heading || blocks[$0].role == .paragraph }
  }

  /// Whether a block is a dateline, or a byline below a heading or below what may be one.
  private func startsArticle(_ index: Int, _ views: BlockViews) -> Bool {
    if views.opening(index, openings) == .dateline { return true }
    guard views.blocks[index].role == .byline, index > 0 else { return false }
    return views.blocks[index - 1].role == .heading
      || views.isShort(index - 1, shortest) && views.ending(index - 1) != .stop
  }

  private func isWhole(_ index: Int, _ views: BlockViews) -> Bool {
    views.blocks[index].role == .paragraph && views.blocks[index].pieces.count == 1 && views.ending(index) == .stop
      && !views.start(index).isForbidden && views.opening(index, openings) == .plain
      && !views.isShort(index, shortest - 1)
  }

  /// Whether a block stands on the page between two pieces of another.
  private func standsWithin(_ article: Range<Int>, _ index: Int, _ blocks: [Block]) -> Bool {
    let line = blocks[index].pieces[0].line
    return article.contains { other in
      zip(blocks[other].pieces, blocks[other].pieces.dropFirst()).contains { $0.line < line && line < $1.line }
    }
  }
}
