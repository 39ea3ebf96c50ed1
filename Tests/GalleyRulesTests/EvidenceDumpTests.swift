import GalleyEngine
import JSON
import Testing

@testable import GalleyRules

struct EvidenceDumpTests {
  /// The lines for a page.
  private func lines(for text: String) throws -> [String] {
    let dump = EvidenceDump(try Configuration.load().makeRules(Registry.rules))
    var writer = JSONWriter()
    try dump.write(Page(name: "p.txt", bytes: Array(text.utf8)), to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private let tail = "去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤"
  private let head = "坝和堤后的三个村子，四百多亩稻田没有受淹。"

  @Test func aJoinThatStandsBeforePairsAreWeighedIsWrittenAsMade() throws {
    let end = tail.utf8.count
    let lines = try lines(for: tail + "\n\n" + head)
    #expect(lines.contains(#"{"page":"p.txt","kind":"made","tail":\#(end),"head":\#(end + 2)}"#))
    #expect(!lines.contains { $0.contains(#""kind":"join""#) })
  }

  @Test func aPairWithAHeadingBetweenIsWrittenWithItsSignals() throws {
    let heading = "\n\n# 老渡口通了新船\n\n"
    let joins = try lines(for: tail + heading + head).filter { $0.contains(#""kind":"join""#) }
    let join = try #require(joins.first)
    let end = tail.utf8.count
    #expect(join.contains(#""tail":\#(end),"head":\#(end + heading.utf8.count),"signals":{"bias":1.0,"#))
    #expect(join.contains(#""heading-between":1.0"#) && !join.contains("adjacent"))
  }

  @Test func aShortBlockIsWrittenAsAHeadingWithItsPlace() throws {
    let short = "低洼地里种晚稻 老堤坝上晒新粮"
    let headings = try lines(for: short + "\n\n堤坝加固以后，三个村的低洼地都可以种晚稻了。")
      .filter { $0.contains(#""kind":"heading","start":0,"end":\#(short.utf8.count)"#) }
    #expect(headings.count == 1)
    #expect(headings.first?.contains(#""two-phrases":1.0"#) == true)
  }
}
