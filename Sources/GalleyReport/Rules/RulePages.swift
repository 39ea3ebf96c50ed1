import GalleyRules

/// Where the pages of the rules can be read, as `docs/rules` has them.
public struct RulePages: Sendable {
  /// An address; empty where none is known.
  private let base: String

  /// - Parameter base: the address of the folder, or empty.
  public init(below base: String) {
    self.base = base.isEmpty || base.hasSuffix("/") ? base : base + "/"
  }

  /// The address of a rule's page; nil where none is known, as for rules of the user's own.
  public func address(of rule: String) -> String? {
    guard !base.isEmpty, Registry.rules.contains(where: { $0.description.id == rule }) else { return nil }
    return "\(base)\(rule).md"
  }
}
