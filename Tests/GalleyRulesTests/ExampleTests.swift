import GalleyEngine
import Testing

@testable import GalleyRules

/// Every rule's examples, as they stand and under hostile variations.
struct ExampleTests {
  @Test(arguments: ExampleCase.all)
  func asItStands(_ test: ExampleCase) throws {
    try check(test, on: test.marked, repaired: test.example.repaired)
  }

  @Test(arguments: ExampleCase.all)
  func behindOtherText(_ test: ExampleCase) throws {
    let other = try paragraph(like: test.marked.text) + "\n\n"
    try check(test, on: test.marked.following(other), repaired: test.example.repaired.map { other.trimmingIndent + $0 })
  }

  @Test(arguments: ExampleCase.all)
  func withCRLF(_ test: ExampleCase) throws {
    try check(test, on: test.marked.withCRLF, repaired: test.example.repaired)
  }

  @Test(arguments: ExampleCase.all)
  func withTheRuleDisabled(_ test: ExampleCase) throws {
    let verdict = try RuleHarness.runAll(
      on: test.marked.text, user: #"{"rules": {"\#(test.id)": {"enabled": false}}}"#, of: test.id)
    #expect(verdict.page.failure == nil)
    #expect(verdict.findings.isEmpty)
  }

  @Test(arguments: ExampleCase.all.filter { $0.example.repaired != nil })
  func repairedTwice(_ test: ExampleCase) throws {
    let repaired = try #require(test.example.repaired)
    let verdict = try RuleHarness.run(test.rule, on: repaired)
    #expect(verdict.findings.count { $0.outcome == .repaired } == 0)
    #expect(verdict.text == repaired)
  }

  /// A paragraph of one line that leaves the page's layout as it is: for a page of printed lines a line like its first.
  private func paragraph(like text: String) throws -> String {
    let page = try Page(name: "example", bytes: Array(text.utf8))
    guard page.layout.kind == .printedLines else { return "渡口老街的灯天一黑就亮了。" }
    let line = page.lines[0]
    return String(repeating: "　", count: line.indent / 2) + String(repeating: "渡", count: line.columns / 2 - 1) + "。"
  }

  private func check(_ test: ExampleCase, on marked: MarkedPage, repaired: String?) throws {
    let verdict = try RuleHarness.run(test.rule, on: marked.text)
    #expect(verdict.page.failure == nil)
    if test.isOfCharacters {
      expectCharacterFindings(verdict, at: marked.places)
    } else {
      #expect(verdict.findings.map(\.finding.range.lowerBound).sorted() == marked.places.map(\.lowerBound))
    }
    if let repaired { #expect(verdict.text == repaired) }
    if let role = test.example.role {
      for place in marked.places { #expect(verdict.role(at: place.lowerBound) == role) }
    }
  }

  /// Rules of characters report once a block: the first place, and how many there are.
  private func expectCharacterFindings(_ verdict: RuleHarness.Verdict, at places: [Range<Int>]) {
    var rest = places[...]
    for finding in verdict.findings.map(\.finding) {
      #expect(finding.range == rest.first)
      rest = rest.dropFirst(finding.count)
    }
    #expect(rest.isEmpty && verdict.findings.reduce(0) { $0 + $1.finding.count } == places.count)
  }
}

extension String {
  fileprivate var trimmingIndent: Substring { drop { $0 == "　" } }
}

/// What every rule owes its reader.
struct RegistryTests {
  @Test func idsAreUniqueAndKebabCase() {
    let ids = Registry.rules.map { $0.description.id }
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(id.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(id)")
    }
  }

  @Test func aLineThatTheBatchRepeatsIsFurniture() throws {
    let page = try Page(name: "page", bytes: Array("老堤三村报 第12期\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。".utf8))
    let other = Array("老堤三村报 第7期".utf8)
    let key = BatchKnowledge.key(of: other.indices, in: other.span)
    let batch = BatchKnowledge(repeatedLines: [try #require(key)])
    let rules = try Configuration.load().makeRules(Registry.rules, select: [RepeatedFurniture.description.id])
    let repaired = Engine(rules: rules, policy: .init(minimumConfidence: 0.5), model: .news).repair(page, batch: batch)
    #expect(repaired.blocks.map(\.role) == [.furniture, .paragraph])
  }

  /// A credit stands on many pages, too, but it says itself what it is.
  @Test func aCreditThatTheBatchRepeatsStaysWithItsPicture() throws {
    let page = try Page(name: "page", bytes: Array("资料图片\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。".utf8))
    let credit = Array("资料图片".utf8)
    let key = BatchKnowledge.key(of: credit.indices, in: credit.span)
    let batch = BatchKnowledge(repeatedLines: [try #require(key)])
    let rules = try Configuration.load().makeRules(Registry.rules)
    let repaired = Engine(rules: rules, policy: .init(minimumConfidence: 0.5), model: .news).repair(page, batch: batch)
    #expect(repaired.blocks.map(\.role) == [.caption, .paragraph])
  }

  @Test func stagesAreInOrder() {
    let stages = Registry.rules.map { $0.description.stage }
    #expect(stages == stages.sorted())
  }

  @Test(arguments: Registry.rules.map { $0.description })
  func everyRuleIsExplained(_ rule: RuleDescription) {
    #expect(!rule.summary.isEmpty && !rule.explanation.isEmpty && !rule.safety.isEmpty)
    // What a batch shows, no page alone can.
    #expect(
      rule.examples.contains { $0.page.contains("⟦") } || rule.id == RepeatedFurniture.description.id,
      "\(rule.id) shows nothing that it finds")
    #expect(rule.examples.contains { !$0.page.contains("⟦") }, "\(rule.id) shows nothing that it leaves alone")
  }
}
