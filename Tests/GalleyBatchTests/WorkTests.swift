import GalleyEngine
import GalleyOutput
import Synchronization
import Testing

@testable import GalleyBatch

struct WorkTests {
  @Test(arguments: [(1, 10), (4, 1000), (8, 3), (3, 0)])
  func everyIndexComesOnce(_ count: Int, _ total: Int) {
    let seen = Slots([Int](repeating: 0, count: total))
    let busy = Slots([Bool](repeating: false, count: count))
    Workers(count: count).each(total) { worker, index in
      #expect(!busy[worker])
      busy[worker] = true
      seen[index] += 1
      busy[worker] = false
    }
    #expect((0..<total).allSatisfy { seen[$0] == 1 })
  }

  /// The lines of the pages that are repeated, without digits and white space.
  private func repeated(_ texts: [String]) throws -> Set<String> {
    let pages = try texts.map { try Page(name: "page", bytes: Array($0.utf8)) }
    var lines = RepeatedLines()
    for page in pages { lines.add(RepeatedLines.keys(of: page)[...]) }
    let names = texts.flatMap { $0.split(separator: "\n") }.map { line in
      let bytes = Array(line.utf8)
      return (BatchKnowledge.key(of: bytes.indices, in: bytes.span), line.filter { !$0.isNumber && $0 != " " })
    }
    return Set(names.filter { name in lines.repeated.contains { $0 == name.0 } }.map { String($0.1) })
  }

  @Test func aLineOnAFifthOfThePagesIsRepeated() throws {
    // On pages 0, 5, 10 of 15: three, a fifth. A line twice on one page counts once.
    let texts = (0..<15).map { $0 % 5 == 0 ? "夜谈\n正文\($0 % 2 == 0 ? "甲" : "乙")\n夜谈" : "别的\($0)号第\($0)句话" }
    #expect(try repeated(texts).contains("夜谈"))
    #expect(try !repeated(texts + [String](repeating: "完", count: 1)).contains("夜谈"))
  }

  @Test func aLineOnThreePagesInARowIsRepeated() throws {
    var texts = (0..<40).map { "第\(String(repeating: "甲", count: $0))页" }
    for page in [4, 5, 6] { texts[page] += "\n第 \(page) 版 晚报" }
    for page in [10, 12, 14] { texts[page] += "\n隔页" }
    #expect(try repeated(texts) == ["第版晚报"])
  }

  @Test func fewPagesTellNothing() throws {
    #expect(try repeated([String](repeating: "晚报", count: 4)).isEmpty)
    #expect(try repeated([String](repeating: "晚报", count: 5)) == ["晚报"])
    #expect(try repeated([String](repeating: String(repeating: "长", count: 61), count: 9)).isEmpty)
    #expect(try repeated([String](repeating: "12 3", count: 9)).isEmpty)
  }
}

struct OutputPlanTests {
  private let scratch = Scratch()

  @Test func twoInputsForOnePlaceAreRefused() throws {
    var plan = OutputPlan(.folder("out"), .kept, inputs: 2)
    #expect(try plan.place(for: "a/x.txt", relative: "x.txt")?.path == "out/x.txt")
    #expect(throws: Problem.self) { try plan.place(for: "b/x.txt", relative: "x.txt") }
    var markdown = OutputPlan(.folder("out"), .markdown, inputs: 1)
    #expect(try markdown.place(for: "a/x.txt", relative: "x.txt")?.path == "out/x.md")
    #expect(throws: Problem.self) { try markdown.place(for: "a/x.md", relative: "x.md") }
    #expect(try markdown.place(for: "a/x.log", relative: "x.log")?.path == "out/x.log")
  }

  @Test func inPlaceEachFolderHasItsRecord() throws {
    var plan = OutputPlan(.inPlace, .kept, inputs: 2)
    let place = try #require(try plan.place(for: "scans/报/x.txt", relative: "报/x.txt"))
    #expect(place.path == "scans/报/x.txt")
    #expect(Path.joined(place.recordFolder, RecordFile.name) == "scans/.galley/record.jsonl")
    #expect(try plan.place(for: "x.txt", relative: "x.txt")?.recordFolder == "")
  }

  @Test func anOutputInsideItsInputIsRefused() {
    scratch.write("x", to: "in/a.txt")
    let objection = { (target: Target, path: String) in
      OutputPlan(target, .kept, inputs: 1).objection(to: path)?.message
    }
    #expect(objection(.folder(scratch["in/sub/out"]), scratch["in"])?.contains("inside this folder") == true)
    #expect(objection(.folder(scratch["in/../in/"]), scratch["in"])?.contains("the input itself") == true)
    #expect(objection(.file(scratch["in/a.txt"]), scratch["in/a.txt"])?.contains("the input itself") == true)
    #expect(objection(.folder(scratch["in2"]), scratch["in"]) == nil)
  }
}

struct RecordTests {
  private let scratch = Scratch()

  private func line(_ path: String, _ source: Int, _ output: Int) -> [UInt8] {
    func member(_ value: Int) -> String { #"{"xxh64":"\#(String(value, radix: 16))","bytes":\#(value)}"# }
    return Array(
      #"{"path":"\#(path)","source":\#(member(source)),"output":\#(member(output)),"delta":[]}"#.utf8) + [0x0A]
  }

  private func record(_ runs: [[UInt8]]...) throws -> String? {
    for lines in runs {
      let record = try RecordFile(in: scratch.path)
      try record.add(lines.flatMap { $0 })
      try record.finish()
    }
    return scratch.read(RecordFile.name)
  }

  private func text(_ lines: [UInt8]...) -> String { String(decoding: lines.flatMap { $0 }, as: UTF8.self) }

  @Test func theLastLineOfAPathCounts() throws {
    let again = try record([line("a", 1, 2), line("b", 3, 4)], [line("a", 5, 6)], [line("a", 1, 2), line("b", 3, 4)])
    #expect(again == text(line("a", 1, 2), line("b", 3, 4)))
    #expect(scratch.names(in: ".galley") == ["record.jsonl"])
  }

  /// Cleaned in place twice: both lines lead back. Cleaned once more without a change: nothing is added.
  @Test func theWayBackIsKept() throws {
    let twice = try record([line("a", 1, 2)], [line("a", 2, 3)], [line("a", 3, 3)])
    #expect(twice == text(line("a", 1, 2), line("a", 2, 3)))
  }

  @Test func aPageThatWasRightIsForgottenForItsSuccessor() throws {
    #expect(try record([line("a", 1, 1)], [line("a", 1, 2)]) == text(line("a", 1, 2)))
  }

  @Test func aDamagedRecordIsKept() throws {
    scratch.write("rubbish\n", to: RecordFile.name)
    #expect(throws: Problem.self) { _ = try record([line("a", 1, 2)]) }
    #expect(scratch.read(RecordFile.name) == "rubbish\n" + text(line("a", 1, 2)))
  }
}
