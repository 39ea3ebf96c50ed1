import Foundation
import Testing

struct TrainTests {
  private let command: Command
  init() throws { command = try Command() }

  /// Paragraphs of an invented town, three sentences each.
  private static func paragraphs(_ count: Int) -> [String] {
    let who = ["The ferry", "The night train", "Our baker", "The school choir", "A young pilot", "The old miller"]
    let does = ["leaves from", "returns to", "stops at", "looks across", "waits near"]
    let places = [
      "Old Harbour Road", "Castle Bridge", "Mill Lane", "Chestnut Square", "the Lower Market", "Rosemary Hill",
    ]
    let times = ["at seven in the morning", "every other Sunday", "when the bells ring", "before the first snow"]
    var state: UInt64 = 7
    func pick(_ choices: [String]) -> String {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return choices[Int(state >> 33) % choices.count]
    }
    return (0..<count).map { _ in
      (0..<3).map { _ in "\(pick(who)) \(pick(does)) \(pick(places)) \(pick(times))." }.joined(separator: " ")
    }
  }

  private static let cutPage = """
    Our baker waits near Castle Bridge every other Sunday. The ferry leaves from Old

    Harbour Road at seven in the morning. A young pilot looks across Mill Lane before the first snow.

    """

  private func writeTexts() throws {
    let paragraphs = Self.paragraphs(300)
    try command.write(paragraphs[..<200].joined(separator: "\n\n"), to: "texts/a.txt")
    let lines = try paragraphs[200...].map {
      String(decoding: try JSONEncoder().encode(["body": [$0]]), as: UTF8.self)
    }
    try command.write(lines.joined(separator: "\n"), to: "more.jsonl")
  }

  @Test func sameTextsSameModel() throws {
    try writeTexts()
    let first = try command.galley(
      "train", "texts", "more.jsonl", "-o", "a.model", "--text-field", "body", "--epochs", "2")
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("300 paragraphs"))
    #expect(first.output.contains("letters      Latin 100 %"))
    _ = try command.galley(
      "train", "more.jsonl", "texts/a.txt", "-o", "b.model", "--text-field", "body", "--epochs", "2")
    #expect(try command.read("a.model") == command.read("b.model"))
    let input = Data(Self.paragraphs(300).joined(separator: "\n").utf8)
    _ = try command.galley("train", "-", "-o", "c.model", "--epochs", "2", input: input)
    #expect(try command.read("a.model") == command.read("c.model"))
    _ = try command.galley("train", "texts", "-o", "less.model", "--order", "3", "--size", "26000", "--epochs", "0")
    #expect(try command.read("less.model").count <= 26_000)
  }

  /// What no default model knows: a language of its own.
  @Test func aModelOfOnesOwnIsAsked() throws {
    try writeTexts()
    _ = try command.galley("train", "texts", "-o", "settings/town.model", "--epochs", "3")
    try command.write(Self.cutPage, to: "page.txt")
    let without = try command.galley("lint", "page.txt")
    #expect(!without.output.contains("broken-paragraph"))
    let with = try command.galley("lint", "page.txt", "--model", "settings/town.model")
    #expect(with.output.contains("broken-paragraph"), "\(with.output)")
    // The path in a configuration starts where the configuration stands.
    try command.write(#"{"model": "town.model"}"#, to: "settings/rules.json")
    let configured = try command.galley("lint", "page.txt", "--config", "settings/rules.json")
    #expect(configured.output == with.output)
    let none = try command.galley("lint", "page.txt", "--config", "settings/rules.json", "--model", "none")
    #expect(none.output == without.output)
  }

  @Test func withoutAModelTheRulesStillWork() throws {
    try command.copySamples(to: "in")
    try command.write(#"{"model": "none"}"#, to: "none.json")
    let with = try command.galley("clean", "in/02-old-courtyards.txt")
    let without = try command.galley("clean", "in/02-old-courtyards.txt", "--config", "none.json")
    #expect(without.status == 0)
    #expect(without.output != with.output)
    #expect(!without.output.contains("天天变短,来"))
    #expect(try command.galley("clean", "in/02-old-courtyards.txt", "--model", "news-zh").output == with.output)
  }

  @Test func aBadModelIsOneClearLine() throws {
    try command.write("河边的老磨坊又转起来了。\n", to: "page.txt")
    try writeTexts()
    _ = try command.galley("train", "texts", "-o", "whole.model")
    let whole = try command.read("whole.model")
    try command.write(whole.dropLast(100), to: "short.model")
    var damaged = whole
    damaged[whole.count / 2] ^= 1
    try command.write(damaged, to: "damaged.model")
    try command.write(#"{"model": ""}"#, to: "empty.json")
    for (arguments, message) in [
      (["--model", "page.txt"], "page.txt: is not a Galley language model; make one with `galley train`"),
      (["--model", "none.model"], "none.model: cannot open the language model: No such file or directory"),
      (["--model", "short.model"], "copy or train it again"), (["--model", "damaged.model"], "copy or train it again"),
      (["--config", "empty.json"], "empty.json:1:11: “model” is empty; for no model write “none”"),
    ] {
      for name in ["clean", "lint"] {
        let quoted = ([name, "page.txt"] + arguments).map { "'\($0)'" }.joined(separator: " ")
        let result = try command.shell("exec \"$GALLEY\" \(quoted)")
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains(message), "\(result.errors)")
      }
    }
  }

  @Test func badTextsAreNamedAndNothingIsWritten() throws {
    try command.write("Good.\n", to: "good.txt")
    try command.write(Data([0x67, 0x0A, 0x73, 0xF6, 0x0A]), to: "latin1.txt")
    try command.write("{\"text\": \"a\"}\n\n{\"text\": 3}\n", to: "number.jsonl")
    try command.write("{\"text\": \"a\"}\n{\"body\": \"b\"}\n", to: "other.jsonl")
    try command.write("{\"text\": \"a\"\n", to: "open.jsonl")
    try command.write("\n \n", to: "blank.txt")
    for (arguments, message) in [
      (["good.txt", "latin1.txt"], "latin1.txt:2: the line's byte 2 is not UTF-8; convert the file"),
      (["good.txt", "number.jsonl"], "number.jsonl:3: “text” holds a number"),
      (["other.jsonl"], "other.jsonl:2: the line has no member “text”; name the right one with --text-field"),
      (["open.jsonl"], "open.jsonl:1: column 14: "), (["none.txt"], "none.txt: cannot open it"),
      (["blank.txt"], "cannot train: there is no text"), (["good.txt", "--order", "8"], "order 8 is not 2 to 7"),
      (["good.txt", "--size", "100"], "100 bytes do not even hold"),
    ] {
      let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
      let result = try command.shell("exec \"$GALLEY\" train \(quoted) -o bad.model")
      #expect(result.status == 2)
      #expect(result.errors.hasPrefix("galley: ") && result.errorLines.count == 1)
      #expect(result.errors.contains(message), "\(result.errors)")
      #expect(!FileManager.default.fileExists(atPath: command.folder.appending(path: "bad.model").path))
    }
  }
}
