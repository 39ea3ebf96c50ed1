import FoundationEssentials
import GalleyEngine
import Testing

@testable import GalleyRules

/// What `docs/configuration.md` shows must be so.
struct ConfigurationDocumentTests {
  /// The fenced blocks of the document: an archive's file, a small one, one with rules of one's own, and a wrong one and what Galley says of it.
  private let blocks: [String]

  init() throws {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = String(decoding: try Data(contentsOf: root.appending(path: "docs/configuration.md")), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var blocks: [[Substring]] = []
    var isInside = false
    for line in lines {
      if line.hasPrefix("```") {
        isInside.toggle()
        if isInside { blocks.append([]) }
      } else if isInside {
        blocks[blocks.count - 1].append(line)
      }
    }
    self.blocks = blocks.map { $0.joined(separator: "\n") }
    try #require(blocks.count == 5)
  }

  private func rules(_ text: String) throws(SettingsError) -> [Engine.ActiveRule] {
    try Configuration.load(user: (name: "mine.json", bytes: Array(text.utf8))).makeRules(Registry.rules)
  }

  @Test func theArchiveThatIsShownIsRead() throws {
    let file = try ConfigurationFile(parsing: Array(blocks[0].utf8), name: "rules.json", folder: "/archive")
    let chain = try ConfigurationChain([file])
    func profile(_ page: String) -> String? { chain.profile(with: chain.overrides { $0 == "/archive" ? page : nil }) }
    #expect(profile("canal/1953/05/14.txt") == "canal-evening")
    #expect(profile("weekly/7.txt") == "levee-weekly")
    #expect(profile("weekly/specials/7.txt") == nil)
    let overrides = chain.overrides { _ in "canal/1953/05/14.txt" }
    #expect(overrides == [0, 2])
    let rules = try chain.configuration(with: overrides).makeRules(Registry.rules)
    #expect(!rules.contains { $0.id == "han-spacing" })
  }

  @Test func theFileThatIsShownDoesWhatIsSaid() throws {
    #expect(try Configuration.load(user: ("mine.json", Array(blocks[1].utf8))).output[.furniture] == .keep)
    let made = try rules(blocks[1])
    #expect(made.first { $0.id == "broken-paragraph" }?.severity == .error)
    #expect(!made.contains { $0.id == "heading" })
  }

  @Test func theRulesThatAreShownWork() throws {
    let configuration = try Configuration.load(user: ("mine.json", Array(blocks[2].utf8)))
    #expect(configuration.ownCount == 3)
    let (run, failures) = try OwnExamples.run(configuration)
    #expect(run == 3 && failures.isEmpty, "\(failures)")
  }

  @Test func theMistakeThatIsShownIsAnsweredAsShown() {
    #expect {
      try rules(blocks[3])
    } throws: { error in
      "\(error)" == blocks[4]
    }
  }
}
