import Foundation
import Testing

/// SIGINT and SIGTERM end a run between two pages.
struct InterruptionTests {
  private let command: Command
  init() throws { command = try Command() }

  @Test(arguments: [SIGINT, SIGTERM])
  func aFilterEndsBetweenTwoLines(_ signal: Int32) throws {
    let (process, input, output) = try command.start(["clean", "--jsonl", "-"])
    // The second line is not whole, and will never be.
    try input.write(contentsOf: Data("{\"text\":\"一。\"}\n{\"text\":\"二".utf8))
    let first = output.availableData
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationStatus == (signal == SIGINT ? 130 : 143))
    #expect(first + output.readDataToEndOfFile() == Data("{\"text\":\"一。\"}\n".utf8))
    try input.close()
  }

  /// A pipe that nothing comes out of, named behind a folder, holds the run up once the folder is done.
  @Test(arguments: [SIGINT, SIGTERM])
  func whatWasDoneIsWrittenWithItsRecord(_ signal: Int32) throws {
    try command.copySamples(to: "in")
    #expect(try command.galley("clean", "in", "-o", "whole").status == 0)
    let pipe = command.folder.appending(path: "pipe.jsonl")
    mkfifo(pipe.path, 0o600)
    let (process, _, _) = try command.start(["clean", "in", "pipe.jsonl", "-o", "out"])
    let held = try FileHandle(forWritingTo: pipe)
    try held.write(contentsOf: Data("{\"text\":\"一。\"}\n".utf8))
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationStatus == (signal == SIGINT ? 130 : 143))
    // Besides, what --resume goes on from.
    let left = try command.files(below: "out").filter { !$0.key.hasSuffix(".tmp") && $0.key != ".galley/journal.json" }
    #expect(try left == command.files(below: "whole"))
    #expect(try command.galley("restore", "out", "-o", "back").status == 0)
    #expect(try command.files(below: "back") == command.files(below: "in"))
    try held.close()
  }

  @Test func whatIsIgnoredStaysIgnored() throws {
    let script = """
      trap '' INT; mkfifo held; "$GALLEY" clean --jsonl - < held & exec 3> held
      kill -INT $!; printf '{"text":"一。"}\\n' >&3; exec 3>&-; wait $!; echo $?
      """
    #expect(try command.shell(script).output == "{\"text\":\"一。\"}\n0\n")
  }

  /// Nobody reads on: that is no failure, but what was told before it stays one.
  @Test func aClosedPipeKeepsTheStatus() throws {
    let rightLines = #"yes '{"text":"一。"}'"#
    let status = { (lines: String) in
      try command.shell("\(lines) | { \"$GALLEY\" clean --jsonl -; echo $? >&2; } | head -n 2 > /dev/null").errorLines
        .last
    }
    #expect(try status(rightLines) == "0")
    #expect(try status("{ echo rubbish; \(rightLines); }") == "2")
  }
}
