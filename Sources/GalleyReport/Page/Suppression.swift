/// Who said that a finding is not to be told.
public struct Suppression: Sendable, Equatable {
  public enum Source: String, Sendable {
    /// It was there before, when the baseline was written.
    case baseline
    /// A person decided so: a line of the decisions file.
    case decision
    /// A comment of the page itself.
    case comment
  }

  public let source: Source
  /// Why, in the words of the one who said so; empty where none were given.
  public let reason: String

  public init(_ source: Source, reason: String = "") {
    self.source = source
    self.reason = reason
  }
}

/// A finding that is not told, and who said so.
public struct SuppressedFinding: Sendable {
  public let finding: ReportedFinding
  public let suppression: Suppression
}
