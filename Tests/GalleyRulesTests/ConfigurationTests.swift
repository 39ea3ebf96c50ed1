import GalleyEngine
import JSON
import Testing

@testable import GalleyRules

struct ConfigurationTests {
  // MARK: Merging

  @Test func theDefaultAlone() throws {
    let configuration = try SampleRule.configuration()
    #expect(configuration.minimumConfidence == 0.5)
    #expect(configuration.limits == .init(pageBytes: 1000, lineBytes: 100, rounds: 10))
    #expect(configuration.output[.caption] == .after)
    let rule = try SampleRule.made(by: configuration)
    #expect(rule.severity == .warning)
    #expect(rule.safety == .safe)
    #expect(
      rule.settings
        == SampleRule.Settings(
          slack: 2, confidence: 0.75, names: ["甲", "乙"], stops: ["。", "！"], shape: .round,
          weights: ["near": 1, "far": -0.5], pattern: "a+", patterns: ["^b", "c$"]))
  }

  @Test func aUsersFileReplacesWhatItSays() throws {
    let configuration = try SampleRule.configuration(
      """
      {"limits": {"rounds": 3}, "output": {"byline": "end"}, "words": {"stops": ["？"]},
       "rules": {"sample": {"severity": "error", "slack": 5, "names": ["丙"], "weights": {"far": 2}}}}
      """)
    #expect(configuration.limits == .init(pageBytes: 1000, lineBytes: 100, rounds: 3))
    #expect(configuration.output[.byline] == .end)
    #expect(configuration.output[.caption] == .after)
    let rule = try SampleRule.made(by: configuration)
    #expect(rule.severity == .error)
    #expect(
      rule.settings
        == SampleRule.Settings(
          slack: 5, confidence: 0.75, names: ["丙"], stops: ["？"], shape: .round, weights: ["near": 1, "far": 2],
          pattern: "a+", patterns: ["^b", "c$"]))
  }

  @Test func anEmptyFileChangesNothing() throws {
    #expect(try SampleRule.made(by: SampleRule.configuration("{}")).settings.slack == 2)
  }

  @Test func aListIsChangedWithoutACopy() throws {
    let changed = try SampleRule.configuration(#"{"words": {"stops": {"remove": ["。"], "add": ["？", "…"]}}}"#)
    #expect(try SampleRule.made(by: changed).settings.stops == ["！", "？", "…"])
  }

  // MARK: Mistakes

  static let mistakes: [(file: String, line: Int, column: Int, message: String)] = [
    ("[]", 1, 1, "the file must be an object, not an array"),
    (#"{"rules": {"sample": {"enabled": true,}}}"#, 1, 39, "a comma stands in front of “}”; remove it"),
    (#"{"version": 2}"#, 1, 13, "“version” must be 1, not 2"),
    (#"{"minimumConfidence": 1.5}"#, 1, 23, "“minimumConfidence” must be a number from 0 to 1, not 1.5"),
    (#"{"minimumconfidence": 0.5}"#, 1, 2, "unknown key “minimumconfidence”; did you mean “minimumConfidence”?"),
    (#"{"extras": {}}"#, 1, 2, "unknown key “extras”"),
    (#"{"output": "keep"}"#, 1, 12, "“output” must be an object, not a string"),
    (
      #"{"output": {"caption": "behind"}}"#, 1, 24,
      "“behind” is no choice for “caption”, which is one of “keep”, “after”, “end”, “drop”"
    ),
    (
      #"{"output": {"caption": "aftr"}}"#, 1, 24,
      "“aftr” is no choice for “caption”, which is one of “keep”, “after”, “end”, “drop”; did you mean “after”?"
    ),
    (#"{"words": {"stop": ["。"]}}"#, 1, 12, "unknown key “stop” in words; did you mean “stops”?"),
    ("{\"words\": {\n  \"stops\": [\"。\", \"！\", \"。\"]}}", 2, 23, "“。” stands in “stops” a second time; remove it"),
    (#"{"words": {"stops": [""]}}"#, 1, 22, "an empty string in “stops” would match everywhere; remove it"),
    (#"{"words": {"stops": ["。", 1]}}"#, 1, 27, "“stops” must be an array of strings only, not 1"),
    (#"{"words": {"stops": {"add": ["！"]}}}"#, 1, 30, "“！” stands in “stops” already; remove it here"),
    (#"{"words": {"stops": {"remove": ["！", "…?"]}}}"#, 1, 38, "“…?” does not stand in “stops”"),
    (#"{"words": {"stops": {"ad": ["？"]}}}"#, 1, 22, "unknown key “ad” in words.stops; did you mean “add”?"),
    (#"{"words": {"stops": {"add": "？"}}}"#, 1, 29, "“stops.add” must be an array of strings, not a string"),
    (#"{"profile": "x", "profiles": {"xy": {}}}"#, 1, 13, "there is no profile “x”; did you mean “xy”?"),
    (#"{"profiles": {"xy": {"wrds": {}}}}"#, 1, 22, "unknown key “wrds” in profiles.xy; did you mean “words”?"),
    (#"{"profiles": {"xy": {"profile": "z"}}}"#, 1, 22, "unknown key “profile” in profiles.xy"),
    (#"{"overrides": {}}"#, 1, 15, "“overrides” must be an array of objects, not an object"),
    (#"{"overrides": [{"file": ["*"]}]}"#, 1, 17, "unknown key “file” in overrides.*; did you mean “files”?"),
    (#"{"overrides": [{"profile": "z"}]}"#, 1, 28, "there is no profile “z”"),
    (#"{"words": {"stops": "。"}}"#, 1, 21, "“stops” must be an array of strings, not a string"),
    (#"{"rules": {"sampel": {}}}"#, 1, 12, "unknown key “sampel” in rules; did you mean “sample”?"),
    (
      "{\"rules\": {\"sample\": {\n  \"sevrity\": \"error\"}}}", 2, 3,
      "unknown key “sevrity” in rules.sample; did you mean “severity”?"
    ),
    (#"{"rules": {"sample": {"enabled": "yes"}}}"#, 1, 34, "“enabled” must be true or false, not a string"),
    (#"{"rules": {"sample": {"slack": 2.5}}}"#, 1, 32, "“slack” must be a whole number from 0 to 16, not 2.5"),
    (#"{"rules": {"sample": {"slack": 17}}}"#, 1, 32, "“slack” must be a whole number from 0 to 16, not 17"),
    (#"{"rules": {"sample": {"slack": null}}}"#, 1, 32, "“slack” must be a whole number from 0 to 16, not null"),
    (
      #"{"rules": {"sample": {"weights": {"ner": 1}}}}"#, 1, 35,
      "unknown key “ner” in rules.sample.weights; did you mean “near”?"
    ),
    (#"{"rules": {"sample": {"weights": {"far": true}}}}"#, 1, 42, "“weights.far” must be a number, not true or false"),
    (
      #"{"rules": {"sample": {"pattern": "a(b"}}}"#, 1, 34,
      "the pattern is wrong at its character 3: U_REGEX_MISMATCHED_PAREN"
    ),
    (
      #"{"rules": {"sample": {"patterns": ["a", "[b"]}}}"#, 1, 41,
      "the pattern is wrong at its character 2: U_REGEX_MISSING_CLOSE_BRACKET"
    ),
    (#"{"rules": {"sample": {"names": ["x"]}}}"#, 1, 32, "“names” must name two or more, or nobody"),
  ]

  @Test(arguments: mistakes)
  func aMistakeIsRefusedWhereItStands(file: String, line: Int, column: Int, message: String) throws {
    let error = try #require(SampleRule.mistake(in: file))
    #expect(error.message == message)
    #expect(error.location?.file == "mine.json")
    #expect(error.location?.line == line)
    #expect(error.location?.column == column)
  }

  @Test func aMessageShowsTheLine() {
    let error = SampleRule.mistake(in: "{\n  \"rules\": { \"sample\": { \"sevrity\": \"error\" } }\n}")
    #expect(
      error.map { "\($0)" } == """
        mine.json:2:26: unknown key “sevrity” in rules.sample; did you mean “severity”?
            "rules": { "sample": { "sevrity": "error" } }
                                   ^^^^^^^^^
        """)
  }

  @Test func aDefaultThatLacksASettingIsRefused() throws {
    let text = SampleRule.defaults.replacing("\"slack\": 2,", with: "")
    #expect {
      try Configuration([SettingsLayer(JSONDocument(parsing: Array(text.utf8), name: "default"))]).makeRules([
        SampleRule.self
      ])
    } throws: { error in
      (error as? SettingsError)?.message == "rules.sample lacks “slack”"
    }
  }

  // MARK: Which rules run

  @Test func enabledRulesRunInTheOrderOfTheRegistry() throws {
    let entry = #""sleeping": {"enabled": false, "severity": "info", "safety": "unsafe"},"#
    let configuration = try SampleRule.configuration(
      defaults: SampleRule.defaults.replacing("\"rules\": {", with: "\"rules\": { \(entry)"))
    func ids(select: [String] = [], ignore: [String] = []) throws -> [String] {
      try configuration.makeRules([SampleRule.self, SleepingRule.self], select: select, ignore: ignore).map(\.id)
    }
    #expect(try ids() == ["sample"])
    #expect(try ids(select: ["sleeping", "sample"]) == ["sample", "sleeping"])
    #expect(try ids(select: ["sleeping"]) == ["sleeping"])
    #expect(try ids(ignore: ["sample"]) == [])
    #expect(try ids(select: ["sample"], ignore: ["sample"]) == [])
  }

  @Test func aRuleThatTheDefaultLacksIsRefused() throws {
    let configuration = try SampleRule.configuration()
    #expect {
      try configuration.makeRules([SampleRule.self, SleepingRule.self])
    } throws: { error in
      (error as? SettingsError)?.message == "rules lacks “sleeping”"
    }
  }

  @Test func anUnknownRuleOnTheCommandLineIsRefused() throws {
    let configuration = try Configuration.load()
    func message(_ id: String) -> String? {
      do throws(SettingsError) {
        try configuration.check([id], of: "--select")
        return nil
      } catch { return "\(error)" }
    }
    #expect(message("bylne") == "--select: there is no rule “bylne”; did you mean “byline”?")
    #expect(message("zzz") == "--select: there is no rule “zzz”")
    #expect(message("byline") == nil)
  }
}
