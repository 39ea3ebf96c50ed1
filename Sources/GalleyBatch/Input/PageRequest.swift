/// Which pages a run takes, how they are read, and by which rules.
public struct PageRequest: Sendable {
  /// Files and folders; `-` is standard input.
  public var paths: [String]
  public var rules: RuleChoice
  /// The file that standard input stands for: its name, and where its rules are looked up. Nil for a file of the working
  /// folder without a name.
  public var standardInputName: String?
  /// Whether standard input is JSON Lines.
  public var readsLines = false
  public var ignoring = Ignoring.found
  /// Files that are read or written beside the pages, and are none wherever they stand.
  public var beside: [String] = []
  public var fields = LineFields()
  /// The charset of the sources, by a name that ICU knows; nil for UTF-8.
  public var encoding: String?
  public var threads = 1

  /// The paths as far as rules are looked up for them.
  public var places: [String] { paths.map { $0 == "-" ? standardInputName ?? $0 : $0 } }

  public init(_ paths: [String], rules: RuleChoice) {
    self.paths = paths
    self.rules = rules
  }
}
