import GalleyEngine
import JSON

/// What `rules.json` says: the default that is compiled in, and over it the user's file, key by key.
public struct Configuration: Sendable {
  /// How large things may be.
  public struct Limits: Sendable, Equatable {
    /// Bytes of a page.
    public let pageBytes: Int
    /// Bytes of a line.
    public let lineBytes: Int
    /// How often a stage may run before its rules are said to contradict each other.
    public let rounds: Int
  }

  /// The name by which messages call the default.
  public static let defaultName = "rules.json (built in)"
  /// The file that is compiled in.
  public static var defaultBytes: [UInt8] { PackageResources.rules_json }

  /// Repairs less sure than this are offered and not made: 0…1.
  public let minimumConfidence: Double
  public let output: [Role: Placement]
  public let limits: Limits
  private let documents: [JSONDocument]

  /// Reads the default and over it the user's file. What rules read, and what nothing reads, `makeRules` checks.
  /// - Parameter user: a name for messages, and the bytes of a file that says only what it changes.
  public static func load(user: (name: String, bytes: [UInt8])? = nil) throws(SettingsError) -> Configuration {
    var documents = [try parse(defaultBytes, name: defaultName)]
    if let user { documents.append(try parse(user.bytes, name: user.name)) }
    return try Configuration(documents)
  }

  /// - Parameter documents: the weakest first; that one must hold every setting.
  init(_ documents: [JSONDocument]) throws(SettingsError) {
    let top = try TopLevel(documents)
    minimumConfidence = top.minimumConfidence
    output = top.output
    limits = top.limits
    self.documents = documents
  }

  /// The rules that run, in the order of `types`.
  /// - Parameters:
  ///   - types: the registry. All are read, so that a mistake in a rule that does not run is found, too.
  ///   - select: if not empty, only these ids run, and they run even where the configuration disables them.
  ///   - ignore: these ids do not run.
  public func makeRules(
    _ types: [any Rule.Type], select: [String] = [], ignore: [String] = []
  ) throws(SettingsError) -> [Engine.ActiveRule] {
    let ids = types.map { $0.description.id }
    try Self.check(select, of: "--select", among: ids)
    try Self.check(ignore, of: "--ignore", among: ids)
    var top = try TopLevel(documents)
    return try top.readRules(types).filter { entry in
      let id = entry.rule.id
      return !ignore.contains(id) && (select.isEmpty ? entry.isEnabled : select.contains(id))
    }.map(\.rule)
  }

  /// All settings there are with their documentation, for the schema and the rules' pages.
  public func catalog(_ types: [any Rule.Type]) throws(SettingsError) -> SettingsCatalog {
    var top = try TopLevel(documents)
    _ = try top.readRules(types)
    return top.catalog
  }

  private static func parse(_ bytes: [UInt8], name: String) throws(SettingsError) -> JSONDocument {
    do { return try JSONDocument(parsing: bytes, name: name) } catch { throw SettingsError(error) }
  }

  private static func check(_ ids: [String], of option: String, among known: [String]) throws(SettingsError) {
    for id in ids where !known.contains(id) {
      throw SettingsError("\(option): there is no rule “\(id)”\(NearestName.hint(for: id, among: known))")
    }
  }
}
