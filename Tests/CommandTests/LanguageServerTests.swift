import Foundation
import Testing

/// `galley lsp`, by a client that speaks with the real command.
struct LanguageServerTests {
  private typealias Object = LanguageClient.Object

  private let command: Command

  init() throws { command = try Command() }

  private func file(_ name: String) -> URL { command.folder.appending(path: name) }

  /// Line and character of the start and the end.
  private func range(_ object: Object) throws -> [Int] {
    let range = try #require(object["range"] as? [String: [String: Int]])
    return try ["start", "end"].flatMap { end in
      try ["line", "character"].map { try #require(range[end]?[$0]) }
    }
  }

  private static let samples: [String] =
    (try? FileManager.default.contentsOfDirectory(atPath: Command.samples.appending(path: "pages").path))?
    .filter { $0.hasSuffix(".txt") }.sorted() ?? []

  // MARK: What is found

  @Test(arguments: samples) func anEditorIsToldWhatLintTells(_ name: String) throws {
    try command.copySamples(to: "pages")
    let client = try LanguageClient(in: command.folder)
    _ = try client.initialize()
    let page = file("pages/\(name)")
    let told = try client.open(page).map { diagnostic in
      // What only tells what a block is, is a hint to an editor, and a note to others.
      try range(diagnostic) + [min(3, try #require(diagnostic["severity"] as? Int))]
    }
    let report = try command.galley("lint", "pages/\(name)", "--format", "sarif", "--no-cache").output
    let sarif = try #require(try JSONSerialization.jsonObject(with: Data(report.utf8)) as? Object)
    let results = try #require((sarif["runs"] as? [Object])?.first?["results"] as? [Object])
    let found = try results.map { result in
      let location = try #require((result["locations"] as? [Object])?.first?["physicalLocation"] as? Object)
      let region = try #require(location["region"] as? [String: Int])
      let place = ["startLine", "startColumn", "endLine", "endColumn"].map { region[$0]! - 1 }
      return place + [try #require(["error": 1, "warning": 2, "note": 3][result["level"] as? String ?? ""])]
    }
    #expect(!found.isEmpty)
    func sorted(_ lists: [[Int]]) -> [[Int]] { lists.sorted { $0.lexicographicallyPrecedes($1) } }
    #expect(sorted(told) == sorted(found))
    #expect(try client.exit() == 0)
  }

  @Test func aDiagnosticLinksToThePageOfItsRule() throws {
    try command.write("他们来了,我们也来了。\n", to: "a.txt")
    try command.write(#"{"documentation": "https://galley.example/rules/"}"#, to: "rules.json")
    for takesLinks in [true, false] {
      let client = try LanguageClient(in: command.folder)
      _ = try client.initialize(["textDocument": ["publishDiagnostics": ["codeDescriptionSupport": takesLinks]]])
      let link = try #require(try client.open(file("a.txt")).first)["codeDescription"] as? [String: String]
      let address = "https://galley.example/rules/halfwidth-punctuation.md"
      #expect(link == (takesLinks ? ["href": address] : nil))
      #expect(try client.exit() == 0)
    }
  }

  @Test func aHeadingIsAHintAndADamagedParagraphAWarning() throws {
    try command.copySamples(to: "pages")
    let client = try LanguageClient(in: command.folder)
    _ = try client.initialize()
    let found = try client.open(file("pages/02-old-courtyards.txt"))
    func severities(of rule: String) -> Set<Int> {
      Set(found.filter { $0["code"] as? String == rule }.compactMap { $0["severity"] as? Int })
    }
    #expect(severities(of: "heading") == [4])
    #expect(severities(of: "scattered-paragraph") == [2])
    #expect(try client.exit() == 0)
  }

  @Test func positionsCountUnitsOfUTF16AndEveryLineEnd() throws {
    let client = try LanguageClient(in: command.folder)
    _ = try client.initialize()
    // 𠮷 and 😀 take two units each; CR LF is one line end, CR alone another.
    let text = "第一行。\r\n第二行。\r𠮷野家\u{1F600}来了,我们也来了。\n"
    let found = try client.open(file("a b.txt"), text: text)
    let mark = try #require(found.first { $0["code"] as? String == "halfwidth-punctuation" })
    #expect(try range(mark) == [2, 8, 2, 9])
    #expect(mark["source"] as? String == "galley")
    #expect(try client.exit() == 0)
  }

  @Test func whatIsTypedFastIsCheckedAsItStandsLast() throws {
    let client = try LanguageClient(in: command.folder)
    _ = try client.initialize()
    let page = file("page.txt")
    #expect(try client.open(page, text: "我们来了。\n").isEmpty)
    for version in 2...40 {
      try client.change(page, to: version == 40 ? "他们来了,我们也来了。\n" : "我们来了\(version)。\n", version: version)
    }
    while true {
      let parameters = try client.notification("textDocument/publishDiagnostics")
      guard parameters["version"] as? Int == 40 else { continue }
      #expect((parameters["diagnostics"] as? [Object])?.count == 1)
      break
    }
    try client.notify("textDocument/didClose", ["textDocument": ["uri": page.absoluteString]])
    #expect(try client.diagnostics(of: page).isEmpty)
    #expect(try client.exit() == 0)
  }

  @Test func aDocumentOfFiveMegabytesIsRepairedAtItsEnd() throws {
    // The protocol is what is tried here: one rule is enough, and the page is a few long lines.
    try command.write(#"{"version":1,"limits":{"pageBytes":8000000}}"#, to: "rules.json")
    let client = try LanguageClient(in: command.folder, "--select", "halfwidth-punctuation")
    _ = try client.initialize()
    let line = String(repeating: "春天到了𠮷野家的人在河边修堤", count: 20_000)
    let text = Array(repeating: line, count: 6).joined(separator: "\n\n") + "来了,我们也来了。\n"
    #expect(text.utf8.count > 5_000_000)
    let page = file("large.txt")
    let found = try client.open(page, text: text)
    #expect(found.count == 1)
    let comma = line.utf16.count + 2
    #expect(try range(try #require(found.first)) == [10, comma, 10, comma + 1])
    let action = try #require(try client.actions(page, at: 10, comma, only: ["quickfix"]).first)
    #expect(
      try EditorText.applying(action, to: text, of: page)
        == Array(repeating: line, count: 6).joined(separator: "\n\n") + "来了，我们也来了。\n")
    #expect(try client.exit() == 0)
  }

  // MARK: Repairs

  @Test func aQuickFixMakesTheRepairOfItsFinding() throws {
    let client = try LanguageClient(in: command.folder)
    _ = try client.initialize(["workspace": ["workspaceEdit": ["documentChanges": true]]])
    let page = file("page.txt")
    let text = "𠮷野家来了,我们也来了。\n\n他们来了,我们走了。\n"
    #expect(try client.open(page, text: text).count == 2)
    let actions = try client.actions(page, at: 2, 4, only: ["quickfix"])
    let action = try #require(actions.first)
    #expect(actions.count == 1)
    #expect(action["isPreferred"] as? Bool == true)
    #expect((action["diagnostics"] as? [Object])?.first?["code"] as? String == "halfwidth-punctuation")
    let changes = try #require((action["edit"] as? Object)?["documentChanges"] as? [Object])
    #expect((changes[0]["textDocument"] as? Object)?["version"] as? Int == 1)
    let edits = try #require(changes[0]["edits"] as? [Object])
    #expect(try EditorText.applying(edits, to: text) == "𠮷野家来了,我们也来了。\n\n他们来了，我们走了。\n")
    #expect(try client.actions(page, at: 1, 0, only: ["quickfix"]).isEmpty)
    #expect(try client.actions(page, at: 1, 0, only: ["refactor"]).isEmpty)
    #expect(try client.exit() == 0)
  }

  @Test(arguments: samples) func allRepairsAreThoseOfLintFix(_ name: String) throws {
    try command.copySamples(to: "pages")
    let page = file("pages/\(name)")
    let text = String(decoding: try command.read("pages/\(name)"), as: UTF8.self)
    let client = try LanguageClient(in: command.folder)
    _ = try client.initialize()
    _ = try client.open(page, text: text)
    let actions = try client.actions(page, at: 0, 0, only: ["source.fixAll"])
    #expect(try client.exit() == 0)
    _ = try command.galley("lint", "--fix", "--exit-zero", "pages/\(name)")
    let fixed = Array(try command.read("pages/\(name)"))
    #expect(actions.count == (fixed == Array(text.utf8) ? 0 : 1))
    for action in actions {
      #expect(action["kind"] as? String == "source.fixAll.galley")
      #expect(Array(try EditorText.applying(action, to: text, of: page).utf8) == fixed)
    }
  }

  @Test func hoverExplainsTheRule() throws {
    let client = try LanguageClient(in: command.folder)
    _ = try client.initialize()
    let page = file("page.txt")
    _ = try client.open(page, text: "他们来了,我们也来了。\n\n我们来了。\n")
    func hover(_ line: Int, _ character: Int) throws -> Any? {
      try client.request(
        "textDocument/hover",
        [
          "textDocument": ["uri": page.absoluteString],
          "position": ["line": line, "character": character],
        ])["result"]
    }
    let contents = try #require((try hover(0, 4) as? Object)?["contents"] as? [String: String])
    #expect(contents["kind"] == "markdown")
    #expect(contents["value"]?.contains("**halfwidth-punctuation**") == true)
    #expect(contents["value"]?.contains("`galley explain halfwidth-punctuation`") == true)
    #expect(try hover(2, 2) is NSNull)
    #expect(try client.exit() == 0)
  }

  // MARK: Configuration

  @Test func theNearestConfigurationHoldsAndIsReadAgainOnSaving() throws {
    try command.write(#"{"version":1,"rules":{"halfwidth-punctuation":{"enabled":false}}}"#, to: "paper/rules.json")
    let client = try LanguageClient(in: command.folder)
    _ = try client.initialize()
    let text = "他们来了,我们也来了。\n"
    #expect(try client.open(file("other/page.txt"), text: text).count == 1)
    let page = file("paper/1990/page.txt")
    try FileManager.default.createDirectory(at: page.deletingLastPathComponent(), withIntermediateDirectories: true)
    #expect(try client.open(page, text: text).isEmpty)
    try command.write(#"{"version":1,"ruels":{}}"#, to: "paper/rules.json")
    try client.notify("textDocument/didSave", ["textDocument": ["uri": page.absoluteString]])
    let problems = try client.diagnostics(of: page)
    #expect(problems.count == 1)
    #expect(problems[0]["severity"] as? Int == 1)
    let message = try #require(problems[0]["message"] as? String)
    #expect(message.contains("rules.json:1:14") && message.contains("rules"))
    try command.write(#"{"version":1}"#, to: "paper/rules.json")
    try client.notify("textDocument/didSave", ["textDocument": ["uri": page.absoluteString]])
    #expect(try client.diagnostics(of: page).first?["code"] as? String == "halfwidth-punctuation")
    #expect(try client.exit() == 0)
  }

  // MARK: What is wrong

  @Test func malformedMessagesAreAnsweredAndTheServerGoesOn() throws {
    let client = try LanguageClient(in: command.folder)
    func code(_ answer: Object) -> Int? { (answer["error"] as? Object)?["code"] as? Int }
    #expect(code(try client.request("textDocument/hover")) == -32002)
    _ = try client.initialize()
    try client.send(content: Data("{]".utf8))
    let answer = try client.nextAnswer()
    #expect(code(answer) == -32700)
    #expect(answer["id"] is NSNull)
    try client.send(content: Data([0x22, 0xFF, 0x22]))
    #expect(code(try client.nextAnswer()) == -32700)
    try client.send(content: Data("[]".utf8))
    #expect(code(try client.nextAnswer()) == -32600)
    for header in [
      "Content-Type: text\r\n\r\n", "Content-Length: -4\r\n\r\n", "Content-Length: 99999999999999\r\n\r\n",
    ] {
      try client.send(bytes: Data(header.utf8))
      #expect(code(try client.nextAnswer()) == -32700)
    }
    #expect(code(try client.request("textDocument/rename")) == -32601)
    #expect(code(try client.request("textDocument/hover")) == -32602)
    try client.notify("textDocument/didChange", [:])
    #expect((try client.notification("window/logMessage")["message"] as? String)?.contains("uri") == true)
    #expect(try client.open(file("page.txt"), text: "他们来了,我们也来了。\n").count == 1)
    #expect(try client.open(file("nul.txt"), text: "他们\u{0}来了\n").first?["severity"] as? Int == 1)
    #expect(try client.exit() == 0)
  }

  @Test func withoutShutdownTheEndIsAFailure() throws {
    let client = try LanguageClient(in: command.folder, "--stdio")
    _ = try client.initialize()
    #expect(try client.exit(afterShutdown: false) == 1)
  }
}
