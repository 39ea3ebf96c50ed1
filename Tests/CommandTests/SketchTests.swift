import Foundation
import Testing

/// What a whole batch repeats, counted in parts and on any machine.
struct SketchTests {
  private let command: Command
  private let texts: [String]

  /// Forty pages in three parts; on every fourth stands a running head that no phrase of `rules.json` knows.
  init() throws {
    command = try Command()
    texts = (0..<40).map { number in
      let head = number % 4 == 0 ? "桐花里纪事 第\(number)回\n\n" : ""
      return head + "第\(number)条街修好了，大家都高兴，说以后出门就方便得多了。\n"
    }
    for (number, text) in texts.enumerated() {
      try command.write(text, to: String(format: "part%d/%02d.txt", number % 3, number))
    }
  }

  private func sketches() throws {
    for part in 0..<3 {
      #expect(try command.galley("sketch", "part\(part)", "-o", "part\(part).sketch").status == 0)
    }
    #expect(
      try command.galley("sketch", "part2.sketch", "part0.sketch", "part1.sketch", "-o", "all.sketch").status == 0)
  }

  private func pages(below folder: String) throws -> [String: Data] {
    try command.files(below: folder).filter { !$0.key.hasPrefix(".galley") }
  }

  @Test func partsSayWhatTheWholeSays() throws {
    try sketches()
    #expect(try command.galley("sketch", "part0", "part1", "part2", "-o", "whole.sketch", "-j1").status == 0)
    #expect(try command.read("whole.sketch") == command.read("all.sketch"))
    #expect(try command.galley("sketch", "part0.sketch", "part1", "part2", "-o", "mixed.sketch").status == 0)
    #expect(try command.read("mixed.sketch") == command.read("all.sketch"))
    #expect(
      try command.galley("clean", "part0", "part1", "part2", "-o", "whole", "--sketch", "all.sketch").status == 0)
    for part in 0..<3 {
      #expect(
        try command.galley("clean", "part\(part)", "-o", "parts", "--sketch", "all.sketch", "-j3").status == 0)
    }
    #expect(try pages(below: "parts") == pages(below: "whole"))
    #expect(try command.text("whole/04.txt") == "第4条街修好了，大家都高兴，说以后出门就方便得多了。\n")
  }

  /// A page alone tells nothing; with the sketch it does, as a file and as a line of a filter.
  @Test func aPageAloneKnowsWhatTheBatchRepeats() throws {
    try sketches()
    #expect(try command.galley("clean", "part1/04.txt").output == texts[4])
    let alone = try command.galley("clean", "part1/04.txt", "--sketch", "all.sketch")
    #expect(alone.output == "第4条街修好了，大家都高兴，说以后出门就方便得多了。\n")
    let line = try JSONSerialization.data(withJSONObject: ["text": texts[4]])
    let filter = try command.galley("clean", "--jsonl", "-", "--sketch", "all.sketch", input: line)
    #expect(filter.output.contains("第4条街") && !filter.output.contains("桐花里纪事"))
    let lint = try command.galley("lint", "part1/04.txt", "--sketch", "all.sketch", "--format", "concise")
    #expect(lint.output.contains("repeated-furniture"))
  }

  @Test func linesAreCountedAsFilesAre() throws {
    try sketches()
    let lines = try texts.map {
      String(decoding: try JSONSerialization.data(withJSONObject: ["text": $0]), as: UTF8.self)
    }
    let input = Data(lines.joined(separator: "\n").utf8)
    #expect(try command.galley("sketch", "--jsonl", "-", "-o", "lines.sketch", input: input).status == 0)
    #expect(try command.read("lines.sketch") == command.read("all.sketch"))
  }

  @Test func whatIsNoSketchIsTold() throws {
    try command.write("text", to: "no.sketch")
    for arguments in [
      ["clean", "part0", "-o", "out", "--sketch", "no.sketch"], ["sketch", "no.sketch", "-o", "all.sketch"],
    ] {
      let result = try command.galley(arguments)
      #expect(result.status == 2)
      #expect(result.errors == "galley: no.sketch: it is no sketch of this version; make it with galley sketch\n")
    }
    #expect(try command.galley("sketch", "part0", "-o", "all.txt").errors.contains("must end in .sketch"))
    try command.write(Data([0xFF]), to: "part0/99.txt")
    let bad = try command.galley("sketch", "part0", "-o", "all.sketch")
    #expect(bad.status == 2)
    #expect(bad.errorLines.count == 1)
  }
}
