import Foundation
import Testing

struct ScoreTests {
  private let command: Command

  init() throws {
    command = try Command()
    try command.copySamples(to: "pages")
    try FileManager.default.copyItem(
      at: Command.samples.appending(path: "gold"), to: command.folder.appending(path: "gold"))
  }

  private func figures(_ arguments: String...) throws -> [String: [String: Double]] {
    let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
    let result = try command.shell("exec \"$GALLEY\" score gold pages --format json \(quoted)")
    #expect(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode([String: [String: Double]].self, from: Data(result.output.utf8))
  }

  @Test func theSamplesAreScored() throws {
    let now = try figures("-j", "2")
    #expect(now["pages"]?["pages"] == 15)
    #expect(now["pages"]?["lost_characters"] == 0)
    #expect(try #require(now["join"]?["f1"]) > 0.9)
    _ = try command.galley("clean", "pages", "--format", "jsonl", "-o", "result.jsonl")
    #expect(try figures("--result", "result.jsonl") == now)
    // What the configuration changes shows.
    let without = try figures("--ignore", "broken-paragraph,scattered-paragraph")
    #expect(try #require(without["join"]?["recall"]) < now["join"]!["recall"]!)
    let table = try command.galley("score", "gold", "pages", "--worst", "1")
    #expect(table.status == 0)
    #expect(table.output.contains("\nrole-heading "))
  }

  /// Fifteen pages with their decisions: every join over other text is rejected, all else accepted.
  @Test func decisionsSayHowRightTheRulesAre() throws {
    let report = try command.galley("lint", "pages", "--format", "jsonl").output
    var lines: Set<String> = []
    var wrong: Set<String> = []
    for line in report.split(separator: "\n") {
      let finding = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let print = try #require(finding["fingerprint"] as? String)
      let rule = try #require(finding["rule"] as? String)
      let isWrong = rule == "scattered-paragraph"
      if isWrong { wrong.insert(print) }
      lines.insert(
        """
        {"fingerprint":"\(print)","decision":"\(isWrong ? "reject" : "accept")","rule":"\(rule)","path":"a.txt",\
        "when":"2026-11-21T14:05:00Z"}\n
        """)
    }
    try command.write(lines.sorted().joined(), to: "pages/.galley/decisions.jsonl")
    let table = try command.galley("score", "pages", "--fit", "fitted.json")
    #expect(table.status == 0, "\(table.errors)")
    let rows = table.output.split(separator: "\n").map { $0.split(separator: " ") }
    let row = try #require(rows.first { $0.first == "scattered-paragraph" })
    #expect(row[2] == "0" && row[4] == "0.00" && !wrong.isEmpty)
    #expect(try #require(Double(row.last!)) < -1)
    #expect(rows.contains { $0.first == "broken-paragraph" && $0[3] == "0" && $0[4] == "1.00" })
    // The settings hold: what was rejected is less sure now, and a second fit finds nothing more.
    func confidences(_ options: String) throws -> [Double] {
      let output = try command.shell("\"$GALLEY\" lint pages --no-decisions --format jsonl \(options)").output
      return try output.split(separator: "\n").compactMap { line in
        let finding = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        return finding["rule"] as? String == "scattered-paragraph" ? finding["confidence"] as? Double : nil
      }
    }
    func mean(_ options: String) throws -> Double {
      let all = try confidences(options)
      return all.reduce(0, +) / Double(all.count)
    }
    #expect(try mean("--config fitted.json") < mean("") - 0.2)
    let again = try command.galley("score", "pages", "--config", "fitted.json")
    let fitted = try #require(
      again.output.split(separator: "\n").first { $0.hasPrefix("scattered") }?.split(separator: " "))
    #expect(abs(Double(fitted.last!)! - Double(row.last!)!) < 0.5)
    #expect(try command.galley("score", "pages", "--fit", "fitted.json").status == 2)
    #expect(try command.galley("score", "pages", "--format", "json").output.contains(#""rules":[{"name":"#))
    #expect(try command.galley("score", "gold", "pages", "--fit", "x.json").status == 2)
    #expect(try command.galley("score", "pages", "--decisions", "none.jsonl").output.hasPrefix("Nobody has decided"))
  }

  @Test func whatIsMissingIsSaid() throws {
    try FileManager.default.removeItem(at: command.folder.appending(path: "pages/10-english.txt"))
    let gone = try command.galley("score", "gold", "pages")
    #expect(gone.status == 2)
    #expect(gone.errorLines == ["galley: pages/10-english.txt: cannot open it: No such file or directory"])
    #expect(gone.output.contains("pages: 14,"))
    let noGold = try command.galley("score", "pages", "pages")
    #expect(noGold.status == 2)
    #expect(noGold.errors.hasPrefix("galley: pages: this folder holds no gold"))
    #expect(try command.galley("score", "nowhere", "pages").status == 2)
  }

  @Test func badGoldAndResultsAreNamed() throws {
    try command.write(#"{"blocks": [{"role": "headline", "spans": [[0, 3]]}]}"#, to: "gold/10-english.json")
    let gold = try command.galley("score", "gold", "pages")
    #expect(gold.status == 2)
    #expect(gold.errors.hasPrefix("galley: gold/10-english.json:1:22: “headline” is no role"))
    try command.write("\n{\"path\": \"10-english.txt\", \"blocks\": [{}]}\n", to: "result.jsonl")
    let result = try command.galley("score", "gold", "pages", "--result", "result.jsonl")
    #expect(result.errorLines.contains { $0.hasPrefix("galley: result.jsonl:2:1:") }, "\(result.errors)")
  }
}
