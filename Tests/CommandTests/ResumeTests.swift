import Foundation
import Testing

/// A run that was killed and taken up writes what one that was left alone writes, to the byte.
struct ResumeTests {
  private let command: Command
  init() throws { command = try Command() }

  private func page(_ number: Int) -> String { "快报\n\n第\(number)条街修好了,大家都\n\n高兴。\n\n上海报业" }

  private func writePages(_ count: Int) throws {
    for number in 0..<count {
      try command.write(page(number), to: String(format: "in/%02d/%04d.txt", number / 90, number))
    }
  }

  private func lines(_ count: Int) -> Data {
    Data((0..<count).map { "{\"text\":\"\(page($0).replacing("\n", with: "\\n"))\"}\n" }.joined().utf8)
  }

  /// Kills a run that a pipe holds up, once everything before that is written.
  private func kill(_ arguments: [String], pipe: String, writing input: Data, untilThereIs file: String) throws {
    mkfifo(command.folder.appending(path: pipe).path, 0o600)
    let process = try command.start(arguments).process
    let held = try FileHandle(forWritingTo: command.folder.appending(path: pipe))
    try held.write(contentsOf: input)
    let path = command.folder.appending(path: file).path.replacing("PID", with: "\(process.processIdentifier)")
    while (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0) ?? 0 == 0 {
      try #require(process.isRunning)
      usleep(2000)
    }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try held.close()
    try FileManager.default.removeItem(at: command.folder.appending(path: pipe))
  }

  @Test func aFolderGoesOnWhereItWasKilled() throws {
    try writePages(600)
    let whole = try { () throws -> [String: Data] in
      try command.write(lines(3), to: "more.jsonl")
      #expect(try command.galley("clean", "in", "more.jsonl", "-o", "whole").status == 0)
      try FileManager.default.removeItem(at: command.folder.appending(path: "more.jsonl"))
      return try command.files(below: "whole")
    }()
    try kill(
      ["clean", "in", "more.jsonl", "-o", "out"], pipe: "more.jsonl", writing: lines(1),
      untilThereIs: "out/06/0599.txt")
    // As a death in the middle of a chunk leaves it: pages recorded and not written, half a page, half a line of the record.
    let out = command.folder.appending(path: "out")
    let killed = try command.text("out/.galley/journal.json").split(separator: "[")[1].prefix { $0.isNumber }
    for number in [530, 531, 570] {
      try? FileManager.default.removeItem(at: out.appending(path: String(format: "%02d/%04d.txt", number / 90, number)))
    }
    try command.write("half", to: "out/06/.galley-\(killed)-0.tmp")
    var record = try command.read("out/.galley/record.jsonl")
    record.removeLast(40)
    try command.write(record, to: "out/.galley/record.jsonl")
    let untouched = try FileManager.default.attributesOfItem(atPath: out.appending(path: "03/0300.txt").path)
    try command.write(lines(3), to: "more.jsonl")
    let resumed = try command.galley("clean", "in", "more.jsonl", "-o", "out", "--resume")
    #expect(resumed.status == 0)
    #expect(resumed.errors == "")
    #expect(try command.files(below: "out") == whole)
    let after = try FileManager.default.attributesOfItem(atPath: out.appending(path: "03/0300.txt").path)
    #expect(after[.systemFileNumber] as? Int == untouched[.systemFileNumber] as? Int)
  }

  @Test func linesGoOnWhereTheyWereKilled() throws {
    try command.write(lines(1300), to: "whole.jsonl")
    #expect(try command.galley("clean", "whole.jsonl", "-o", "whole/out.jsonl").status == 0)
    // Two chunks are done, the third waits for more.
    let input = try command.read("whole.jsonl")
    try kill(
      ["clean", "pages.jsonl", "-o", "out/out.jsonl"], pipe: "pages.jsonl", writing: lines(1100),
      untilThereIs: "out/.galley-PID-out.jsonl.tmp")
    #expect(!FileManager.default.fileExists(atPath: command.folder.appending(path: "out/out.jsonl").path))
    try command.write(input, to: "pages.jsonl")
    // Half a line.
    let left = try #require(try command.files(below: "out").keys.first { $0.hasSuffix("out.jsonl.tmp") })
    var part = try command.read("out/\(left)")
    part.removeLast(7)
    try command.write(part, to: "out/\(left)")
    #expect(try command.galley("clean", "pages.jsonl", "-o", "out/out.jsonl", "--resume").status == 0)
    #expect(try command.read("out/out.jsonl") == command.read("whole/out.jsonl"))
    #expect(try command.files(below: "out").keys.sorted() == [".galley/record.jsonl", "out.jsonl"])
    let records = try ["out", "whole"].map { try command.text("\($0)/.galley/record.jsonl") }
    #expect(
      records[0] == records[1].replacing("\"original\":\"whole.jsonl\"", with: "\"original\":\"pages.jsonl\""))
    #expect(try command.galley("restore", "out", "-o", "back").status == 0)
    #expect(try command.read("back/pages.jsonl") == input)
  }

  @Test func aSignalLeavesWhatCanBeResumed() throws {
    try command.write(lines(700), to: "whole.jsonl")
    #expect(try command.galley("clean", "whole.jsonl", "-o", "whole/out.jsonl").status == 0)
    mkfifo(command.folder.appending(path: "pages.jsonl").path, 0o600)
    let process = try command.start(["clean", "pages.jsonl", "-o", "out/out.jsonl"]).process
    let held = try FileHandle(forWritingTo: command.folder.appending(path: "pages.jsonl"))
    try held.write(contentsOf: lines(600))
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationStatus == 143)
    try held.close()
    try FileManager.default.removeItem(at: command.folder.appending(path: "pages.jsonl"))
    try command.write(lines(700), to: "pages.jsonl")
    #expect(try command.galley("clean", "pages.jsonl", "-o", "out/out.jsonl", "--resume").status == 0)
    #expect(try command.read("out/out.jsonl") == command.read("whole/out.jsonl"))
    #expect(try command.files(below: "out").keys.sorted() == [".galley/record.jsonl", "out.jsonl"])
  }

  /// Whenever it is killed, and however often.
  @Test func itMayBeKilledAtAnyTime() throws {
    try writePages(120)
    try command.write(lines(200), to: "in/05/lines.jsonl")
    #expect(try command.galley("clean", "in", "-o", "whole").status == 0)
    for delay in [20, 60, 100, 200, 400] {
      let process = try command.start(["clean", "in", "-o", "out", "--resume", "-j2"]).process
      usleep(UInt32(delay) * 1000)
      Foundation.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    #expect(try command.galley("clean", "in", "-o", "out", "--resume").status == 0)
    #expect(try command.files(below: "out") == command.files(below: "whole"))
  }

  @Test func otherSettingsStartAnew() throws {
    try writePages(2)
    try kill(
      ["clean", "in", "more.jsonl", "-o", "out"], pipe: "more.jsonl", writing: lines(1),
      untilThereIs: "out/00/0001.txt")
    let refused = try command.galley("clean", "in", "-o", "out", "--resume", "--min-confidence", "1")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("had other settings; leave --resume out to start anew"))
    #expect(try command.galley("clean", "in", "-o", "out").status == 0)
    let nothing = try command.galley("clean", "in", "-o", "out", "--resume")
    #expect(nothing.status == 0)
    #expect(nothing.errors.contains("no interrupted run is there to be resumed"))
    #expect(try command.galley("clean", "in", "--in-place", "--resume").status == 2)
  }
}
