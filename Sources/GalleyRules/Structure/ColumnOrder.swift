import GalleyEngine

/// Puts columns that were read out of order into the order of the print.
struct ColumnOrder: StructureRule {
  static let description = RuleDescription(
    id: "column-order",
    stage: .moves,
    summary: "A column, or a lead set in a box, that was read before or after its place.",
    explanation: """
      A scan reads columns from left to right as it takes them for columns, and is wrong where a picture or a box \
      breaks the grid: the third column is read before the second, the lead box last. Then tails stand before heads \
      that are not theirs. Within an article, the order is looked for in which every block follows best on the one \
      before it: it goes on with the sentence, or a paragraph ends and another starts. How well is a likelihood, from \
      the language model, brackets, words and datelines. Two runs of blocks change places only where that makes the \
      whole article likelier by far.
      """,
    safety: "Safe above the confidence asked for: whole blocks move within their article, none is changed.",
    examples: [
      Example(
        """
        # 老渡口通了新船

        去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤

        恢复通航，两岸居民过河不用再绕行三公里。

        ⟦坝和堤后的三个村子，四百多亩稻田没有受淹。汛期过后，老渡口重新铺了石板，渡船⟧
        """,
        repaired: """
          # 老渡口通了新船

          去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤

          坝和堤后的三个村子，四百多亩稻田没有受淹。汛期过后，老渡口重新铺了石板，渡船

          恢复通航，两岸居民过河不用再绕行三公里。
          """),
      Example("老渡口通了新船。\n\n去年汛期，水位一度超过警戒线。\n\n两岸居民过河不用再绕行三公里。"),
      Example(
        """
        # 两地新船下水

        本报棠溪1月3日电 老渡口昨天通了新船，新船上下两层，一共可以坐六十人，两岸居民过河不用再绕行三公里。

        去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤坝和堤后的三个村子。

        新华社青笠1月3日电 青笠湖上的第一艘电动渡船昨天下水，每天往返十二班，船票仍是两元。
        """),
    ])

  private let order: ReadingOrder
  private let longest: Int

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    order = try ReadingOrder(reading: &settings)
    longest = try settings.integer(
      "longest", in: 2...200, "Blocks of an article at most; a longer one is left as it is.")
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    let views = BlockViews.of(draft, context)
    var findings: [Finding] = []
    // The paragraphs of the article at hand, and whether a heading stands above it: headings part articles, anything else
    // is passed over.
    var article: [Int] = []
    article.reserveCapacity(draft.blocks.count)
    var isHeaded = false
    for index in draft.blocks.indices {
      switch draft.blocks[index].role {
      case .paragraph: article.append(index)
      case .heading:
        if let finding = finding(in: article, isHeaded: isHeaded, views) { findings.append(finding) }
        article.removeAll(keepingCapacity: true)
        isHeaded = true
      case .byline, .caption, .furniture: break
      }
    }
    if let finding = finding(in: article, isHeaded: isHeaded, views) { findings.append(finding) }
    return findings
  }

  private func finding(in article: [Int], isHeaded: Bool, _ views: BlockViews) -> Finding? {
    guard article.count > 1, article.count <= longest,
      let exchange = order.exchange(article, isHeaded: isHeaded, views)
    else { return nil }
    // The second run goes before the first: the first goes, block by block, behind the second.
    let first = views.blocks[article[exchange.first.lowerBound]]
    let second = views.blocks[article[exchange.second.lowerBound]]
    var behind = article[exchange.second.upperBound - 1]
    var repairs: [Repair] = []
    for place in exchange.first {
      repairs.append(.move(block: views.blocks[article[place]].start, behind: views.blocks[behind].start))
      behind = article[place]
    }
    return Finding(
      rule: Self.description.id, range: second.pieces[0].range, related: first.pieces[0].range,
      message: "“{here}” was printed before “{there}”", confidence: exchange.confidence, repairs: repairs)
  }
}
