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

  /// The phrases and characters by which jump lines are linked.
  public struct JumpWords: Sendable {
    /// Phrases that say where a text goes on.
    public let onward: [String]
    /// Phrases that say where it came from.
    public let back: [String]
    /// Characters that pages are counted in.
    public let units: [String]
  }

  /// The name by which messages call the default.
  public static let defaultName = "rules.json (built in)"
  /// The file that is compiled in.
  public static var defaultBytes: [UInt8] { PackageResources.rules_json }

  /// Repairs less sure than this are offered and not made: 0…1.
  public let minimumConfidence: Double
  /// The language model; the path of a file starts from where the configuration that names it stands.
  public let model: ModelChoice
  /// What jump lines say; they are linked by it.
  public let jumpWords: JumpWords
  public let output: [Role: Placement]
  public let limits: Limits
  /// How wide the newspaper's columns of type are; nil where only the pages tell.
  public let column: ColumnWidth?
  public let quality: QualityMeasure
  /// The address of the folder with the rules' pages, `RULE.md` each; empty where there is none.
  public let documentation: String
  /// What all rules are, those of the user's own first, in the order in which they go.
  public let rules: [RuleDescription]
  /// How many of them are the user's own.
  public let ownCount: Int
  /// The objects that are laid over each other, the weakest first.
  let layers: [SettingsLayer]

  /// A hash of the text of all that it is made of: what tells it from another.
  public var identity: UInt64 {
    layers.reduce(0) { XXHash64.hash($1.document.bytes.span.extracting($1.node.range), seed: $0) }
  }

  /// Reads the default and over it the user's file. What rules read, and what nothing reads, `makeRules` checks.
  /// - Parameter user: a name for messages, and the bytes of a file that says only what it changes.
  public static func load(user: (name: String, bytes: [UInt8])? = nil) throws(SettingsError) -> Configuration {
    var layers = [try SettingsLayer(defaultDocument())]
    if let user { layers.append(try SettingsLayer(parse(user.bytes, name: user.name))) }
    return try Configuration(layers)
  }

  /// - Parameter layers: the weakest first; that one must hold every setting.
  init(_ layers: [SettingsLayer]) throws(SettingsError) {
    let top = try TopLevel(layers)
    minimumConfidence = top.minimumConfidence
    model = top.model
    jumpWords = top.jumpWords
    output = top.output
    limits = top.limits
    column = top.column
    quality = top.quality
    documentation = top.documentation
    rules = top.own.map(\.description) + Registry.rules.map { $0.description }
    ownCount = top.own.count
    self.layers = layers
  }

  /// The rules that run, in the order of `types`.
  /// - Parameters:
  ///   - types: the registry. All are read, so that a mistake in a rule that does not run is found, too.
  ///   - select: if not empty, only these ids run, and they run even where the configuration disables them.
  ///   - ignore: these ids do not run.
  public func makeRules(
    _ types: [any Rule.Type], select: [String] = [], ignore: [String] = []
  ) throws(SettingsError) -> [Engine.ActiveRule] {
    var top = try TopLevel(layers)
    return try top.readRules(types).filter { entry in
      let id = entry.rule.id
      return !ignore.contains(id) && (select.isEmpty ? entry.isEnabled : select.contains(id))
    }.map(\.rule)
  }

  /// All settings there are with their documentation, for the schema and the rules' pages.
  public func catalog(_ types: [any Rule.Type]) throws(SettingsError) -> SettingsCatalog {
    var top = try TopLevel(layers)
    _ = try top.readRules(types)
    return top.catalog
  }

  /// Parsed once, for every run needs it.
  private static let builtIn = Result { () throws(SettingsError) in try parse(defaultBytes, name: defaultName) }

  static func defaultDocument() throws(SettingsError) -> JSONDocument { try builtIn.get() }

  static func parse(_ bytes: [UInt8], name: String) throws(SettingsError) -> JSONDocument {
    do { return try JSONDocument(parsing: bytes, name: name) } catch { throw SettingsError(error) }
  }

  /// Refuses ids that no rule has.
  /// - Parameter option: what the user gave them with, for the message.
  public func check(_ ids: [String], of option: String) throws(SettingsError) {
    let known = rules.map(\.id)
    for id in ids where !known.contains(id) {
      throw SettingsError("\(option): there is no rule “\(id)”\(NearestName.hint(for: id, among: known))")
    }
  }
}
