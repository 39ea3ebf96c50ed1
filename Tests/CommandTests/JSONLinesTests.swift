import Foundation
import Testing

struct JSONLinesTests {
  private let command: Command
  init() throws { command = try Command() }

  private let lines = [
    #"{"id":7, "text":"去年汛期,水位一度超过警戒线,全镇组织干部群众日夜巡查,保住了\u8001堤\n\n坝和堤后的三个村子,四百多亩稻田没有受淹。","x":[1.50, {"text":"别,动"}]}"#,
    "", #"{"no":1}"#, "rubbish",
    #"{"text":"好的。","id":"a"}"#,
  ]

  @Test func onlyTheFieldIsReplaced() throws {
    try command.write(lines.joined(separator: "\r\n"), to: "pages.jsonl")
    let result = try command.galley("clean", "pages.jsonl", "-o", "out.jsonl")
    #expect(result.status == 2)
    #expect(
      result.errorLines == [
        "galley: pages.jsonl:3: the line has no member “text”; name the right one with --text-field",
        "galley: pages.jsonl:4: column 1: the line is not a JSON object; the line is left as it is",
      ])
    let out = try command.text("out.jsonl").components(separatedBy: "\r\n")
    #expect(out.count == 5)
    #expect(out[1...] == lines[1...])
    #expect(out[0].hasPrefix(#"{"id":7, "text":"去年汛期，水位一度超过警戒线，"#))
    #expect(out[0].hasSuffix(#"","x":[1.50, {"text":"别,动"}]}"#))
    #expect(try command.galley("restore", "out.jsonl", "-o", "back.jsonl").status == 0)
    #expect(try command.read("back.jsonl") == command.read("pages.jsonl"))
    // The same as a filter.
    let piped = try command.galley("clean", "-", "--jsonl", input: try command.read("pages.jsonl"))
    #expect(piped.output == (try command.text("out.jsonl")))
    #expect(piped.errors.contains("galley: -:4: "))
  }

  @Test func aPageOverTheLimitPassesAsItIs() throws {
    let long = #"{"text":""# + String(repeating: #"好的。\n"#, count: 210_000) + "\"}\n"
    try command.write(long + #"{"text":"好的。"}"# + "\n", to: "pages.jsonl")
    let result = try command.galley("clean", "pages.jsonl", "-o", "out.jsonl")
    #expect(result.status == 2)
    #expect(
      result.errorLines == [
        "galley: pages.jsonl:1: the page has 2100000 bytes, more than limits.pageBytes allows (2097152); split it, or raise the limit"
      ])
    #expect(try command.read("out.jsonl") == command.read("pages.jsonl"))
  }

  /// A line that is too long to be read passes in pieces, and costs the others nothing.
  @Test func aLineOverTheLimitPassesAsItIs() throws {
    let rules = #"{"limits": {"pageBytes": 100000}}"#
    try command.write(rules, to: "rules.json")
    let long = #"{"text":""# + String(repeating: "好,的", count: 150_000) + "\"}\n"
    let pages = "{\"text\":\"一,二\"}\n" + long + "{\"text\":\"三,四\"}\nrubbish\n" + long
    try command.write(pages, to: "pages.jsonl")
    let result = try command.galley("clean", "pages.jsonl", "-o", "out.jsonl")
    #expect(result.status == 2)
    let message = "the line is longer than 200000 bytes, twice what limits.pageBytes allows a page; it is left as it is"
    #expect(result.errorLines.count == 3)
    #expect(result.errorLines.first == "galley: pages.jsonl:2: " + message)
    #expect(result.errorLines.last == "galley: pages.jsonl:5: " + message)
    let expected = pages.replacing("一,二", with: "一，二").replacing("三,四", with: "三，四")
    #expect(try command.text("out.jsonl") == expected)
    let filter = try command.galley("clean", "--jsonl", "-", input: Data(pages.utf8))
    #expect(filter.output == expected)
    #expect(filter.errorLines.first == "galley: -:2: " + message)
    #expect(try command.galley("restore", "out.jsonl", "-o", "back.jsonl").status == 0)
    #expect(try command.text("back.jsonl") == pages)
    #expect(try command.galley("lint", "pages.jsonl").errorLines.first == "galley: pages.jsonl:2: " + message)
  }

  @Test func linesComeBackFromAFolder() throws {
    try command.copySamples(to: "in")
    let pages = try command.files(below: "in").sorted { $0.key < $1.key }
    for (name, options) in [
      ("plain.jsonl", JSONSerialization.WritingOptions.withoutEscapingSlashes), ("slashed.jsonl", []),
    ] {
      let lines = try pages.map { page in
        let text = String(decoding: page.value, as: UTF8.self) + "/ \u{1F4F0}"
        return try JSONSerialization.data(withJSONObject: ["id": page.key, "text": text], options: options)
      }
      try command.write(Data(lines.joined(separator: Data("\n".utf8))), to: "in/lines/\(name)")
    }
    let sources = try command.files(below: "in")
    #expect(try command.galley("clean", "in", "--in-place").status == 0)
    #expect(try command.galley("clean", "in", "--in-place").status == 0)
    #expect(try command.read("in/lines/plain.jsonl") != sources["lines/plain.jsonl"])
    #expect(try command.galley("restore", "in", "-o", "back").status == 0)
    #expect(try command.files(below: "back") == sources)
    let edited = try command.text("in/lines/plain.jsonl").replacing("14-clean", with: "14-dirty")
    try command.write(edited, to: "in/lines/plain.jsonl")
    let refused = try command.galley("restore", "in", "-o", "again")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("in/lines/plain.jsonl:14: it was edited since it was written"))
    #expect(try command.files(below: "again").count == sources.count - 1)
  }

  @Test func theStructuredFormNamesPagesByTheirField() throws {
    let pages = #"{"id":"一","body":"好的。"}"# + "\n" + #"{"body":"坏的。"}"# + "\n"
    try command.write(pages, to: "pages.jsonl")
    let result = try command.galley("clean", "pages.jsonl", "--format", "jsonl", "--text-field", "body")
    #expect(result.status == 0)
    let objects = try result.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.map { $0["path"] as? String } == ["一", "pages.jsonl:2"])
    let block = try #require((objects[0]["blocks"] as? [[String: Any]])?.first)
    #expect(block["text"] as? String == "好的。")
    #expect(block["role"] as? String == "paragraph")
    #expect(block["spans"] as? [[Int]] == [[0, 9]])
  }

  @Test func findingsStandBesideTheText() throws {
    let pages = [
      #"{"text":"去年汛期,水位一度超过警戒线,全镇组织干部群众日夜巡查,保住了\u8001堤\n\n坝和堤后的三个村子,四百多亩稻田没有受淹。","id":"a"}"#,
      #"{"id":"b","text":"好的。" } "#,
      #"{"found":{"by":"me"},"text":"坏,的。","id":"c"}"#, "rubbish", "",
    ].joined(separator: "\n")
    try command.write(pages, to: "pages.jsonl")
    let result = try command.galley("clean", "pages.jsonl", "-o", "out.jsonl", "--findings-field", "found")
    #expect(result.status == 2)
    let lines = try command.text("out.jsonl").split(separator: "\n").map(String.init)
    #expect(
      lines[0].hasPrefix(
        #"{"text":"去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤坝和堤后的三个村子，四百多亩稻田没有受淹。","id":"a","found":[{"rule":"#))
    #expect(lines[1] == #"{"id":"b","text":"好的。" ,"found":[]} "#)
    #expect(lines[2].hasPrefix(#"{"found":[{"rule":"halfwidth-punctuation""#))
    #expect(lines[2].hasSuffix(#"],"text":"坏，的。","id":"c"}"#))
    #expect(lines[3] == "rubbish")
    // The same findings as in the structured form.
    let member = { (line: String, name: String) in
      let page = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      return try #require(page[name] as? [NSDictionary])
    }
    let structured = try command.galley("clean", "pages.jsonl", "--format", "jsonl").output.split(separator: "\n")
    for index in 0..<3 {
      #expect(try member(lines[index], "found") == member(String(structured[index]), "findings"))
    }
    #expect(try command.galley("restore", "out.jsonl", "-o", "back.jsonl").status == 0)
    #expect(try command.text("back.jsonl") == pages)
    #expect(try command.galley("clean", "pages.jsonl", "-o", "o", "--findings-field", "text").status == 2)
  }

  /// A filter hands a line on as soon as it is done: the second line is only written when the first has come back.
  @Test func aFilterDoesNotWait() throws {
    let script = """
      mkfifo back; { printf '{"text":"一。"}\\n'; read -r line < back; printf '{"text":"二。"}\\n'; } |
        "$GALLEY" clean --jsonl - | { read -r first; echo "$first" > back; echo "$first"; cat; }
      """
    #expect(try command.shell(script).output == "{\"text\":\"一。\"}\n{\"text\":\"二。\"}\n")
  }

  /// As many lines as a chunk holds are no end: one that comes later is written, too.
  @Test func aFilterGoesOnBehindAFullChunk() throws {
    let script = """
      mkfifo back
      { for i in $(seq 512); do printf '{"text":"一。"}\n'; done; read -r line < back; printf '{"text":"二。"}\n'; } |
        "$GALLEY" clean --jsonl - | { for i in $(seq 512); do read -r first; done; echo > back; cat; }
      """
    #expect(try command.shell(script).output == "{\"text\":\"二。\"}\n")
  }
}

/// What belongs together across pages and blocks.
struct LinkTests {
  private struct Page: Decodable {
    struct Block: Decodable { let text: String }
    struct Link: Decodable {
      let kind: String
      let block: Int
      let path: String?
      let to: Int
    }
    let path: String
    let blocks: [Block]
    let links: [Link]
  }

  @Test(arguments: ["1", "3"])
  func aTextIsLinkedWithItsContinuationOnAnotherPage(threads: String) throws {
    let command = try Command()
    try command.copySamples(to: "in")
    let output = try command.galley("clean", "in", "--format", "jsonl", "-j", threads).output
    let pages = try output.split(separator: "\n").map { try JSONDecoder().decode(Page.self, from: Data($0.utf8)) }
    let front = try #require(pages.first { $0.path.hasSuffix("03-issue-front-page.txt") })
    let link = try #require(front.links.first { $0.kind == "continuation" })
    let other = try #require(pages.first { $0.path == link.path })
    #expect(other.path.hasSuffix("05-issue-page-three.txt"))
    #expect(front.blocks[link.block].text.contains("一次请大家看图纸，"))
    let back = try #require(other.links.first { $0.kind == "origin" })
    #expect(back.path == front.path && back.block == link.to && back.to == link.block)
  }

  /// In one file pages are linked; in a filter it would be chance which of them are there together.
  @Test func aFilterLinksWithinPagesOnly() throws {
    let command = try Command()
    try command.copySamples(to: "in")
    let lines = try ["03-issue-front-page", "05-issue-page-three"].map { name in
      try JSONSerialization.data(withJSONObject: ["id": name, "text": try command.text("in/\(name).txt")])
    }
    let input = Data(lines.joined(separator: Data("\n".utf8)))
    try command.write(input, to: "pages.jsonl")
    let file = try command.galley("clean", "pages.jsonl", "--format", "jsonl")
    #expect(file.output.contains(#""kind":"continuation""#))
    let filter = try command.galley("clean", "-", "--jsonl", "--format", "jsonl", input: input)
    #expect(filter.output.split(separator: "\n").count == 2)
    #expect(!filter.output.contains(#""kind":"continuation""#))
  }
}
