import GalleyEngine
import Testing

@testable import GalleyRules

/// Whether the first line's last words stand in the page again and end a clause there.
struct SaidAgainTests {
  @Test(arguments: [
    ("全镇日夜巡查保住了老堤坝\n\n去年汛期，全镇日夜巡查保住了老堤坝。\n", true),
    ("全镇日夜巡查保住了老堤坝\n\n去年汛期，全镇日夜巡查保住了老堤坝", false),
    ("全镇日夜巡查保住了老堤坝\n\n去年汛期，全镇日夜巡查保住了老堤坝和三个村子。\n", false),
    // Only the last twelve characters are looked for.
    ("入夏以来全镇日夜巡查保住了老堤坝\n\n他们全镇日夜巡查保住了老堤坝，没有受淹。\n", true),
    ("入夏以来全镇日夜巡查保住了老堤坝\n\n他们全镇白天巡查保住了老堤坝，没有受淹。\n", false),
    // A name that ends many sentences is shorter.
    ("入夏以来坚持加固清溪镇渡口村老堤坝\n\n他们爱清溪镇渡口村老堤坝，没有受淹。\n", false),
    ("保住老堤坝\n\n保住老堤坝，没有受淹。\n", false), ("the old levee held\n\nthe old levee held, and\n", false),
    // A mark near the start of the page has fewer bytes before it than the words.
    ("a，全镇日夜巡查保住了老堤坝\n", false),
  ])
  func isWhole(text: String, expected: Bool) throws {
    let page = try Page(name: "a page", bytes: Array(text.utf8))
    #expect(SaidAgain.isWhole(page.lines[0].range, in: page) == expected)
  }
}
