import Foundation
import Testing

/// `.gz` and `.zst`, in and out, by Galley and by other programs.
struct CompressedFilesTests {
  private let command: Command
  init() throws { command = try Command() }

  private let lines = Data((1...1200).map { #"{"id":\#($0),"text":"第\#($0)条街修好了,大家都\n\n高兴。"}"# + "\n" }.joined().utf8)
  /// `{"text":"一,二"}` and a line feed, by zstd 1.5.4.
  private let frame = Data([
    0x28, 0xB5, 0x2F, 0xFD, 0x04, 0x58, 0x99, 0x00, 0x00, 0x7B, 0x22, 0x74, 0x65, 0x78, 0x74, 0x22, 0x3A, 0x22, 0xE4,
    0xB8, 0x80, 0x2C, 0xE4, 0xBA, 0x8C, 0x22, 0x7D, 0x0A, 0x91, 0xAD, 0xE1, 0x77,
  ])

  @Test func linesComeInAndGoOutCompressed() throws {
    try command.write(lines, to: "pages.jsonl")
    #expect(try command.galley("clean", "pages.jsonl", "-o", "plain.jsonl").status == 0)
    #expect(try command.shell("gzip -k pages.jsonl").status == 0)
    let out = try command.galley("clean", "pages.jsonl.gz", "-o", "out.jsonl.gz")
    #expect(out.status == 0)
    #expect(out.errors == "")
    #expect(try command.shell("gzip -dc out.jsonl.gz | cmp - plain.jsonl").status == 0)
    #expect(try command.galley("clean", "pages.jsonl.gz", "-o", "out.jsonl.zst").status == 0)
    #expect(try command.galley("clean", "out.jsonl.zst", "-o", "again.jsonl").status == 0)
    #expect(try command.read("again.jsonl") == command.read("plain.jsonl"))
    #expect(try command.read("out.jsonl.zst").count < command.read("plain.jsonl").count / 4)
    // The same bytes for any number of threads.
    #expect(try command.galley("clean", "pages.jsonl", "-o", "three.jsonl.gz", "-j3").status == 0)
    #expect(try command.read("three.jsonl.gz") == command.read("out.jsonl.gz"))
    for name in ["out.jsonl.gz", "out.jsonl.zst"] {
      #expect(try command.galley("restore", name, "-o", "back/\(name)").status == 0)
      #expect(try command.galley("clean", "back/\(name)", "-o", "back.jsonl").status == 0)
      #expect(try command.read("back.jsonl") == command.read("plain.jsonl"))
    }
  }

  @Test func standardInputIsKnownByItsFirstBytes() throws {
    let expected = "{\"text\":\"一，二\"}\n"
    #expect(try command.galley("clean", "--jsonl", "-", input: frame).output == expected)
    #expect(try command.galley("clean", "--jsonl", "-", input: frame + frame).output == expected + expected)
    try command.write("一,二\n", to: "page.txt")
    #expect(try command.shell("gzip -c page.txt page.txt | \"$GALLEY\" clean -").output == "一，二\n\n一，二\n")
  }

  @Test func aFolderKeepsItsNames() throws {
    try command.copySamples(to: "in")
    let plain = try command.files(below: "in")
    #expect(try command.galley("clean", "in", "-o", "plain").status == 0)
    #expect(try command.shell("gzip in/0*.txt").status == 0)
    #expect(try command.galley("clean", "in", "-o", "out").status == 0)
    #expect(try command.galley("clean", "in", "-o", "marked", "--format", "markdown").status == 0)
    #expect(try command.files(below: "marked")["01-two-streets.md.gz"] != nil)
    #expect(try command.galley("restore", "out", "-o", "back").status == 0)
    #expect(try command.files(below: "back").keys.sorted() == command.files(below: "in").keys.sorted())
    #expect(try command.galley("clean", "in", "--in-place").status == 0)
    for folder in ["out", "in", "back"] {
      #expect(try command.shell("gzip -d \(folder)/*.gz").status == 0)
    }
    let pages = { (name: String) in try command.files(below: name).filter { !$0.key.hasPrefix(".galley") } }
    #expect(try pages("out") == pages("plain"))
    #expect(try pages("in") == pages("plain"))
    #expect(try command.files(below: "back") == plain)
  }

  @Test(arguments: ["gz", "zst"])
  func whatBreaksOffIsToldAndLeavesNoOutput(_ ending: String) throws {
    try command.write(lines, to: "pages.jsonl")
    #expect(try command.galley("clean", "pages.jsonl", "-o", "whole.jsonl.\(ending)").status == 0)
    let whole = try command.read("whole.jsonl.\(ending)")
    try command.write(whole.prefix(whole.count - 3), to: "in/cut.jsonl.\(ending)")
    try command.write(Data(), to: "in/empty.txt.\(ending)")
    try command.write("一,二\n", to: "in/page.txt")
    var damaged = whole
    damaged[whole.count / 2] ^= 0x55
    try command.write(damaged, to: "in/damaged.jsonl.\(ending)")
    try command.write("no such data", to: "in/wrong.txt.\(ending)")
    let result = try command.galley("clean", "in", "-o", "out")
    #expect(result.status == 2)
    #expect(result.errorLines.count == 4)
    for (name, message) in [
      ("cut.jsonl", "data break off before their end"), ("empty.txt", "data break off before their end"),
      ("damaged.jsonl", "data are damaged"), ("wrong.txt", "data are damaged"),
    ] {
      let line = result.errorLines.first { $0.hasPrefix("galley: in/\(name).\(ending): its ") }
      #expect(line?.contains(message) == true, "\(name)")
    }
    #expect(try command.files(below: "out").keys.sorted() == [".galley/record.jsonl", "page.txt"])
    // A filter has written what came before: all but the checksum.
    let cut = try command.read("in/cut.jsonl.\(ending)")
    let filter = try command.galley("clean", "--jsonl", "-", input: cut)
    #expect(filter.status == 2)
    #expect(filter.output.split(separator: "\n").count == 1200)
  }

  @Test func aLimitHoldsForWhatIsInside() throws {
    try command.write(String(repeating: "好的。\n", count: 300_000), to: "page.txt")
    #expect(try command.shell("gzip page.txt").status == 0)
    let result = try command.galley("clean", "page.txt.gz", "-o", "out/")
    #expect(result.status == 2)
    #expect(result.errors.contains("page.txt.gz: the file is larger than 2097152 bytes"))
  }

  /// A killed run into a compressed file is taken up: lines that were done are written again, not repaired again.
  @Test(arguments: ["gz", "zst"])
  func aRunIsTakenUp(_ ending: String) throws {
    try command.write(lines, to: "whole.jsonl")
    #expect(try command.galley("clean", "whole.jsonl", "-o", "whole/out.jsonl.\(ending)").status == 0)
    mkfifo(command.folder.appending(path: "pages.jsonl").path, 0o600)
    let process = try command.start(["clean", "pages.jsonl", "-o", "out/out.jsonl.\(ending)"]).process
    let held = try FileHandle(forWritingTo: command.folder.appending(path: "pages.jsonl"))
    try held.write(contentsOf: lines.prefix(lines.count - 400))
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationStatus == 143)
    try held.close()
    try FileManager.default.removeItem(at: command.folder.appending(path: "pages.jsonl"))
    try command.write(lines, to: "pages.jsonl")
    let resumed = try command.galley("clean", "pages.jsonl", "-o", "out/out.jsonl.\(ending)", "--resume")
    #expect(resumed.status == 0)
    #expect(resumed.errors == "")
    #expect(try command.read("out/out.jsonl.\(ending)") == command.read("whole/out.jsonl.\(ending)"))
    #expect(try command.files(below: "out").keys.sorted() == [".galley/record.jsonl", "out.jsonl.\(ending)"])
  }
}
