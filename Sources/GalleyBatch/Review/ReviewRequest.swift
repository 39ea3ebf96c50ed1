import GalleyOutput

/// What `galley review` is asked to look at.
public struct ReviewRequest: Sendable {
  /// Files and folders; `-` is standard input.
  public var paths: [String]
  public var rules: RuleChoice
  /// The decisions file, which may not be there yet; nil for the nearest one, or a new one in the first path's folder.
  public var decisions: String?
  /// Whether standard input is JSON Lines.
  public var readsLines = false
  public var ignoring = Ignoring.found
  public var fields = LineFields()
  /// The charset of the sources, by a name that ICU knows; nil for UTF-8.
  public var encoding: String?
  public var threads = 1
  /// Of Galley.
  public var version = ""

  public init(_ paths: [String], rules: RuleChoice) {
    self.paths = paths
    self.rules = rules
  }
}
