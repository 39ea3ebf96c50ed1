import GalleyEngine
import JSON

/// The layout of `rules.json`: which sections there are, and what each rule has.
struct TopLevel {
  let minimumConfidence: Double
  let model: ModelChoice
  let jumpWords: Configuration.JumpWords
  let output: [Role: Placement]
  let limits: Configuration.Limits
  let column: ColumnWidth?
  /// The rules of the user's own.
  let own: [OwnRule]
  let quality: QualityMeasure
  let documentation: String
  let catalog: SettingsCatalog
  private var top: SettingsReader
  private var words: SettingsReader
  private var rules: SettingsReader

  /// Reads all but the rules and what they share, which `readRules` reads.
  init(_ layers: [SettingsLayer]) throws(SettingsError) {
    var top = SettingsReader(layers)
    catalog = top.catalog
    _ = try top.text("$schema", "Where the schema of this file stands, for editors.")
    _ = try top.integer("version", in: 1...1, "The version of this file's layout.")
    _ = try ConfigurationHead(reading: &top)
    minimumConfidence = try top.number(
      "minimumConfidence", in: 0...1, "Repairs less sure than this are offered and not made.")
    model = try Self.readModel(&top)
    jumpWords = Configuration.JumpWords(
      onward: try top.words("jumps-onward"), back: try top.words("jumps-back"), units: try top.words("page-units"))
    output = try Self.readOutput(&top)
    limits = try Self.readLimits(&top)
    column = try Self.readColumn(&top)
    own = try OwnRule.all(reading: &top)
    quality = try QualityMeasure(
      reading: &top, rules: own.map(\.description.id) + Registry.rules.map { $0.description.id })
    documentation = try top.text(
      "documentation",
      """
      The address of a folder with a page for each rule, as docs/rules has them: SARIF and editors link to it. Empty for \
      none.
      """)
    words = try top.section("words", "Lists of words and phrases; several rules may use one.")
    rules = try top.section("rules", "The rules by their ids.")
    self.top = top
  }

  /// Makes every rule, enabled or not, the user's own before the registry's, and refuses whatever nothing has read.
  mutating func readRules(
    _ types: [any Rule.Type]
  ) throws(SettingsError) -> [(rule: Engine.ActiveRule, isEnabled: Bool)] {
    var result = own.map {
      (rule: Engine.ActiveRule(rule: $0.rule, severity: $0.severity, safety: $0.safety), isEnabled: $0.isEnabled)
    }
    for type in types {
      let description = type.description
      var settings = try rules.section(description.id, description.summary)
      let isEnabled = try settings.bool("enabled", "Whether the rule runs.")
      let severity: Severity = try settings.choice("severity", "How much a finding of the rule matters to `lint`.")
      let safety: Safety = try settings.choice(
        "safety", "`safe` repairs are made without being asked for, `unsafe` ones only with `--unsafe-fixes`.")
      let calibration = description.stage == .characters ? 0 : try Self.readCalibration(&settings)
      let rule = try type.init(reading: &settings)
      try settings.finish()
      let active = Engine.ActiveRule(rule: rule, severity: severity, safety: safety, calibration: calibration)
      result.append((active, isEnabled))
    }
    try rules.finish()
    // Lists of words and shared sections are read by the rules that use them.
    try words.finish(besides: catalog.entries(in: ["words"]).map { $0.path[1] })
    try top.finish(besides: catalog.entries(in: []).map { $0.path[0] })
    return result
  }

  private static func readCalibration(_ rule: inout SettingsReader) throws(SettingsError) -> Double {
    try rule.optionalNumber(
      "calibration", in: -8...8,
      "What is added to the log-odds of the rule's confidence; `galley score --fit` finds it in people's decisions.",
      fallback: 0)
  }

  private static func readModel(_ top: inout SettingsReader) throws(SettingsError) -> ModelChoice {
    let name = try top.text(
      "model",
      """
      The language model: `news-zh`, which is built in, `none`, or a file that `galley train` wrote, its path relative \
      to this file.
      """)
    if name.isEmpty { throw top.objection(to: "model", "“model” is empty; for no model write “none”") }
    let folder = top.file(of: "model").flatMap { file in
      file.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file[..<$0]) }
    }
    return ModelChoice(name, relativeTo: folder)
  }

  private static func readOutput(_ top: inout SettingsReader) throws(SettingsError) -> [Role: Placement] {
    var section = try top.section(
      "output",
      """
      What the text formats do with each role: `keep` it in its place, put it `after` the paragraph that it \
      interrupts, at the `end` of the page, or `drop` it. What is dropped is in the record.
      """)
    var output: [Role: Placement] = [:]
    for role in Role.allCases {
      output[role] = try section.choice(role.rawValue, "Where blocks of the role \(role.rawValue) go.")
    }
    try section.finish()
    return output
  }

  private static func readColumn(_ top: inout SettingsReader) throws(SettingsError) -> ColumnWidth? {
    var section = try top.section(
      "column", "How wide the newspaper sets its columns, for pages of printed lines too short to show it.")
    let width = try section.integer(
      "width", in: 0...104, "The length of a full line; 0 where only the page shall tell.")
    let unit: ColumnWidth.Unit = try section.choice(
      "unit",
      """
      What the width is counted in: display `columns`, of which East Asian characters take two, or `characters` of type \
      that is set on a grid.
      """)
    try section.finish()
    return width > 0 ? ColumnWidth(width, unit) : nil
  }

  private static func readLimits(_ top: inout SettingsReader) throws(SettingsError) -> Configuration.Limits {
    var section = try top.section("limits", "What is larger is reported and left alone.")
    let limits = Configuration.Limits(
      pageBytes: try section.integer("pageBytes", in: 1...1 << 30, "Bytes of the largest page."),
      lineBytes: try section.integer("lineBytes", in: 1...1 << 30, "Bytes of the longest line."),
      rounds: try section.integer(
        "rounds", in: 1...100, "How often a stage may run before its rules are said to contradict each other."))
    try section.finish()
    return limits
  }
}
