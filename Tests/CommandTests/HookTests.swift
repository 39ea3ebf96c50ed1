import Foundation
import Testing

/// The hooks for pre-commit: each entry is run as pre-commit runs it, with the files behind it.
struct HookTests {
  private static let file = URL(filePath: #filePath).appending(path: "../../../.pre-commit-hooks.yaml").standardized

  private static var entries: [String] {
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { $0.contains("entry: galley ") }.map {
      String($0[$0.firstRange(of: "galley ")!.upperBound...])
    }
  }

  @Test func thereAreTwo() { #expect(Self.entries.count == 2) }

  @Test(arguments: entries) func anEntryIsACommandThatWorks(_ entry: String) throws {
    let command = try Command()
    try command.write("大家都来了，我们也来了。\n", to: "right.txt")
    try command.write("大家都来了,我们也来了。\n\n去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤\n", to: "wrong.txt")
    #expect(try command.shell("\"$GALLEY\" \(entry) right.txt").status == 0)
    let wrong = try command.shell("\"$GALLEY\" \(entry) right.txt wrong.txt")
    #expect(wrong.status == 1)
    #expect(wrong.output.contains("wrong.txt:3:"))
    #expect(try command.text("wrong.txt").contains("了，我") == entry.contains("--fix"))
  }
}
