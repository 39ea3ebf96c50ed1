import Foundation
import Testing

/// What people decided about findings, by the real command.
struct DecisionTests {
  private let command: Command
  private static let page = "春渡镇的老渡口停了三年，上个月重新开渡，镇里投入六十万元疏浚了河\n\n道,加固了两岸的石阶，又添了两条新船，过河不用再绕行三公里。\n"

  init() throws {
    command = try Command()
    try command.write(Self.page, to: "in/a.txt")
  }

  private func findings(_ options: String = "") throws -> [[String: Any]] {
    let result = try command.shell("\"$GALLEY\" lint in --format json \(options)")
    return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
  }

  /// A decision about the rule's only finding.
  private func decision(_ word: String, on rule: String, when: String = "2026-11-21T14:05:00Z", more: String = "")
    throws
    -> String
  {
    let finding = try #require(try findings("--no-decisions").first { $0["rule"] as? String == rule })
    let fingerprint = try #require(finding["fingerprint"] as? String)
    return """
      {"fingerprint":"\(fingerprint)","decision":"\(word)","rule":"\(rule)","path":"a.txt","reason":"印版如此",\
      "when":"\(when)"\(more)}\n
      """
  }

  private func decide(_ lines: String...) throws { try command.write(lines.joined(), to: "in/.galley/decisions.jsonl") }

  @Test func aRejectedJoinIsNeitherMadeNorTold() throws {
    #expect(try command.galley("clean", "in/a.txt").output.contains("疏浚了河道，加固"))
    let join = try #require(try findings().first { ($0["rule"] as? String)?.hasSuffix("-paragraph") == true })
    try decide(decision("reject", on: try #require(join["rule"] as? String)))
    // No other rule makes the same join instead.
    #expect(try command.galley("clean", "in/a.txt").output.contains("疏浚了河\n\n道，加固"))
    #expect(try command.galley("clean", "in/a.txt", "--no-decisions").output.contains("疏浚了河道"))
    let told = try findings().filter { $0["suppressed"] == nil }
    #expect(!told.contains { $0["fingerprint"] as? String == join["fingerprint"] as? String })
    let sarif = try command.galley("lint", "in", "--format", "sarif").output
    #expect(sarif.contains(#""suppressions":[{"kind":"external","status":"accepted","justification":"印版如此"}]"#))
    // The file has another name, and stands elsewhere; the decision holds.
    try command.write(Self.page, to: "in/sub/b.txt")
    #expect(try command.galley("clean", "in/sub/b.txt").output.contains("疏浚了河\n\n道"))
  }

  @Test func aRejectedRepairOfCharactersIsNotMade() throws {
    try decide(decision("reject", on: "halfwidth-punctuation"))
    #expect(try command.galley("clean", "in/a.txt").output.contains("河道,加固"))
    #expect(try command.galley("clean", "in", "-o", "out", "--report", "report.json").status == 0)
    #expect(try !command.text("report.json").contains("halfwidth-punctuation"))
  }

  @Test func whatIsAcceptedIsMadeHoweverUnsure() throws {
    let join = try #require(try findings().first { ($0["rule"] as? String)?.hasSuffix("-paragraph") == true })
    try decide(decision("accept", on: try #require(join["rule"] as? String)))
    #expect(try command.galley("clean", "in/a.txt", "--min-confidence", "1").output.contains("疏浚了河道"))
    #expect(
      try command.galley("clean", "in/a.txt", "--min-confidence", "1", "--no-decisions").output.contains("河\n\n道"))
  }

  @Test func theLaterDecisionHolds() throws {
    let rule = "halfwidth-punctuation"
    try decide(
      decision("reject", on: rule, when: "2026-11-22T00:00:00Z"), decision("accept", on: rule))
    #expect(try command.galley("clean", "in/a.txt").output.contains("道,加固"))
    try decide(
      decision("reject", on: rule), decision("edit", on: rule, when: "2026-11-22T00:00:00Z", more: #","text":"；""#),
      decision("accept", on: rule, when: "2026-11-23T00:00:00Z"))
    #expect(try command.galley("clean", "in/a.txt").output.contains("道，加固"))
  }

  @Test func whatConcernsNothingIsTold() throws {
    try decide(decision("reject", on: "halfwidth-punctuation"))
    #expect(try command.galley("lint", "in", "--select", "halfwidth-punctuation", "--strict").status == 0)
    try command.write(Self.page.replacing("道,加", with: "道，加"), to: "in/a.txt")
    let result = try command.galley("lint", "in", "--select", "halfwidth-punctuation", "--strict")
    #expect(result.status == 1)
    #expect(result.errorLines.count == 1)
    #expect(result.errors.hasPrefix("galley: in/.galley/decisions.jsonl: unused: a.txt has no halfwidth-punctuation "))
  }

  @Test(arguments: [
    ("{}", ":1: the key “fingerprint” is missing"),
    (
      #"{"fingerprint":"0123456789abcdef","decision":"perhaps"}"#,
      ":1: “decision” is “perhaps”, and must be accept or reject or edit"
    ),
    (
      #"{"fingerprint":"0123456789abcdef","decision":"reject","rule":"r","path":"a","when":"today"}"#,
      ":1: “when” is “today”"
    ),
    (
      #"{"fingerprint":"0123456789abcdef","decision":"edit","rule":"r","path":"a","when":"2026-11-21T14:05:00Z"}"#,
      ":1: an edit has a “text”"
    ),
    ("=======", ":1:1: "),
  ])
  func aBadFileIsOneClearError(_ text: String, _ message: String) throws {
    try decide(text)
    for name in ["lint", "clean"] {
      let result = try command.galley(name, "in/a.txt")
      #expect(result.status == 2)
      #expect(result.output.isEmpty)
      #expect(result.errorLines.count == 1)
      #expect(result.errors.hasPrefix("galley: "))
      #expect(result.errors.contains(".galley/decisions.jsonl\(message)"), "\(result.errors)")
    }
    #expect(try command.galley("lint", "in/a.txt", "--decisions", "none.jsonl").status == 2)
  }

  @Test func commentsSpeakForThePlaceBelowThem() throws {
    let comment = "<!-- galley-ignore halfwidth-punctuation: 印版如此 -->"
    try command.write("\(comment)\n\n大家都来了,我们也来了。\n\n大家都走了,我们也走了。\n", to: "in/a.txt")
    let cleaned = try command.galley("clean", "in/a.txt").output
    #expect(cleaned.contains("来了,我们") && cleaned.contains("走了，我们") && cleaned.contains(comment))
    let sarif = try command.galley("lint", "in", "--format", "sarif").output
    #expect(sarif.contains(#""suppressions":[{"kind":"inSource","status":"accepted","justification":"印版如此"}]"#))
    try command.write("<!-- galley-ignore han-spacing: 无 -->\n\n大家都来了。\n", to: "in/a.txt")
    let unused = try command.galley("lint", "in", "--strict")
    #expect(unused.status == 1)
    #expect(unused.errors == "galley: in/a.txt:1: the comment suppresses nothing; take it out\n")
  }
}
