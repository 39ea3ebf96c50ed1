import GalleyRules

/// Which rules run, and which of their repairs are made.
public struct RuleChoice: Sendable {
  /// Where the configuration comes from that is laid over the default.
  public enum Source: Sendable, Equatable {
    /// Nowhere.
    case builtIn
    /// One file for all pages.
    case file(String)
    /// For each page the `rules.json` of the nearest folder above it.
    case nearest
  }

  public var source = Source.builtIn
  /// The language model, over the configuration's.
  public var model: ModelChoice?
  /// If not empty, only these rules run.
  public var select: [String] = []
  /// These rules do not run.
  public var ignore: [String] = []
  public var allowsUnsafe = false
  /// Over the configuration's: 0…1.
  public var minimumConfidence: Double?

  public init() {}
}
