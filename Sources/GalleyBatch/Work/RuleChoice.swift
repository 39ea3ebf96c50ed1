import GalleyEngine
import GalleyRules

/// Which rules run, and which of their repairs are made.
public struct RuleChoice: Sendable {
  public let configuration: Configuration
  /// If not empty, only these rules run.
  public var select: [String] = []
  /// These rules do not run.
  public var ignore: [String] = []
  public var allowsUnsafe = false
  /// Over the configuration's: 0…1.
  public var minimumConfidence: Double?

  public init(_ configuration: Configuration) { self.configuration = configuration }

  /// An engine for one thread.
  public func makeEngine() throws(SettingsError) -> Engine {
    let rules = try configuration.makeRules(Registry.rules, select: select, ignore: ignore)
    let policy = Engine.Policy(
      minimumConfidence: minimumConfidence ?? configuration.minimumConfidence, allowsUnsafe: allowsUnsafe,
      rounds: configuration.limits.rounds)
    return Engine(rules: rules, policy: policy)
  }
}
