import GalleyEngine
import GalleyRules
import Testing

@testable import GalleyReport

struct RuleDocumentationTests {
  private let rules = Registry.rules.map { $0.description }
  private let settings: SettingsCatalog

  init() throws { settings = try Configuration.load().catalog(Registry.rules) }

  @Test func thePagesAreCurrent() throws {
    for rule in rules {
      try Golden.check(RuleDocumentation.markdown(for: rule, settings: settings), "docs/rules/\(rule.id).md")
    }
    try Golden.check(RuleDocumentation.index(of: rules, settings: settings), "docs/rules/README.md")
  }

  @Test func noPageIsLeftOfARuleThatIsGone() throws {
    #expect(try Golden.files(in: "docs/rules") == Set(rules.map { "\($0.id).md" } + ["README.md"]))
  }

  @Test func everySettingIsExplained() {
    for rule in rules {
      let page = RuleDocumentation.markdown(for: rule, settings: settings)
      let text = RuleDocumentation.plainText(for: rule, settings: settings)
      for entry in settings.entries(in: ["rules", rule.id]) {
        #expect(!entry.documentation.isEmpty, "\(entry.path)")
        #expect(page.contains("`\(entry.path[2])`"))
        if !["enabled", "severity", "safety"].contains(entry.path[2]) { #expect(text.contains("  \(entry.path[2])")) }
      }
    }
  }

  @Test func theTerminalGetsNoMarkdown() {
    for rule in rules {
      let text = RuleDocumentation.plainText(for: rule, settings: settings)
      #expect(!text.contains("`") && !text.contains("```") && !text.contains("\n#"), "\(rule.id)")
      for example in rule.examples { #expect(text.contains(example.page.split(separator: "\n")[0])) }
    }
  }
}
