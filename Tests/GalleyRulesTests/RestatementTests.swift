import GalleyEngine
import Testing

@testable import GalleyRules

/// How much of a headline the text below it says again.
struct RestatementTests {
  @Test(arguments: [
    ("渡口换新船", "渡口换新船的消息昨天传开，两岸居民都很高兴。", 0.99...1.0), ("渡口换新船", "老渡口换新船，一共可以坐六十人。", 0.99...1.0),
    ("渡口换新船", "镇里的茶馆重新开了张，一壶茶两块钱。", 0.0...0.0), ("渡口", "渡口昨天开航。", 0.0...0.0),
    ("Ferry steps reopen", "The ferry steps reopen today after two winters.", 0.0...0.0),
  ])
  func share(headline: String, text: String, expected: ClosedRange<Double>) throws {
    let page = try Page(name: "a page", bytes: Array("\(headline)\n\n\(text)\n".utf8))
    let blocks = page.lines.indices.map {
      Block(role: .paragraph, pieces: [Piece(range: page.lines[$0].range, line: $0)])
    }
    let share = Restatement(of: blocks[1], in: page.bytes.span)
      .share(of: Restatement(of: blocks[0], in: page.bytes.span))
    #expect(expected.contains(share), "\(share)")
  }
}
