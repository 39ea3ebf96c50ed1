import FoundationEssentials
import GalleyEngine
import JSON
import Testing

@testable import GalleyRules

struct ConfigurationSchemaTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func file(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Self.root.appending(path: name)))
  }

  @Test func theDefaultThatIsCompiledInIsTheTopLevelFile() throws {
    #expect(Configuration.defaultBytes == (try file("rules.json")))
  }

  @Test func theDefaultHasEverySettingAndNoOther() throws {
    let rules = try Configuration.load().makeRules(Registry.rules, select: Registry.rules.map { $0.description.id })
    #expect(rules.map(\.id) == Registry.rules.map { $0.description.id })
  }

  /// `GALLEY_BLESS=1 swift test` writes the file anew.
  @Test func theSchemaIsCurrent() throws {
    let schema = Schema.file(of: try Configuration.load().catalog(Registry.rules))
    if ProcessInfo.processInfo.environment["GALLEY_BLESS"] != nil {
      try Data(schema).write(to: Self.root.appending(path: "rules.schema.json"))
    }
    #expect(try file("rules.schema.json") == schema, "GALLEY_BLESS=1 swift test writes rules.schema.json anew")
  }

  @Test func theDefaultIsValid() throws {
    let catalog = try Configuration.load().catalog(Registry.rules)
    let schema = try JSONDocument(parsing: Schema.file(of: catalog), name: "rules.schema.json")
    let rules = try JSONDocument(parsing: file("rules.json"), name: "rules.json")
    #expect(SchemaCheck.violations(of: rules.root, by: schema.root) == [])
  }

  /// What the reader accepts or refuses, an editor with the schema must accept or refuse. An editor cannot see a wrong
  /// pattern, a file that is not JSON, or what a rule itself objects to.
  @Test(arguments: ConfigurationTests.mistakes)
  func theSchemaFindsTheSameMistakes(file: String, line: Int, column: Int, message: String) throws {
    guard let document = try? JSONDocument(parsing: Array(file.utf8), name: "mine.json") else { return }
    if message.contains("pattern is wrong") || message.contains("two or more") || message.contains("there is no") {
      return
    }
    // Nor can it see what stands in the lists of a weaker file.
    if message.contains("already") || message.contains("does not stand") { return }
    #expect(SchemaCheck.violations(of: document.root, by: try SampleRule.schema().root) != [])
  }

  @Test func theSchemaAcceptsWhatTheReaderAccepts() throws {
    let changed = #"{"rules": {"sample": {"slack": 0, "weights": {"far": 3}, "names": []}}}"#
    let layered = """
      {"profile": "a", "profiles": {"a": {"words": {"stops": {"add": ["、"]}}, "rules": {"sample": {"slack": 1}}}},
       "overrides": [{"files": ["x/**"], "profile": "a", "limits": {"rounds": 2}}]}
      """
    for text in [SampleRule.defaults, "{}", changed, layered] {
      let document = try JSONDocument(parsing: Array(text.utf8), name: "mine.json")
      #expect(SampleRule.mistake(in: text)?.message == nil)
      #expect(SchemaCheck.violations(of: document.root, by: try SampleRule.schema().root) == [])
    }
  }
}

extension SampleRule {
  fileprivate static func schema() throws -> JSONDocument {
    let catalog = try configuration().catalog([SampleRule.self])
    return try JSONDocument(parsing: Schema.file(of: catalog), name: "schema")
  }
}
