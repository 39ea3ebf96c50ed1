import Foundation
import Testing

/// The quality of pages, for triage.
struct QualityTests {
  private let command: Command
  init() throws { command = try Command() }

  private struct Batch: Decodable {
    struct Page: Decodable {
      let path: String
      let score: Double
      let characters: Int
      let parts: [String: Double]
    }
    let score: Double
    let count: Int
    let pages: [Page]
  }

  private func quality(_ arguments: String...) throws -> Batch {
    let list = arguments.map { "'\($0)'" }.joined(separator: " ")
    let result = try command.shell("\"$GALLEY\" lint \(list) --quality quality.json")
    #expect(result.status < 2, "\(result.errors)")
    return try JSONDecoder().decode(Batch.self, from: try command.read("quality.json"))
  }

  @Test func theWorstPageComesFirst() throws {
    let good = try String(
      contentsOf: Command.samples.appending(path: "repaired/02-old-courtyards.txt"), encoding: .utf8)
    // Every seventh ideograph is another: text that nobody would expect. Then a page that says everything twice.
    let strange = "鑫曜彝霾淼攒"
    let characters = good.enumerated().map { index, character in
      index % 7 == 3 && character.unicodeScalars.first!.properties.isIdeographic
        ? strange[strange.index(strange.startIndex, offsetBy: index % 6)] : character
    }
    try command.write(good, to: "in/good.txt")
    try command.write(String(characters), to: "in/strange.txt")
    try command.write(good + "\n" + good, to: "in/twice.txt")
    try command.write("", to: "in/empty.txt")
    try command.write("Nothing but a line in another language, and nothing wrong with it.\n", to: "in/english.txt")
    let batch = try quality("in")
    #expect(batch.count == 5)
    #expect(batch.pages.map(\.score) == batch.pages.map(\.score).sorted())
    let pages = Dictionary(uniqueKeysWithValues: batch.pages.map { ($0.path, $0) })
    let page = try #require(pages["in/good.txt"])
    let odd = try #require(pages["in/strange.txt"])
    #expect(odd.score < page.score - 10)
    #expect(odd.parts["unlikely"]! > page.parts["unlikely"]! + 0.05)
    #expect(pages["in/twice.txt"]!.parts["duplicated"]! > 0 && pages["in/twice.txt"]!.score < page.score)
    #expect(pages["in/empty.txt"]!.score == 100 && pages["in/english.txt"]!.score == 100)
    #expect(pages["in/english.txt"]!.parts["unlikely"] == nil)
    #expect(batch.score < 100 && batch.score > batch.pages[0].score)
    #expect(page.characters == good.unicodeScalars.count)
  }

  @Test func aThresholdIsForCI() throws {
    try command.copySamples(to: "in")
    let batch = try quality("in")
    let least = (batch.pages[1].score + batch.pages[2].score) / 2
    let poor = try command.galley("lint", "in", "--select", "heading", "--min-quality", "0")
    #expect(poor.status == 0 && poor.errors == "")
    let result = try command.galley("lint", "in", "--min-quality", "\(least)", "--format", "json")
    #expect(result.status == 1)
    #expect(result.errorLines.count == 3)
    #expect(result.errorLines[0].hasPrefix("galley: 2 of 15 pages below a quality of "))
    #expect(result.errorLines[1].contains(batch.pages[0].path + ": "))
    // The report of a batch has it, too.
    #expect(try command.galley("clean", "in", "-o", "out", "--report", "report.json").status == 0)
    #expect(try command.text("report.json").contains(#""quality":{"score":\#(batch.pages[0].score),"#))
    #expect(try command.galley("lint", "in", "--min-quality", "101").status == 2)
  }

  @Test(arguments: ["json", "jsonl"]) func programsGetItBesideTheFindings(_ format: String) throws {
    try command.copySamples(to: "in")
    let scores = Dictionary(uniqueKeysWithValues: try quality("in").pages.map { ($0.path, $0.score) })
    #expect(try !command.galley("lint", "in", "--format", format).output.contains("quality"))
    let output = try command.galley("lint", "in", "--format", format, "--min-quality", "0").output
    let lines = output.split(separator: "\n").filter { $0.contains(#""quality":{"#) }
    let found = try lines.map { line in
      let object = Data(line.drop { $0 == " " }.reversed().drop { $0 == "," }.reversed().map(String.init).joined().utf8)
      return try JSONDecoder().decode(Rated.self, from: object)
    }
    #expect(Dictionary(uniqueKeysWithValues: found.map { ($0.path, $0.quality.score) }) == scores)
  }

  private struct Rated: Decodable {
    struct Quality: Decodable { let score: Double }
    let path: String
    let quality: Quality
  }

  @Test func weightsAreData() throws {
    try command.copySamples(to: "in")
    try command.write(
      #"{"quality": {"weights": {"broken": 0, "misplaced": 0, "stray": 0, "duplicated": 0, "truncated": 0, "unlikely": 0}}}"#,
      to: "rules.json")
    #expect(try quality("in").pages.allSatisfy { $0.score == 100 })
    try command.write(#"{"quality": {"stray": {"add": ["byline-run-in"]}}}"#, to: "rules.json")
    let twice = try command.galley("lint", "in")
    #expect(twice.status == 2)
    #expect(twice.errors.contains("rules.json:1:23: “byline-run-in” stands in “misplaced” already"))
    try command.write(#"{"quality": {"stray": ["heading", "bylne"]}}"#, to: "rules.json")
    #expect(try command.galley("lint", "in").errors.contains("there is no rule “bylne”; did you mean “byline”?"))
  }
}
