import GalleyEngine
import ICU
import JSON

/// What every rule has that a user wrote in `rules.json`, below `own`.
struct OwnRule {
  static let section = "own"
  static let documentation = "Rules of your own, by the ids that you give them."
  /// What a rule is that says nothing of it.
  static let template =
    #"{"enabled": true, "safety": "safe", "pattern": "", "words": [], "characters": "", "examples": []}"#
  /// Of rules that write characters there may be so many: each has a bit in a mask.
  static let mostWriting = 16

  let description: RuleDescription
  let message: Message
  let isEnabled: Bool
  let severity: Severity
  let safety: Safety
  let pattern: OwnPattern
  /// The role that it gives, if any.
  let role: Role?
  /// What it writes, if anything.
  let text: [UInt8]?
  /// What is wrong where the pattern takes too long or too much memory.
  let patternTrouble: SettingsError
  /// What is wrong where the text that it writes is not the text that stands there.
  let writeTrouble: SettingsError

  /// - Parameter name: the rule's id; `SettingsReader.anyName` for what none is.
  init(_ name: String, reading settings: inout SettingsReader) throws(SettingsError) {
    isEnabled = try settings.bool("enabled", "Whether the rule runs.")
    role = try settings.optionalChoice("role", "The role of a block where it finds something.")
    let fallback = role == nil ? Severity.warning : .info
    severity =
      try settings.optionalChoice(
        "severity", "How much a finding matters to `lint`.", fallback: fallback) ?? fallback
    safety = try settings.choice("safety", "Whether its repairs are made without being asked for.")
    text = try settings.optionalText(
      "write", "What to write instead: the same text in other characters, or nothing for what is not printed."
    ).map { Array($0.utf8) }
    let message = try settings.optionalText(
      "message", "What to say. {here} quotes the place, {count} counts the places in a block.")
    let why = try settings.optionalText("why", "Why it is wrong: what `galley explain` says.")
    let isTemplate = name == SettingsReader.anyName
    pattern = try Self.pattern(&settings, isTemplate: isTemplate)
    let examples = try Self.examples(&settings)
    try settings.finish()
    if !isTemplate { try Self.check(name, settings) }
    if role != nil, text != nil {
      throw settings.objection(to: "write", "a rule gives a role, or writes, or only reports; remove “role” or “write”")
    }
    self.message = Message(message ?? Self.message(role, text))
    description = RuleDescription(
      id: name, stage: text != nil ? .characters : role != nil ? .roles : .reports,
      summary: self.message.template.replacing("{here}", with: "…").replacing("{count}", with: "…"),
      explanation: why ?? "A rule of your own, from `rules.json`.",
      safety: text != nil
        ? "It writes the same text in other characters; Galley makes sure of it."
        : role != nil ? "It says what a block is; what is dropped is in the record." : "It changes nothing.",
      examples: examples)
    patternTrouble = settings.objection(
      to: "pattern", "the pattern of “\(name)” takes too long; make it simpler, without a repetition in a repetition")
    writeTrouble = settings.objection(
      to: "write", "“\(name)” would write other text than stands there; a rule may write the same text only")
  }

  /// Where several are, what is found first of each is all that a role asks for.
  private static func message(_ role: Role?, _ text: [UInt8]?) -> String {
    if let role { return "“{here}” is a \(role.rawValue)" }
    return text == nil ? "“{here}”" : "“{here}” is written otherwise"
  }

  private static func pattern(
    _ settings: inout SettingsReader, isTemplate: Bool
  ) throws(SettingsError) -> OwnPattern {
    let expression = try settings.pattern("pattern", "A regular expression in ICU's syntax.")
    let words = try settings.strings("words", "Words, each as it stands.")
    let characters = try settings.text("characters", "Characters, as a set in ICU's syntax: [\\uE000-\\uF8FF].")
    let given = [!expression.isEmpty, !words.isEmpty, !characters.isEmpty].count { $0 }
    guard given == 1 || isTemplate else {
      throw settings.objection(
        "a rule has one of “pattern”, “words” and “characters”, not \(given == 0 ? "none" : "several")")
    }
    if !words.isEmpty || isTemplate { return OwnPattern(words: words) }
    if !characters.isEmpty {
      do { return OwnPattern(.characters(try UnicodeSet(characters))) } catch {
        throw settings.objection(to: "characters", "the set is wrong: \(error.name)")
      }
    }
    do { return OwnPattern(.expression(try RegularExpression(expression))) } catch {
      throw settings.objection(to: "pattern", "the pattern is wrong")
    }
  }

  private static func examples(_ settings: inout SettingsReader) throws(SettingsError) -> [Example] {
    try settings.elements(
      "examples", "Pages that show the rule at work; `galley rules --test` runs them.",
      over: try Configuration.parse(Array(#"{"page": ""}"#.utf8), name: "template")
    ) { _, example throws(SettingsError) in
      let page = try example.text("page", "A page; what the rule must find stands between ⟦ and ⟧.")
      let repaired = try example.optionalText("repaired", "The page as the rule repairs it.")
      try example.finish()
      return (page, repaired)
    }.map { page, repaired in Example(page, repaired: repaired) }
  }

  private static func check(_ name: String, _ settings: SettingsReader) throws(SettingsError) {
    let letters = name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    guard letters, name.utf8.first != 0x2D, !name.isEmpty else {
      throw settings.objection("“\(name)” is no id: use small letters, digits and hyphens, as in “advert-line”")
    }
    guard !Registry.rules.contains(where: { $0.description.id == name }) else {
      throw settings.objection("there is a rule “\(name)” already; give yours another id")
    }
  }

  /// The rule for the engine.
  var rule: any Rule { text == nil ? OwnBlockRule(self) : OwnCharacterRule(self) }

  /// All of a configuration, in the order in which they were written, the weakest file's first.
  static func all(reading top: inout SettingsReader) throws(SettingsError) -> [OwnRule] {
    let rules = try top.entries(
      section, documentation, over: Configuration.parse(Array(template.utf8), name: "template")
    ) { name, settings throws(SettingsError) in
      try OwnRule(name, reading: &settings)
    }
    if rules.count(where: { $0.text != nil }) > mostWriting {
      throw top.objection(to: section, "more than \(mostWriting) rules of your own write characters; put some together")
    }
    return rules
  }
}
