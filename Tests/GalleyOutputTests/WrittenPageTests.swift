import GalleyOutput
import Testing

@testable import GalleyEngine

struct WrittenPageTests {
  /// A page whose lines have these roles and are otherwise right.
  private func page(_ text: String, _ roles: [Role]) throws -> RepairedPage {
    let page = try Page(name: "page", bytes: Array(text.utf8))
    var bytes: [UInt8] = []
    var blocks: [RepairedBlock] = []
    for (index, line) in page.lines.enumerated() {
      let start = bytes.count
      bytes += page.bytes[line.range]
      blocks.append(
        RepairedBlock(
          role: roles[index], pieces: [Piece(range: line.range, line: index)], text: start..<bytes.count,
          normalisations: 0..<0))
    }
    return RepairedPage(
      page: page, blocks: blocks, text: bytes, normalisations: [], removals: [], findings: [], failure: nil)
  }

  private func written(
    _ page: RepairedPage, _ format: TextFormat = .text, _ placements: [Role: Placement] = [:], endsLine: Bool = true
  ) -> String {
    String(decoding: WrittenPage(page, format: format, placements: placements, endsLine: endsLine).bytes, as: UTF8.self)
  }

  @Test func blocksStandApart() throws {
    let page = try page("\n# 题\n正文。\n\n\n\n图注", [.heading, .paragraph, .caption])
    #expect(written(page) == "# 题\n\n正文。\n\n图注\n")
    #expect(written(page, endsLine: false) == "# 题\n\n正文。\n\n图注")
  }

  @Test func markdownMarksHeadingsOnly() throws {
    let page = try page("题\n### 小题\n*正文*\n", [.heading, .heading, .paragraph])
    #expect(written(page, .markdown) == "## 题\n\n### 小题\n\n*正文*\n")
  }

  @Test func lineEndsStayAndTheMarkGoes() throws {
    #expect(written(try page("\u{FEFF}甲\r\n乙\r\n", [.paragraph, .paragraph])) == "甲\r\n\r\n乙\r\n")
  }

  @Test func placements() throws {
    let page = try page("责编\n图\n甲\n乙", [.furniture, .caption, .paragraph, .paragraph])
    #expect(written(page, .text, [.furniture: .drop, .caption: .end]) == "甲\n\n乙\n\n图\n")
    #expect(written(page, .text, [.caption: .after]) == "责编\n\n图\n\n甲\n\n乙\n")
  }

  @Test func nothingIsWrittenOfNothing() throws {
    #expect(written(try page("", [])) == "")
    #expect(written(try page(" \n\n", [])) == "")
    #expect(written(try page("责编\n", [.furniture]), .text, [.furniture: .drop]) == "")
  }

  @Test func aPageWhoseRepairFailedIsWrittenAsItCame() throws {
    let page = try Page(name: "page", bytes: Array(" 甲 \n\n乙".utf8))
    let failed = RepairedPage.unrepaired(page, because: .invented(block: 0), findings: [])
    #expect(WrittenPage(failed, format: .markdown, placements: [.paragraph: .drop]).bytes == page.bytes)
  }
}
