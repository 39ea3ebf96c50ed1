import GalleyEngine
import GalleyOutput
import GalleyRules
import Testing

struct RestorationTests {
  private static let placements: [[Role: Placement]] = [
    [.caption: .after, .furniture: .drop],
    [.heading: .end, .byline: .drop, .caption: .drop, .furniture: .drop],
  ]

  private func engine() throws -> Engine {
    let configuration = try Configuration.load()
    return Engine(
      rules: try configuration.makeRules(Registry.rules),
      policy: Engine.Policy(minimumConfidence: configuration.minimumConfidence), model: .news)
  }

  @Test(arguments: TextFormat.allCases)
  func theSourceComesBackByteForByte(_ format: TextFormat) throws {
    let engine = try engine()
    var generator = PageGenerator(seed: 7)
    var changed = 0
    for number in 0..<400 {
      let source = generator.page()
      let repaired = engine.repair(try Page(name: "page", bytes: source))
      #expect(repaired.failure == nil, "seed 7, page \(number)")
      let written = WrittenPage(repaired, format: format, placements: Self.placements[number % 2])
      let line = PageRecord.line(path: "页.txt", of: "页.txt", repaired, written)
      #expect(line.last == 0x0A && line.dropLast().allSatisfy { $0 != 0x0A })
      let head = try RecordHead(reading: line)
      #expect(head.path == "页.txt")
      #expect(head.changes == (written.bytes != source))
      #expect(try Restoration(reading: line).source(from: written.bytes) == source)
      if written.bytes != source { changed += 1 }
    }
    #expect(changed > 300)
  }

  @Test func theRecordOfACleanPageIsShort() throws {
    let engine = try engine()
    let paragraph = "河边的老磨坊已经转了一百年，如今它又开始磨面了，来看热闹的人把桥头都站满了。"
    let source = Array((paragraph + "\n\n" + paragraph.dropLast().reversed() + "。\n").utf8)
    let repaired = engine.repair(try Page(name: "page", bytes: source))
    let written = WrittenPage(repaired, format: .text, placements: [:])
    #expect(written.bytes == source)
    let line = String(decoding: PageRecord.line(path: "a.txt", of: "a.txt", repaired, written), as: UTF8.self)
    #expect(line.hasSuffix("\"delta\":[0,\(source.count)]}\n"))
  }

  /// Marks whose width was repaired cost no room, and those that were full-width come back as such.
  @Test func widthsComeBack() throws {
    let engine = try engine()
    let half = "河边的老磨坊转了一百年,如今它又开始磨面:“来吧!”看热闹的人(有老有小)把桥头都站满了;"
    let full = "河边的老磨坊停了一百年，如今它不再磨面：“走吧！”看热闹的人（没有老小）把桥头都让开了；"
    for (text, room) in [
      (half, 1), (half.dropLast() + "。\n\n" + half.dropLast().reversed() + "。\n", 1), (half + full + half, 3),
      (full + half, 2),
    ] {
      let source = Array(text.utf8)
      let repaired = engine.repair(try Page(name: "page", bytes: source))
      let written = WrittenPage(repaired, format: .text, placements: [:])
      #expect(written.bytes != source)
      let line = PageRecord.line(path: "a.txt", of: "a.txt", repaired, written)
      #expect(try Restoration(reading: line).source(from: written.bytes) == source)
      let delta = String(decoding: line, as: UTF8.self).split(separator: "\"delta\":")[1]
      #expect(delta.split(separator: "-").count - 1 <= room && delta.utf8.count < 40 * room, "\(delta)")
    }
  }

  @Test func anEditedPageIsRefused() throws {
    let engine = try engine()
    let source = Array("第一段说的是水渠,\n第二段说的是桥.\n".utf8)
    let repaired = engine.repair(try Page(name: "page", bytes: source))
    let written = WrittenPage(repaired, format: .text, placements: [:])
    let restoration = try Restoration(reading: PageRecord.line(path: "a", of: "a", repaired, written))
    #expect(throws: RestoreError.edited) { try restoration.source(from: written.bytes + [0x20]) }
    #expect(throws: RestoreError.edited) { try restoration.source(from: []) }
    #expect(throws: RestoreError.alreadyRestored) { try restoration.source(from: source) }
  }

  @Test(arguments: [
    "", "{}", "[]", #"{"path":"a"}"#, #"{"path":"a","source":1,"output":{},"delta":[]}"#,
    #"{"path":"a","source":{"xxh64":"x","bytes":1},"output":{"xxh64":"0","bytes":1},"delta":[]}"#,
    #"{"path":"a","source":{"xxh64":"0","bytes":1},"output":{"xxh64":"0","bytes":1},"delta":[1]}"#,
    #"{"path":"a","source":{"xxh64":"0","bytes":1},"output":{"xxh64":"0","bytes":1},"delta":[1,"x"]}"#,
    #"{"path":"a","source":{"xxh64":"0","bytes":1},"output":{"xxh64":"0","bytes":1},"delta":[0.5,1]}"#,
    #"{"path":"a","source":{"xxh64":"0","bytes":1},"output":{"xxh64":"0","bytes":1}}"#, "{\"path\":\"\u{0}\"}",
  ])
  func whatIsNoRecordIsRefused(_ line: String) {
    #expect(throws: RestoreError.self) { try Restoration(reading: Array(line.utf8)) }
  }

  /// A record may have been tampered with: nothing of it may be trusted, and nothing may trap.
  @Test(arguments: ["[0,99]", "[-1,3]", "[9223372036854775807,1,9223372036854775807,1]", "[0,-1]", "[\"x\"]", "[]"])
  func aDeltaThatLeadsElsewhereIsRefused(_ delta: String) throws {
    let output = Array("abc".utf8)
    let hash = String(XXHash64.hash(output.span), radix: 16)
    let line = """
      {"path":"a","source":{"xxh64":"0","bytes":3},"output":{"xxh64":"\(hash)","bytes":3},"delta":\(delta)}
      """
    let restoration = try? Restoration(reading: Array(line.utf8))
    if let restoration {
      #expect(throws: RestoreError.damagedRecord) { try restoration.source(from: output) }
    } else {
      #expect(delta.contains("9223372036854775807"))
    }
  }
}
