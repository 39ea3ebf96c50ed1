import GalleyEngine

/// One change that a repair makes, as a reader sees it: a few words before, the same after.
public struct Change: Sendable, Equatable {
  public enum Kind: String, Sendable {
    case join, split, role, move, remove, characters
  }

  public let kind: Kind
  /// The role that a block was given.
  public let role: Role?
  public let before: MarkedText
  /// Empty for a removal.
  public let after: MarkedText

  init(_ kind: Kind, role: Role? = nil, before: MarkedText, after: MarkedText) {
    self.kind = kind
    self.role = role
    self.before = before
    self.after = after
  }
}
