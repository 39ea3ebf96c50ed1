import GalleyEngine
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
  /// The file that tells which lines the batch repeats; nil where its pages do.
  public var sketch: String?

  /// Where a person's decisions come from.
  public var decisions = DecisionSource.none
  /// What they say, once they are read.
  var verdicts = Verdicts.none

  public init() {}

  /// What decides what is found and repaired, besides the configuration, the model and what people decided.
  var parts: [String] {
    [
      select.joined(separator: ","), ignore.joined(separator: ","), allowsUnsafe ? "unsafe" : "safe",
      minimumConfidence.map { String($0) } ?? "",
    ]
  }
}

/// Where the decisions of a person come from.
public enum DecisionSource: Sendable, Equatable {
  /// Nowhere.
  case none
  /// One file for all pages.
  case file(String)
  /// For each path that was named `.galley/decisions.jsonl` in its folder or the nearest above it.
  case nearest
}
