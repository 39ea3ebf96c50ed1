/// What a rule is, for people: its documentation is generated from this, and its examples are its tests.
public struct RuleDescription: Sendable {
  /// Kebab-case, unique, never re-used: `broken-paragraph`.
  public let id: String
  public let stage: Stage
  /// One line, what the rule finds.
  public let summary: String
  /// Why it is damage, and how the rule decides; Markdown, a few sentences.
  public let explanation: String
  /// Why its repair is safe, or when it is not.
  public let safety: String
  public let examples: [Example]

  public init(id: String, stage: Stage, summary: String, explanation: String, safety: String, examples: [Example]) {
    self.id = id
    self.stage = stage
    self.summary = summary
    self.explanation = explanation
    self.safety = safety
    self.examples = examples
  }
}

/// The order of repair. Within a stage rules go in the order of the registry.
public enum Stage: Int, Sendable, CaseIterable, Comparable {
  /// What a line is, by its own words.
  case roles
  /// Which printed lines make one text block.
  case wraps
  /// What the other blocks are, by their shape and their neighbours.
  case neighbours
  /// Where one printed line holds two blocks.
  case splits
  /// What stands on the page twice.
  case removals
  /// Which piece goes on in the next, beyond doubt.
  case joins
  /// Which block was printed before which.
  case moves
  /// Which of the pieces that are left belong together.
  case matches
  /// What stands where it does not belong, as the joined paragraphs show.
  case placements
  /// What only a person can mend.
  case reports
  /// The characters of each block.
  case characters

  /// Whether a repair of this stage can bring to light more for this stage to do. Then its rules run again until
  /// nothing changes; the others say all they have to say the first time.
  var isIterated: Bool {
    switch self {
    case .moves: true
    case .roles, .wraps, .neighbours, .splits, .removals, .joins, .matches, .placements, .reports, .characters: false
    }
  }

  public static func < (a: Stage, b: Stage) -> Bool { a.rawValue < b.rawValue }
}

/// A page that shows a rule at work.
///
/// In `page` the place that the rule must find stands between `⟦` and `⟧`; several places may be marked. A page
/// without marks is one that the rule must leave alone.
public struct Example: Sendable {
  public let page: String
  /// The page after the rule's repairs alone, blocks separated by a blank line; `nil` where it only reports.
  public let repaired: String?
  /// The expected role of the marked block, for rules that set roles.
  public let role: Role?

  public init(_ page: String, repaired: String? = nil, role: Role? = nil) {
    self.page = page
    self.repaired = repaired
    self.role = role
  }
}

/// How much a finding matters to `lint`.
public enum Severity: String, Sendable, CaseIterable {
  case error, warning, info
}

/// Whether a rule's repairs are applied without being asked for.
public enum Safety: String, Sendable, CaseIterable {
  case safe, unsafe
}
