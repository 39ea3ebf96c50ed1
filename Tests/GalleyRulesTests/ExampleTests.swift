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
    let other = "渡口老街的灯天一黑就亮了。\n\n"
    try check(test, on: test.marked.following(other), repaired: test.example.repaired.map { other + $0 })
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

  private func check(_ test: ExampleCase, on marked: MarkedText, repaired: String?) throws {
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

/// What every rule owes its reader.
struct RegistryTests {
  @Test func idsAreUniqueAndKebabCase() {
    let ids = Registry.rules.map { $0.description.id }
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(id.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(id)")
    }
  }

  @Test func stagesAreInOrder() {
    let stages = Registry.rules.map { $0.description.stage }
    #expect(stages == stages.sorted())
  }

  @Test(arguments: Registry.rules.map { $0.description })
  func everyRuleIsExplained(_ rule: RuleDescription) {
    #expect(!rule.summary.isEmpty && !rule.explanation.isEmpty && !rule.safety.isEmpty)
    #expect(rule.examples.contains { $0.page.contains("⟦") }, "\(rule.id) shows nothing that it finds")
    #expect(rule.examples.contains { !$0.page.contains("⟦") }, "\(rule.id) shows nothing that it leaves alone")
  }
}
