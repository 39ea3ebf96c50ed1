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
