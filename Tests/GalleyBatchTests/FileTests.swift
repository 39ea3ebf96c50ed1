import Glibc
import Testing

@testable import GalleyBatch

struct FileTests {
  private let scratch = Scratch()

  @Test func aFileIsReadWhole() throws {
    var reader = FileReader()
    let large = [UInt8](repeating: 0x61, count: 700_001)
    scratch.write(large, to: "large")
    scratch.write("", to: "empty")
    #expect(try reader.contents(of: scratch["large"], upTo: 700_001) == large)
    #expect(try reader.contents(of: scratch["large"], upTo: 700_000) == nil)
    #expect(try reader.contents(of: scratch["empty"], upTo: 1) == [])
    let error = #expect(throws: FileError.self) { _ = try reader.contents(of: scratch["none"], upTo: 1) }
    #expect(error?.code == ENOENT)
    #expect("\(error!)" == "cannot open it: No such file or directory")
  }

  @Test func aFileIsWrittenWholeOrNotAtAll() throws {
    try FileWriter.write([0x61, 0x62].span, to: scratch["a/b/c.txt"])
    try FileWriter.write([0x63].span, to: scratch["a/b/c.txt"])
    #expect(scratch.read("a/b/c.txt") == "c")
    #expect(scratch.names(in: "a/b") == ["c.txt"])
    mkdir(scratch["folder"], 0o777)
    #expect(throws: FileError.self) { try FileWriter.write([0x61].span, to: scratch["folder"]) }
    #expect(scratch.names() == ["a", "folder"])
  }

  @Test func aStreamAppearsWhenItIsWhole() throws {
    do {
      let abandoned = try OutputStream(to: scratch["out.jsonl"])
      try abandoned.write([0x61])
    }
    #expect(scratch.names() == [])
    let stream = try OutputStream(to: scratch["out.jsonl"])
    try stream.write([0x61])
    #expect(scratch.read("out.jsonl") == nil)
    try stream.finish()
    #expect(scratch.read("out.jsonl") == "a")
    #expect(scratch.names() == ["out.jsonl"])
  }

  @Test func linesKeepTheirEnds() throws {
    let long = String(repeating: "长", count: 100_000)
    scratch.write("a\r\n\n\(long)\nlast", to: "lines")
    var reader = try LineReader(scratch["lines"])
    var lines: [String] = []
    while let line = try reader.next() { lines.append(String(decoding: line, as: UTF8.self)) }
    #expect(lines == ["a\r\n", "\n", long + "\n", "last"])
    var limited = try LineReader(scratch["lines"], limit: 1000)
    _ = try limited.next()
    _ = try limited.next()
    // What is too long comes in pieces.
    var pieces: [[UInt8]] = []
    repeat { pieces.append(try #require(try limited.next())) } while limited.piece != nil && pieces.last?.last != 0x0A
    #expect(pieces.count > 1)
    #expect(String(decoding: pieces.joined(), as: UTF8.self) == long + "\n")
    #expect(limited.piece == .later)
    #expect(try limited.next() == Array("last".utf8))
    #expect(limited.piece == nil)
  }

  @Test(arguments: [
    ("a", ".", "a", ""), ("/a", "/", "a", ""), ("a/b.c/d.tar.gz", "a/b.c", "d.tar.gz", "gz"),
    ("a/.txt", "a", ".txt", ""),
    ("报纸/一.txt", "报纸", "一.txt", "txt"),
  ])
  func parts(_ path: String, _ folder: String, _ name: String, _ ending: String) {
    #expect(Path.folder(of: path) == folder)
    #expect(Path.name(of: path) == name)
    #expect(Path.ending(of: path) == ending)
  }

  @Test(arguments: [("a/b", true), ("a..b", true), ("/a", false), ("../a", false), ("a/../../b", false)])
  func below(_ path: String, _ stays: Bool) { #expect(Path.staysBelow(path) == stays) }
}
