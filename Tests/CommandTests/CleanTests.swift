import Foundation
import Testing

struct CleanTests {
  private let command: Command
  init() throws { command = try Command() }

  @Test func oneWorkerAndEightWriteTheSame() throws {
    try command.copySamples(to: "in")
    #expect(try command.galley("clean", "in", "-o", "one", "-j1").status == 0)
    #expect(try command.galley("clean", "in", "-o", "eight", "-j", "8").status == 0)
    let one = try command.files(below: "one")
    #expect(one.count == 16)
    #expect(try command.files(below: "eight") == one)
    let lines = try ["1", "8"].map { try command.galley("clean", "in", "--format", "jsonl", "-j", $0).output }
    #expect(lines[0] == lines[1])
    #expect(lines[0].split(separator: "\n").count == 15)
    // Once more over the same: not a byte is another.
    #expect(try command.galley("clean", "in", "-o", "one").status == 0)
    #expect(try command.files(below: "one") == one)
  }

  @Test func theSourcesComeBack() throws {
    try command.copySamples(to: "in")
    let sources = try command.files(below: "in")
    #expect(try command.galley("clean", "in", "-o", "out", "--format", "markdown").status == 0)
    #expect(try command.files(below: "out").keys.contains("10-english.md"))
    #expect(try command.galley("restore", "out", "-o", "back").status == 0)
    #expect(try command.files(below: "back") == sources)
    #expect(try command.galley("restore", "out/10-english.md", "-o", "one.txt").status == 0)
    #expect(try command.read("one.txt") == sources["10-english.txt"])
    // An edited page is refused, the others come back.
    try command.write("edited", to: "out/10-english.md")
    let refused = try command.galley("restore", "out", "-o", "rest")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("out/10-english.md: it was edited since it was written"))
    #expect(try command.files(below: "rest").count == 14)
  }

  @Test func inPlaceTwiceAndBack() throws {
    try command.copySamples(to: "in")
    let sources = try command.files(below: "in")
    #expect(try command.galley("clean", "in", "--in-place").status == 0)
    #expect(try command.files(below: "in")["01-two-streets.txt"] != sources["01-two-streets.txt"])
    #expect(try command.galley("clean", "in", "--in-place").status == 0)
    #expect(try command.galley("restore", "in", "-o", "back").status == 0)
    #expect(try command.files(below: "back") == sources)
  }

  @Test func aDifferenceCanBeApplied() throws {
    try command.copySamples(to: "in")
    try command.copySamples(to: "patched")
    #expect(try command.galley("clean", "in", "-o", "out").status == 0)
    let difference = try command.galley("clean", "in", "--diff")
    #expect(difference.status == 0)
    try command.write(difference.output, to: "change.diff")
    let applied = try command.shell("cd patched && git apply -p2 --whitespace=nowarn ../change.diff")
    #expect(applied.status == 0, "\(applied.errors)")
    var cleaned = try command.files(below: "out")
    cleaned[".galley/record.jsonl"] = nil
    #expect(try command.files(below: "patched") == cleaned)
  }

  @Test func nothingIsWrittenOnADryRun() throws {
    try command.copySamples(to: "in")
    let before = try command.files(below: ".")
    #expect(try command.galley("clean", "in", "-o", "out", "--dry-run").status == 0)
    #expect(try command.galley("clean", "in", "--diff").status == 0)
    #expect(try command.files(below: ".") == before)
  }

  @Test func standardInputGoesToStandardOutput() throws {
    try command.copySamples(to: "in")
    let page = try command.read("in/01-two-streets.txt")
    let piped = try command.galley("clean", "-", input: page)
    #expect(piped.status == 0)
    #expect(piped.errors == "")
    #expect(try command.galley("clean", "in/01-two-streets.txt").output == piped.output)
    #expect(try command.galley("clean", "-", "-o", "one.txt", input: page).status == 0)
    #expect(try command.text("one.txt") == piped.output)
  }

  @Test func reportsAreWritten() throws {
    try command.copySamples(to: "in")
    for ending in ["html", "json", "md"] {
      #expect(try command.galley("clean", "in", "-o", "out", "--report", "report.\(ending)").status == 0)
      #expect(try command.text("report.\(ending)").contains("02-old-courtyards.txt"))
    }
    #expect(try command.galley("clean", "in", "-o", "out", "--report", "report.pdf").status == 2)
  }

  @Test func aClosedPipeIsNoFailure() throws {
    try command.copySamples(to: "in")
    let script = #"{ "$GALLEY" clean in --format jsonl; echo "status $?" >&2; } | head -c 1"#
    #expect(try command.shell(script).errors == "status 0\n")
  }
}
