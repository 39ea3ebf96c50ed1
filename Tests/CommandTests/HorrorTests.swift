import Foundation
import Testing

/// A folder with everything in it that a batch must survive.
struct HorrorTests {
  private let command: Command

  init() throws {
    command = try Command()
    try command.copySamples(to: "in")
    try command.write("", to: "in/empty.txt")
    try command.write(Data([0x61, 0, 0x62]), to: "in/binary.txt")
    try command.write(Data("第一行\n第二".utf8) + Data([0xE7, 0x41]), to: "in/broken.txt")
    try command.write(String(repeating: "a", count: 1_900_000), to: "in/long.txt")
    try command.write("还没有写完的一行", to: "in/sub/unfinished.txt")
    try command.write("\u{FEFF}第一行。\r\n\r\n第二行。\r\n", to: "in/marked.txt")
    let shell = try command.shell(
      "ln -s nowhere in/dangling.txt; ln -s .. in/sub/loop; mkfifo in/pipe.txt; truncate -s 1G in/huge.txt; printf x > in/locked.txt; chmod 0 in/locked.txt"
    )
    #expect(shell.status == 0)
  }

  @Test func everyGoodPageIsWrittenAndTheRestIsTold() throws {
    // The superuser may read everything.
    let mayRead = FileManager.default.isReadableFile(atPath: command.folder.appending(path: "in/locked.txt").path)
    let result = try command.galley("clean", "in", "-o", "out")
    #expect(result.status == 2)
    var expected = [
      "galley: in/binary.txt: it is not text: the byte at offset 1 is NUL; leave it out",
      "galley: in/dangling.txt: the link leads nowhere; remove it or mend it",
      "galley: in/pipe.txt: it is neither a file nor a folder; leave it out",
      "galley: in/sub/loop: the link leads back to a folder that it stands in; remove it",
      "galley: in/long.txt:1: the line is 1900000 bytes long, more than limits.lineBytes allows (1048576); break it, or raise the limit",
      "galley: in/huge.txt: the file is larger than 2097152 bytes; split it, or raise limits.pageBytes",
    ]
    if !mayRead { expected.append("galley: in/locked.txt: cannot open it: Permission denied") }
    for line in expected { #expect(result.errorLines.contains(line), "\(result.errors)") }
    #expect(
      result.errorLines.contains { $0.hasPrefix("galley: in/broken.txt:2: the byte at offset 16 is not UTF-8; ") })
    #expect(result.errorLines.count == expected.count + 1)
    let files = try command.files(below: "out")
    #expect(files.count == 15 + 3 + 1 + (mayRead ? 1 : 0))
    #expect(files["empty.txt"] == Data())
    #expect(files["marked.txt"] == Data("第一行。\r\n\r\n第二行。\r\n".utf8))
    #expect(files["sub/unfinished.txt"] == Data("还没有写完的一行\n".utf8))
    #expect(files.keys.allSatisfy { !$0.hasSuffix(".tmp") })
    #expect(try command.galley("restore", "out", "-o", "back").status == 0)
    #expect(try command.read("back/marked.txt") == command.read("in/marked.txt"))
  }

  @Test func theOutputMayNotBeInTheInput() throws {
    let inside = try command.galley("clean", "in", "-o", "in/out")
    #expect(inside.status == 2)
    #expect(inside.errorLines.count == 1)
    #expect(inside.errors.contains("is inside this folder and would become its input"))
    #expect(try command.galley("clean", "in", "-o", "in").status == 2)
    #expect(try command.galley("clean", "in/marked.txt", "-o", "in/marked.txt").status == 2)
    #expect(!FileManager.default.fileExists(atPath: command.folder.appending(path: "in/out").path))
  }

  @Test func twoInputsMayNotHaveOneOutput() throws {
    try command.write("别处。\n", to: "other/marked.txt")
    let result = try command.galley("clean", "in/marked.txt", "other/marked.txt", "-o", "out")
    #expect(result.status == 2)
    #expect(result.errors.contains("other/marked.txt: it would be written over in/marked.txt, as out/marked.txt"))
    #expect(try command.text("out/marked.txt").hasPrefix("第一行。"))
  }
}
