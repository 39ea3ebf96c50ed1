import GalleyEngine

/// Joins the printed lines of a column into text blocks.
struct BrokenWrap: StructureRule {
  static let description = RuleDescription(
    id: "broken-wrap",
    stage: .wraps,
    summary: "A printed line that goes on in the next one.",
    explanation: """
      A line recogniser writes every printed line as a line of its own. A line that fills its column goes on in the \
      next line, unless that one is indented or stands apart; a line that falls short ends its paragraph. The width \
      of the column is the width most lines around have, in display columns, where East Asian characters take two. \
      Where a page indents its paragraphs, or sets them apart with blank lines, that decides; where it does \
      neither, a full line that ends a sentence is left to the rules that weigh the text. A page whose first lines of \
      paragraphs are two squares shorter than the column is read as one with indents: the recogniser left them out. \
      A dateline goes on whatever comes. A line without a stop above \
      the start of a paragraph is a sub-heading, and goes on with nothing.

      What stands at the break follows CSS Text: nothing between East Asian characters, a space between words of \
      other scripts, and a hyphen that only marked the break goes.
      """,
    safety: "Safe: the lines stand one under the other, and the first is full.",
    examples: [
      Example(
        """
        　　春水渡口的老码头去年冬天重新铺了
        ⟦石板⟧，渡船恢复通航，两岸居民过河不用再
        ⟦绕行⟧三公里。
        　　渡口每天开行四十班，早晚高峰加密
        ⟦到十⟧分钟一班。
        """,
        repaired: """
          春水渡口的老码头去年冬天重新铺了石板，渡船恢复通航，两岸居民过河不用再绕行三公里。

          渡口每天开行四十班，早晚高峰加密到十分钟一班。
          """),
      Example(
        """
        春渡镇的老码头今年春天重
        ⟦新铺⟧了石板，渡船恢复通航，两
        ⟦岸居⟧民过河不用再绕行三公里。
        渡口每天开行四十班，早晚
        ⟦高峰⟧加密到十分钟一班，船票仍
        ⟦是两⟧元，老人和孩子不用买票。
        镇里还打算在对岸修一条步
        ⟦道，⟧沿着河堤一直通到老磨坊，
        ⟦路旁⟧种上柳树，让人有处歇脚。
        """,
        repaired: """
          春渡镇的老码头今年春天重新铺了石板，渡船恢复通航，两岸居民过河不用再绕行三公里。

          渡口每天开行四十班，早晚高峰加密到十分钟一班，船票仍是两元，老人和孩子不用买票。

          镇里还打算在对岸修一条步道，沿着河堤一直通到老磨坊，路旁种上柳树，让人有处歇脚。
          """),
      Example(
        """
        The old ferry at Millbrook runs
        ⟦ag⟧ain since Monday, and the resi-
        ⟦de⟧nts of both banks no longer walk
        ⟦th⟧ree miles to the bridge.
        """,
        repaired:
          "The old ferry at Millbrook runs again since Monday, and the residents of both banks no longer walk three miles to the bridge."
      ),
      Example(
        """
           The old ferry at Millbrook is
        ⟦ba⟧ck, after a summer in which
        ⟦th⟧e people of both banks walked
        ⟦th⟧ree miles, and all is well.
        Fares and times
           A crossing costs two pounds,
        ⟦an⟧d the boat leaves on the hour.
        """,
        repaired: """
          The old ferry at Millbrook is back, after a summer in which the people of both banks walked three miles, and all is well.

          Fares and times

          A crossing costs two pounds, and the boat leaves on the hour.
          """),
      Example(
        """
        　　渡口开航，两岸居民过河不再绕行三公里。
        　　船工每天开四十班，早晚高峰十分钟一班。
        """),
    ])

  private let confidence: Double
  private let floor: Double
  private let openings: Openings

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    floor = try settings.number(
      "floor", in: -12...12,
      "How likely the next line must be at least by the language model: natural logarithm of the odds to its standing anywhere."
    )
    confidence = try settings.number("confidence", in: 0...1, "Confidence of a join of two printed lines.")
    openings = try Openings(reading: &settings)
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    var findings: [Finding] = []
    let views = BlockViews.of(draft, context)
    guard let column = views.column else { return [] }
    for index in draft.blocks.indices.dropLast() {
      let role = draft.blocks[index].role
      guard role == .paragraph || role == .caption && views.ending(index) == .comma,
        draft.blocks[index + 1].role == .paragraph,
        column.continues(views.lastLine(index), to: views.firstLine(index + 1)),
        views.opening(index, openings) == .dateline
          || (column.likelihood(of: views.firstLine(index + 1), after: views.lastLine(index)) ?? floor) >= floor
      else { continue }
      let tail = draft.blocks[index]
      let head = draft.blocks[index + 1]
      findings.append(
        Finding(
          rule: Self.description.id, range: head.pieces[0].range, related: tail.pieces[tail.pieces.count - 1].range,
          message: "the line “{tail}” goes on with “{head}”", confidence: confidence,
          repairs: [
            .join(
              end: tail.end, start: head.start,
              separator: Joint.separator(after: tail.end, before: head.start, on: draft.page))
          ]))
    }
    return findings
  }
}
