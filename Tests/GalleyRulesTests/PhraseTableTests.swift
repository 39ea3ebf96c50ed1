import GalleyEngine
import Testing

@testable import GalleyRules

/// Which phrase stands at a place of a text.
struct PhraseTableTests {
  private let table = PhraseTable([
    (["渡口", "渡口新闻中心", "b", "ferry pier office"], .masthead), (["渡"], .jump),
  ])

  @Test(arguments: [
    // The longest counts, though only its first bytes are compared at once; and the end of the text ends it.
    ("渡口新闻中心消息", PhraseTag.masthead, 18), ("渡口新闻中", .masthead, 6), ("渡口", .masthead, 6), ("渡", .jump, 3),
    ("渡船", .jump, 3), ("ferry pier office", .masthead, 17), ("b", .masthead, 1), ("b。", .masthead, 1),
  ])
  func longest(text: String, tag: PhraseTag, length: Int) {
    let bytes = Array(text.utf8)
    let first = UTF8Text.scalar(at: 0, in: bytes.span).value
    let found = table.longest(at: 0, first: first, in: bytes.span, end: bytes.count)
    #expect(found?.tag == tag)
    #expect(found?.length == length)
    let occurs = table.occur(in: 0..<bytes.count, of: bytes.span)
    #expect(occurs)
  }

  @Test(arguments: ["ferry pier offic", "ferry pier offices", "ferry", "bc", "口渔", "中心", ""])
  func none(text: String) {
    let bytes = Array(text.utf8)
    let occurs = table.occur(in: 0..<bytes.count, of: bytes.span)
    #expect(!occurs)
  }

  @Test("A phrase that goes on behind the end of the range is none")
  func end() {
    let bytes = Array("中渡口".utf8)
    let found = table.longest(at: 3, first: 0x6E21, in: bytes.span, end: 6)
    #expect(found?.tag == .jump)
  }
}
