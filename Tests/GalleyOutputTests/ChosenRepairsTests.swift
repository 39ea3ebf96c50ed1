import GalleyEngine
import GalleyOutput
import GalleyRules
import Testing

/// Some of a page's repairs, made without looking for them again.
struct ChosenRepairsTests {
  private let engine: Engine

  init() throws {
    let configuration = try Configuration.load()
    engine = Engine(
      rules: try configuration.makeRules(Registry.rules),
      policy: Engine.Policy(minimumConfidence: configuration.minimumConfidence))
  }

  private func pages(seed: UInt64, _ count: Int) throws -> [RepairedPage] {
    var generator = PageGenerator(seed: seed)
    return try (0..<count).map { _ in engine.repair(try Page(name: "page", bytes: generator.page())) }
  }

  private func written(_ page: RepairedPage) -> WrittenPage {
    WrittenPage(page, format: .text, placements: [.caption: .after, .furniture: .drop], spacing: .source)
  }

  @Test func noneOfThemIsTheSource() throws {
    var changed = 0
    for (number, page) in try pages(seed: 11, 400).enumerated() {
      let none = page.keeping { _ in false }
      #expect(none.failure == nil)
      #expect(!none.findings.contains { $0.outcome == .repaired })
      #expect(written(none).bytes == page.page.bytes, "seed 11, page \(number)")
      if written(page).bytes != page.page.bytes { changed += 1 }
    }
    #expect(changed > 300)
  }

  @Test func allOfThemIsThePage() throws {
    for (number, page) in try pages(seed: 12, 400).enumerated() {
      let all = page.keeping { _ in true }
      #expect(all.failure == nil)
      #expect(all.blocks.map(\.role) == page.blocks.map(\.role), "seed 12, page \(number)")
      #expect(all.text == page.text, "seed 12, page \(number)")
      #expect(all.removals == page.removals)
    }
  }

  /// Whatever is chosen: the proof holds, nothing else is made, and the source comes back.
  @Test func anyOfThemAreProvedAndCanBeUndone() throws {
    for (number, page) in try pages(seed: 13, 400).enumerated() {
      let isChosen = { (finding: Finding) in (finding.range.lowerBound + finding.rule.utf8.count + number) % 3 != 0 }
      let some = page.keeping(isChosen)
      #expect(some.failure == nil, "seed 13, page \(number)")
      for settled in some.findings where settled.outcome == .repaired { #expect(isChosen(settled.finding)) }
      let output = written(some)
      let line = PageRecord.line(path: "a", of: "a", some, output)
      #expect(try Restoration(reading: line).source(from: output.bytes) == page.page.bytes)
    }
  }

  /// A person joins any piece with any other: it is made before all else or refused, proved, and can be undone.
  @Test func joinsOfAPersonAreProvedAndCanBeUndone() throws {
    var made = 0
    for (number, page) in try pages(seed: 15, 400).enumerated() {
      let pieces = page.blocks.flatMap { $0.pieces.map(\.range) }
      guard pieces.count > 2 else { continue }
      let tail = pieces[number % pieces.count]
      let head = pieces[(number * 7 + 1) % pieces.count]
      let own = Finding(
        rule: "own", range: head, related: tail, message: "“{tail}” goes on with “{head}”", confidence: 1,
        repairs: [.join(end: tail.upperBound, start: head.lowerBound, separator: .nothing)])
      let joined = page.keeping({ _ in true }, adding: [own])
      #expect(joined.failure == nil, "seed 15, page \(number)")
      let outcome = try #require(joined.findings.last).outcome
      let isJoined = joined.blocks.contains { block in
        zip(block.pieces, block.pieces.dropFirst()).contains { $0.range == tail && $1.range == head }
      }
      #expect(isJoined == (outcome == .repaired), "seed 15, page \(number)")
      if isJoined { made += 1 }
      let output = written(joined)
      let line = PageRecord.line(path: "a", of: "a", joined, output)
      #expect(try Restoration(reading: line).source(from: output.bytes) == page.page.bytes)
    }
    #expect(made > 100)
  }

  /// What a person writes is the block's text, and is undone like a repair.
  @Test func editsCanBeUndone() throws {
    for (number, page) in try pages(seed: 14, 200).enumerated() where !page.blocks.isEmpty {
      let block = number % page.blocks.count
      let text = Array((number % 2 == 0 ? "由人写的一段。" : "").utf8)
      let output = WrittenPage(page, format: .text, placements: [:], edits: [block: text])
      #expect(text.isEmpty || String(decoding: output.bytes, as: UTF8.self).contains("由人写的一段。"))
      let line = PageRecord.line(path: "a", of: "a", page, output)
      #expect(try Restoration(reading: line).source(from: output.bytes) == page.page.bytes)
    }
  }
}
