import Foundation
import Testing

/// `galley lint --watch`, by the real command.
struct WatchTests {
  private let command: Command

  init() throws {
    command = try Command()
    try command.write("我们来了。\n", to: "in/one.txt")
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func aChangeIsReportedUntilASignalEndsIt(_ signal: Int32) throws {
    let (process, _, output) = try command.start(
      ["lint", "--watch", "--no-cache", "--format", "concise", "in", "-j", "1"])
    try read(output, until: "No findings on 1 page.")
    try command.write("他们来了,我们也来了。\n", to: "in/one.txt")
    try read(output, until: "in/one.txt:1:5: info halfwidth-punctuation")
    try command.write("他们来了,我们走了。\n", to: "in/below/two.txt")
    try read(output, until: "in/below/two.txt:1:5: info halfwidth-punctuation")
    try command.write(#"{"version":1,"rules":{"halfwidth-punctuation":{"enabled":false}}}"#, to: "in/rules.json")
    try read(output, until: "No findings on 2 pages.")
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationStatus == (signal == SIGINT ? 130 : 143))
  }

  /// What is wrong is told, and when it is put right the pages are looked at.
  @Test func aWrongConfigurationCanBePutRight() throws {
    try command.write(#"{"version":1,"rulez":{}}"#, to: "mine.json")
    let (process, _, output) = try command.start(["lint", "--watch", "--config", "mine.json", "in/one.txt"])
    try command.write(#"{"version":1}"#, to: "mine.json")
    try read(output, until: "No findings on 1 page.")
    kill(process.processIdentifier, SIGTERM)
    process.waitUntilExit()
  }

  @Test(arguments: ["-", "in --fix", "in --diff", "in --write-baseline known.jsonl"])
  func whatCannotBeWatchedIsRefused(_ arguments: String) throws {
    #expect(try command.shell("\"$GALLEY\" lint --watch \(arguments) < /dev/null").status == 2)
  }

  private func read(_ output: FileHandle, until text: String) throws {
    var seen = ""
    while !seen.contains(text) {
      let data = output.availableData
      try #require(!data.isEmpty, "it ended, having written \(seen)")
      seen += String(decoding: data, as: UTF8.self)
    }
  }
}
