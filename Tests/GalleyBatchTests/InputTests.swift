import GalleyRules
import Glibc
import Testing

@testable import GalleyBatch

struct InputTests {
  private let scratch = Scratch()

  private func walk(_ folder: String) -> (files: [String], problems: [Problem]) {
    var walk = FolderWalk(of: folder)
    var files: [String] = []
    var problems: [Problem] = []
    while let step = walk.next() {
      switch step {
      case .file(let file, _):
        #expect(file.path == folder + "/" + file.relative)
        files.append(file.relative)
      case .problem(let problem): problems.append(problem)
      }
    }
    return (files, problems)
  }

  @Test func aFolderIsWalkedInTheOrderOfItsPaths() {
    for name in [
      "b.txt", "a/z.md", "a/b/c.text", "a.txt", "a-b.txt", "p.jsonl", "x.png", ".h.txt", ".galley/r.txt", "é.txt",
    ] {
      scratch.write("x", to: name)
    }
    let (files, problems) = walk(scratch.path)
    #expect(files == ["a-b.txt", "a.txt", "a/b/c.text", "a/z.md", "b.txt", "p.jsonl", "é.txt"])
    #expect(files.map { Array($0.utf8) } == files.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(problems.isEmpty)
  }

  /// With a second thread files are asked for while the first ones are given already.
  @Test(arguments: [1, 2]) func aWalkTellsWhatFilesAreKnownBy(_ threads: Int) {
    for number in 0..<400 { scratch.write("x", to: number % 7 == 0 ? "sub/\(number).txt" : "\(number).txt") }
    func stamps() -> [String: UInt64] {
      // As long as a file may have changed a moment ago, nothing sure is known of it.
      usleep(50_000)
      var walk = FolderWalk(of: scratch.path, stampers: Workers(count: threads))
      var stamps: [String: UInt64] = [:]
      while case .file(let file, let stamp)? = walk.next() {
        #expect(stamp != 0 && stamp == FileStamp.hash(of: file.path))
        stamps[file.relative] = stamp
      }
      return stamps
    }
    let before = stamps()
    #expect(before.count == 400 && Set(before.values).count == 400)
    scratch.write("y", to: "sub/7.txt")
    let after = stamps()
    #expect(after.keys.filter { before[$0] != after[$0] } == ["sub/7.txt"])
  }

  /// A file that has gone, or has changed a moment ago, has no stamp; the others of its folder have theirs, whoever asks.
  @Test(arguments: [1, 2]) func nothingSureIsToldOfFilesThatChange(_ threads: Int) throws {
    for number in 0..<300 { scratch.write("x", to: "\(number).txt") }
    usleep(50_000)
    let listing = try FolderListing(of: scratch.path, relative: "", endings: FolderWalk.endings)
    unlink(scratch["150.txt"])
    scratch.write("y", to: "299.txt")
    let stamps = FolderStamps(of: listing, Workers(count: threads))
    var unsure: [String] = []
    // In any order: what comes before is found, too.
    for index in (0..<listing.count).reversed() {
      #expect(stamps.find(index) > index)
      if stamps[index] == 0 { unsure.append(listing.relative(at: index)) }
    }
    #expect(unsure == ["299.txt", "150.txt"])
  }

  /// A folder that was read ahead is walked as any other, and what is wrong with it is told.
  @Test func aFolderMayBeReadAhead() {
    for name in ["b.txt", "a/z.md", "a.jsonl", "x.png"] { scratch.write("x", to: name) }
    let path = scratch.path
    let ahead = Ahead {
      FolderListing.Outcome { () throws(Problem) in
        try FolderListing(of: path, relative: "", endings: FolderWalk.endings)
      }
    }
    var walk = FolderWalk(of: path, listing: ahead)
    var files: [FoundFile] = []
    while case .file(let file, _)? = walk.next() { files.append(file) }
    #expect(files.map(\.relative) == ["a.jsonl", "a/z.md", "b.txt"])
    #expect(files.map(\.isLines) == [true, false, false])
    let problem = Problem(path, "cannot open the folder")
    var nowhere = FolderWalk(of: path, listing: Ahead { .failure(problem) })
    guard case .problem(problem)? = nowhere.next(), nowhere.next() == nil else {
      Issue.record("a folder that cannot be read is told of")
      return
    }
  }

  /// What was read ahead is the first folder's, and nothing else's: not even where that one is left out.
  @Test(arguments: [1, 2]) func aFolderThatIsLeftOutIsNotTakenForAnother(_ threads: Int) {
    scratch.write("x", to: "out/a.txt")
    scratch.write("x", to: "in/b.txt")
    scratch.write("out/\n", to: ".galleyignore")
    var request = PageRequest([scratch["out"], scratch["in"]], rules: RuleChoice())
    request.ignoring = .always
    var list = InputList(request, stampers: Workers(count: threads))
    var paths: [String] = []
    while case .page(let file, _)? = list.next() { paths.append(file.path) }
    #expect(paths == [scratch["in/b.txt"]])
  }

  /// A file that was named has the path by which it was named, letter by letter.
  @Test(
    arguments: [
      ("a.txt", "a.txt", false), ("./in//a.jsonl", "a.jsonl", true), ("/a.txt.gz", "a.txt.gz", false),
      ("-", "-", false), ("in/\u{301}.txt", "\u{301}.txt", false), ("in/.hidden", ".hidden", false),
      ("b.jsonl.zst", "b.jsonl.zst", true),
    ])
  func aNamedFileKeepsItsPath(_ path: String, _ relative: String, _ isLines: Bool) {
    let file = FoundFile(listing: FolderListing(ofFile: path), index: 0)
    #expect(file.path == path && file.relative == relative && file.isLines == isLines)
    #expect(file.isStandardInput == (path == "-"))
  }

  @Test func linksAreFollowedButNotInCircles() {
    scratch.write("x", to: "in/sub/a.txt")
    scratch.write("x", to: "elsewhere/b.txt")
    symlink("..", scratch["in/sub/up"])
    symlink("../elsewhere", scratch["in/other"])
    symlink("nowhere", scratch["in/dangling.txt"])
    let (files, problems) = walk(scratch["in"])
    #expect(files == ["other/b.txt", "sub/a.txt"])
    #expect(
      Set(problems) == [
        Problem(scratch["in/sub/up"], "the link leads back to a folder that it stands in; remove it"),
        Problem(scratch["in/dangling.txt"], "the link leads nowhere; remove it or mend it"),
      ])
  }

  @Test(
    arguments: [
      ([0x61, 0], "it is not text: the byte at offset 1 is NUL; leave it out"),
      ([0xFF, 0xFE, 0x61, 0], "it looks like UTF-16: pass --encoding utf-16"),
      ([0x61, 0x0A, 0x62, 0xFF], "page:2: the byte at offset 3 is not UTF-8"),
      (
        [UInt8](repeating: 0x61, count: 101),
        "page:1: the line is 101 bytes long, more than limits.lineBytes allows (100)"
      ),
    ] as [([UInt8], String)])
  func whatIsNoPageIsSaid(_ bytes: [UInt8], _ message: String) throws {
    let loader = try PageLoader(encoding: nil)
    let problem = #expect(throws: Problem.self) {
      _ = try loader.page(named: "page", bytes, try configuration(lineBytes: 100))
    }
    #expect("\(problem!.name): \(problem!.message)".contains(message))
  }

  @Test func anotherEncodingIsGuessedAndRead() throws {
    let sentence: [UInt8] = [
      0xB4, 0xE5, 0xC0, 0xEF, 0xB5, 0xC4, 0xCB, 0xAE, 0xC7, 0xFE, 0xD0, 0xDE, 0xC1, 0xCB, 0xC8, 0xFD, 0xB8, 0xF6, 0xD4,
      0xC2, 0xA1, 0xA3,
    ]
    let bytes = Array(repeatElement(sentence, count: 40).joined())
    let utf8 = try PageLoader(encoding: nil)
    let problem = #expect(throws: Problem.self) { _ = try utf8.page(named: "page", bytes, try configuration()) }
    #expect(problem!.message.hasSuffix("it looks like GB18030: pass --encoding gb18030"))
    let loader = try PageLoader(encoding: "gb18030")
    #expect(try loader.page(named: "page", sentence, try configuration()).bytes == Array("村里的水渠修了三个月。".utf8))
    #expect(throws: Problem.self) { _ = try loader.page(named: "page", [0x81, 0x20], try configuration()) }
    #expect(throws: Problem.self) { _ = try PageLoader(encoding: "gb18031") }
  }

  private func configuration(lineBytes: Int = 4_000_000) throws -> Configuration {
    let user = #"{"limits": {"lineBytes": \#(lineBytes)}}"#
    return try Configuration.load(user: (name: "test", bytes: Array(user.utf8)))
  }
}

struct FieldLineTests {
  private func line(_ text: String) throws(Problem) -> FieldLine {
    try FieldLine(Array(text.utf8), at: "a.jsonl:3", fields: LineFields())
  }

  @Test func theFieldIsFound() throws {
    let line = try line(#" {"x" : [1.0,"\u4e2d"] ,"text":"a\u000ab\"", "id":"n"} "# + "\r\n")
    #expect(line.name == "n")
    #expect(line.text == Array("a\nb\"".utf8))
    #expect(String(decoding: line.bytes[line.string], as: UTF8.self) == #""a\u000ab\"""#)
  }

  @Test func aPageWithoutAStringForANameHasAnother() throws {
    #expect(try line(#"{"text":"a","id":12}"#).name == "12")
    #expect(try line(#"{"text":"a"}"#).name == "a.jsonl:3")
  }

  @Test(arguments: [
    (#"{"txet":"a"}"#, "no member “text”; name the right one with --text-field"),
    (#"{"text":1}"#, "column 9: the value is not a string"),
    ("[]", "column 1: the line is not a JSON object"), (#"{"text":"a"} x"#, "column 14"),
    (#"{"text":"\ud800"}"#, "surrogate"),
  ])
  func whatIsNoPageIsSaid(_ text: String, _ message: String) {
    let problem = #expect(throws: Problem.self) { _ = try line(text) }
    #expect(problem!.name == "a.jsonl:3")
    #expect(problem!.message.contains(message))
  }
}
