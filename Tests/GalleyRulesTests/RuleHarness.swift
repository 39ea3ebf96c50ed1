import GalleyEngine

@testable import GalleyRules

/// One example of one rule.
struct ExampleCase: Sendable, CustomStringConvertible {
  let rule: any Rule.Type
  let example: Example

  static let all: [ExampleCase] = Registry.rules.flatMap { rule in
    rule.description.examples.map { ExampleCase(rule: rule, example: $0) }
  }

  var id: String { rule.description.id }
  var isOfCharacters: Bool { rule is any CharacterRule.Type }
  var marked: MarkedPage { MarkedPage(example.page) }
  var description: String { "\(id): \(example.page.prefix(24).split(separator: "\n").joined(separator: " "))" }
}

extension MarkedPage {
  /// The same text with another one in front of it.
  func following(_ prefix: String) -> MarkedPage {
    var moved = self
    moved.text = prefix + text
    moved.places = places.map { $0.lowerBound + prefix.utf8.count..<$0.upperBound + prefix.utf8.count }
    return moved
  }

  /// The same text with CRLF at the ends of its lines.
  var withCRLF: MarkedPage {
    let bytes = Array(text.utf8)
    func moved(_ offset: Int) -> Int { offset + bytes[..<offset].count { $0 == 0x0A } }
    var result = self
    result.text = String(decoding: bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }, as: UTF8.self)
    result.places = places.map { moved($0.lowerBound)..<moved($0.upperBound) }
    return result
  }
}

/// Runs a rule of the registry with the default configuration.
enum RuleHarness {
  /// The rule's own verdict on a page.
  struct Verdict {
    let page: RepairedPage
    let findings: [SettledFinding]

    /// The repaired blocks, a blank line between them.
    var text: String {
      page.blocks.map { String(decoding: page.text[$0.text], as: UTF8.self) }.joined(separator: "\n\n")
    }

    /// The role of the block that holds a byte of the source.
    func role(at offset: Int) -> Role? {
      page.blocks.first { $0.pieces.contains { $0.range.contains(offset) } }?.role
    }
  }

  /// Repairs `text` with the rule and the rules that it builds on: what blocks are for those that join and report,
  /// and the joins, too, for those that look at joined paragraphs.
  static func run(_ rule: any Rule.Type, on text: String) throws -> Verdict {
    let stage = rule.description.stage
    let basis = Registry.rules.filter { other in
      switch other.description.stage {
      case .roles: stage > .roles && stage < .characters
      case .joins: stage > .matches && stage < .characters
      case .matches, .neighbours: stage == .placements
      default: false
      }
    }
    let ids = basis.map { $0.description.id } + [rule.description.id]
    return try run(Configuration.load(), select: ids, on: text, of: rule.description.id)
  }

  /// Repairs `text` with all rules that a user's configuration leaves enabled.
  static func runAll(on text: String, user: String = "{}", of id: String) throws -> Verdict {
    try run(Configuration.load(user: ("user.json", Array(user.utf8))), select: [], on: text, of: id)
  }

  private static func run(
    _ configuration: Configuration, select: [String], on text: String, of id: String
  ) throws -> Verdict {
    let rules = try configuration.makeRules(Registry.rules, select: select)
    let engine = Engine(rules: rules, policy: .init(minimumConfidence: configuration.minimumConfidence), model: .news)
    let page = engine.repair(try Page(name: "example", bytes: Array(text.utf8)))
    return Verdict(page: page, findings: page.findings.filter { $0.finding.rule == id })
  }
}
