import GalleyEngine

/// Runs the examples of the rules of a user's own.
public enum OwnExamples {
  /// An example that is not as it says.
  public struct Failure: CustomStringConvertible {
    let rule: String
    /// From 1.
    let number: Int
    let message: String
    public var description: String { "\(rule), example \(number): \(message)" }
  }

  /// Each rule alone on each of its examples, whether the rule is enabled or not.
  /// - Returns: how many examples there are, and what fails.
  /// - Throws: `SettingsError` where a pattern takes too long, or would write other text.
  public static func run(_ configuration: Configuration) throws(SettingsError) -> (run: Int, failures: [Failure]) {
    var run = 0
    var failures: [Failure] = []
    for rule in configuration.rules.prefix(configuration.ownCount) {
      let active = try configuration.makeRules(Registry.rules, select: [rule.id])
      for (index, example) in rule.examples.enumerated() {
        run += 1
        guard let message = try failure(of: example, active, rule.stage) else { continue }
        failures.append(Failure(rule: rule.id, number: index + 1, message: message))
      }
    }
    return (run, failures)
  }

  private static func failure(
    of example: Example, _ rules: [Engine.ActiveRule], _ stage: Stage
  ) throws(SettingsError) -> String? {
    let marked = MarkedPage(example.page)
    let page = try repaired(marked.text, rules)
    if let failure = page.failure { return "the page cannot be repaired: \(failure)" }
    if let message = difference(page, marked, stage) { return message }
    guard let wanted = example.repaired else { return nil }
    let text = text(of: page)
    guard text == wanted else { return "it should become “\(wanted)”, and becomes “\(text)”" }
    return self.text(of: try repaired(wanted, rules)) == wanted ? nil : "what it repaired it would repair again"
  }

  /// What the rule found and should not have, or the other way round.
  private static func difference(_ page: RepairedPage, _ marked: MarkedPage, _ stage: Stage) -> String? {
    let source = page.page.bytes
    func quote(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }
    let findings = page.findings.map(\.finding)
    // Characters are told of once a block, with their number.
    let count = findings.reduce(0) { $0 + $1.count }
    let wanted = marked.places.map(\.lowerBound)
    if let extra = findings.first(where: { !wanted.contains($0.range.lowerBound) }) {
      return "“\(quote(extra.range))” is found, and is not marked"
    }
    if count > wanted.count { return "\(count) places are found, and \(wanted.count) are marked" }
    let found = Set(findings.map(\.range.lowerBound))
    if count < wanted.count {
      let missed = marked.places.first { !found.contains($0.lowerBound) }
      return missed.map { "“\(quote($0))” is marked, and is not found" } ?? "fewer places are found than are marked"
    }
    return nil
  }

  private static func repaired(_ text: String, _ rules: [Engine.ActiveRule]) throws(SettingsError) -> RepairedPage {
    guard let page = try? Page(name: "example", bytes: Array(text.utf8)) else {
      throw SettingsError("an example is no page")
    }
    let repaired = Engine(rules: rules, policy: .init(minimumConfidence: 0, allowsUnsafe: true)).repair(page)
    if let trouble = rules.lazy.compactMap({ $0.rule.trouble }).first { throw trouble }
    return repaired
  }

  /// The blocks, a blank line between them.
  private static func text(of page: RepairedPage) -> String {
    page.blocks.map { String(decoding: page.text[$0.text], as: UTF8.self) }.joined(separator: "\n\n")
  }
}
