import Testing

@testable import GalleyRules

/// Copies of paragraphs on pages with many that start alike.
struct CopiesTests {
  private let paragraph = "去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤坝和堤后的三个村子。"

  @Test(arguments: [2, 3, 400])
  func oneOfManyStays(count: Int) throws {
    let page = Array(repeating: paragraph, count: count).joined(separator: "\n\n")
    let verdict = try RuleHarness.run(DuplicateParagraph.self, on: page)
    #expect(verdict.text == paragraph)
    #expect(verdict.findings.count == count - 1)
  }

  @Test func itemsOfALongListStay() throws {
    let items = (100..<600).map { "第\($0)号渡口：船\($0)艘，去年汛期水位超过警戒线\($0)次，客运量\($0)万人，渡工\($0)名。" }
    let verdict = try RuleHarness.run(DuplicateParagraph.self, on: items.joined(separator: "\n\n"))
    #expect(verdict.page.blocks.count == items.count)
  }

  @Test func aCopyBehindALongListIsFound() throws {
    let items = (100..<160).map { "去年汛期，\($0)号渡口的船\($0)艘停航，水位超过警戒线，客运量\($0)万人，渡工\($0)名在岗。" }
    let verdict = try RuleHarness.run(
      DuplicateParagraph.self, on: (items + [items[0]]).joined(separator: "\n\n"))
    #expect(verdict.page.blocks.count == items.count)
    #expect(verdict.findings.count == 1)
  }

  @Test func numbersOfTwoListsAreMergedInOrder() {
    #expect(Array(Merged([1, 4, 6], [2, 4, 9])) == [1, 2, 4, 6, 9])
    #expect(Array(Merged([], [3])) == [3])
  }
}
