import Testing

@testable import GalleyScore

/// One page on which everything can go wrong: a paragraph cut by a caption, and goes on before its start; a byline run
/// into a line; two articles; a second copy.
struct ScoreTests {
  private static let lines = [
    "# 老街亮灯", "渡口的船修好了，船工又上了", "图为新船。", "岸。河上热闹起来。", "# 渡口换新", "灯一亮，街就活了。记者 林小舟",
    "街上的人都说好。", "街上的人都说好。",
  ]
  private static let source = Array(lines.joined(separator: "\n").utf8)

  /// The bytes of a piece of the page; of its last place, if it stands there twice.
  private static func span(_ text: String, last: Bool = false) -> Range<Int> {
    let wanted = Array(text.utf8)
    let starts = (0...source.count - wanted.count).filter { source[$0..<$0 + wanted.count].elementsEqual(wanted) }
    let start = last ? starts[starts.count - 1] : starts[0]
    return start..<start + wanted.count
  }

  private static func spans(_ texts: [String], last: Bool = false) -> String {
    "[" + texts.map { span($0, last: last) }.map { "[\($0.lowerBound),\($0.upperBound)]" }.joined(separator: ",") + "]"
  }

  private static func block(_ role: String, _ texts: [String], article: Int? = nil, text: String? = nil) -> String {
    let members = [#""role":"\#(role)""#, #""spans":\#(spans(texts))"#]
    let more = [article.map { #""article":\#($0)"# }, text.map { #""text":"\#($0)""# }].compactMap { $0 }
    return "{" + (members + more).joined(separator: ",") + "}"
  }

  /// 渡口换新 with its paragraph is one article, 老街亮灯 with two is the other.
  private static let truth = """
    {"page":"a.txt","blocks":[
      \(block("heading", ["# 老街亮灯"], article: 1)),
      \(block("paragraph", ["灯一亮，街就活了。"], article: 1, text: "灯一亮，街就活了。")),
      \(block("byline", ["记者 林小舟"])),
      \(block("paragraph", ["街上的人都说好。"], article: 1, text: "街上的人都说好。")),
      \(block("heading", ["# 渡口换新"], article: 2)),
      \(block("paragraph", ["渡口的船修好了，船工又上了", "岸。河上热闹起来。"], article: 2, text: "渡口的船修好了，船工又上了岸。河上热闹起来。")),
      \(block("caption", ["图为新船。"]))],
     "duplicates":\(spans(["街上的人都说好。"], last: true)),"either":[],"noise":[]}
    """

  private static func result(_ blocks: [String], removed: String? = nil) -> String {
    let removals = removed.map { #"{"rule":"duplicate-paragraph","span":\#($0)}"# } ?? ""
    return #"{"path":"in/a.txt","blocks":[\#(blocks.joined(separator: ","))],"removed":[\#(removals)],"findings":[]}"#
  }

  private static var right: [String] {
    [
      block("heading", ["# 渡口换新"], text: ""),
      block("paragraph", ["渡口的船修好了，船工又上了", "岸。河上热闹起来。"], text: "渡口的船修好了，船工又上了岸。河上热闹起来。"),
      block("caption", ["图为新船。"], text: ""), block("heading", ["# 老街亮灯"], text: ""),
      block("paragraph", ["灯一亮，街就活了。"], text: "灯一亮，街就活了。"), block("byline", ["记者 林小舟"], text: ""),
      block("paragraph", ["街上的人都说好。"], text: "街上的人都说好。"),
    ]
  }

  private static func score(_ result: String?, gold: String = truth) throws -> Score {
    var score = Score()
    let gold = try GoldPage(Array(gold.utf8), name: "a.json", pageLength: source.count)
    let page = try result.flatMap { try ResultPage(Array($0.utf8), at: "r:1", pageLength: { _ in source.count }) }
    score.add(page, gold: gold, name: "a", source: source)
    return score
  }

  private static func tally(_ score: Score, _ name: String) -> [Int] {
    score.rows.first { $0.name == name }.map { [$0.tally.right, $0.tally.wrong, $0.tally.missed] } ?? []
  }

  @Test func whatIsRightIsRight() throws {
    let copy = Self.span("街上的人都说好。", last: true)
    let score = try Self.score(Self.result(Self.right, removed: "[\(copy.lowerBound),\(copy.upperBound)]"))
    for (name, tally) in score.rows { #expect(tally.wrong == 0 && tally.missed == 0, "\(name)") }
    #expect(Self.tally(score, "join") == [1, 0, 0])
    #expect(Self.tally(score, "join-far") == [1, 0, 0])
    #expect(Self.tally(score, "split") == [1, 0, 0])
    #expect(Self.tally(score, "duplicate") == [1, 0, 0])
    #expect(Self.tally(score, "order") == [2, 0, 0])
    #expect(Self.tally(score, "paragraph-exact") == [3, 0, 0])
    #expect(Self.tally(score, "role-heading") == [2, 0, 0])
    #expect((score.pages, score.exactPages, score.missingPages, score.lostCharacters) == (1, 1, 0, 0))
    #expect(score.wrongCharacters == 0)
    #expect(score.wrongCharactersBefore == 15)
  }

  /// The page as it lies: all of it is there, and nothing is repaired.
  @Test func whatIsNotRepairedIsMissed() throws {
    let blocks = Self.lines.dropLast().map { Self.block("paragraph", [$0], text: $0) }
    let score = try Self.score(Self.result(blocks))
    #expect(Self.tally(score, "join") == [0, 0, 1])
    #expect(Self.tally(score, "split") == [0, 0, 1])
    #expect(Self.tally(score, "duplicate") == [0, 0, 1])
    #expect(Self.tally(score, "order") == [0, 0, 2])
    #expect(Self.tally(score, "role-paragraph") == [4, 4, 0])
    #expect(Self.tally(score, "role-heading") == [0, 0, 2])
    #expect(Self.tally(score, "paragraph-exact") == [1, 2, 2])
    #expect(score.wrongCharacters == score.wrongCharactersBefore)
    // The second copy stands in no block.
    #expect((score.exactPages, score.lostCharacters) == (0, 8))
  }

  @Test func aWrongJoinIsOneWrongAndOneMissed() throws {
    let blocks = [
      Self.block("paragraph", ["渡口的船修好了，船工又上了", "图为新船。"], text: ""), Self.block("paragraph", ["岸。河上热闹起来。"], text: ""),
    ]
    let score = try Self.score(Self.result(blocks))
    #expect(Self.tally(score, "join") == [0, 1, 1])
    #expect(Self.tally(score, "join-far") == [0, 0, 1])
    // The page itself does not decide: it counts neither way.
    let either = Self.span("岸。").lowerBound
    let open = Self.truth.replacing(
      #""either":[]"#, with: #""either":[[\#(Self.span("又上了").upperBound),\#(either)]]"#)
    #expect(try Self.tally(Self.score(Self.result(blocks), gold: open), "join") == [0, 1, 0])
  }

  @Test func aPageWithoutAResultIsAllMissed() throws {
    let score = try Self.score(nil)
    #expect(score.missingPages == 1)
    #expect(Self.tally(score, "role-paragraph") == [0, 0, 4])
    #expect(score.lostCharacters > 50)
  }

  @Test(arguments: [
    ("[]", "a.json:1:1: the page must be an object, not an array"), ("{", "a.json:1:2: "),
    (#"{"blocks": 1}"#, "a.json:1:12: “blocks” must be an array, not a number"),
    (#"{"blocks": [{"spans": [[0, 3]]}]}"#, "a.json:1:13: here “role” is missing"),
    (#"{"blocks": [{"role": "headline", "spans": [[0, 3]]}]}"#, "a.json:1:22: “headline” is no role"),
    (#"{"blocks": [{"role": "heading"}]}"#, "a.json:1:13: here “spans” is missing"),
    (#"{"blocks": [{"role": "heading", "spans": [[3, 0]]}]}"#, "a.json:1:43: [3, 0] is no span of the page"),
    (#"{"blocks": [{"role": "heading", "spans": [[0, 9999]]}]}"#, "which has"),
    (#"{"blocks": [{"role": "heading", "spans": [[0]]}]}"#, "this must be a span, [start, end], in bytes"),
    (#"{"either": [[0, "a"]]}"#, "this must be [end, start], in bytes"),
  ])
  func badGoldIsNamed(_ gold: String, message: String) {
    let error = #expect(throws: ScoreError.self) {
      try GoldPage(Array(gold.utf8), name: "a.json", pageLength: Self.source.count)
    }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test func namesOfPages() {
    #expect(ResultPage.stem(of: "in/a.b.txt") == "a.b")
    #expect(ResultPage.stem(of: "a") == "a")
    #expect(ResultPage.stem(of: "in/.a") == ".a")
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "abc", 0), ("kitten", "sitting", 3), ("", "abc", 3), ("船工上岸", "船上了岸", 2), ("ab", "ba", 2),
  ])
  func distances(_ one: String, _ other: String, distance: Int) {
    #expect(editDistance(one, other) == distance)
    #expect(editDistance(other, one) == distance)
  }
}
