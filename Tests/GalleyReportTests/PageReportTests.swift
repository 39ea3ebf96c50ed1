import GalleyEngine
import Testing

@testable import GalleyReport

struct PageReportTests {
  /// Every character of a text with all widths of UTF-8 and both kinds of line end, looked up out of order.
  @Test func positionsAreThoseOfASlowCount() {
    let text = "a\r\né春\u{1F600}\n\n  渡口\nend"
    let bytes = Array(text.utf8)
    var expected: [Int: Position] = [:]
    var offset = 0
    func record() {
      let before = String(decoding: bytes[..<offset], as: UTF8.self).unicodeScalars
      let line = before.split(separator: "\n", omittingEmptySubsequences: false).last!
      expected[offset] = Position(
        line: before.count { $0 == "\n" } + 1, column: line.count + 1, utf16Column: String(line).utf16.count + 1,
        byteColumn: String(line).utf8.count + 1)
    }
    for scalar in text.unicodeScalars {
      record()
      offset += String(scalar).utf8.count
    }
    record()
    let positions = Positions(of: Array(expected.keys), in: bytes.span)
    for (offset, position) in expected { #expect(positions.place(offset..<offset).start == position) }
    #expect(positions.characterCount == text.unicodeScalars.count)
  }

  @Test func aPageWithoutFindingsHasCounts() throws {
    let report = try Fixture.report(of: "渡口，好。\n", name: "a.txt")
    #expect(report.findings.isEmpty)
    #expect((report.byteCount, report.characterCount) == (16, 6))
    #expect(report.failure == nil)
  }

  static let languages: [(text: String, tag: String?)] = [
    ("这个渡口的船来了", "zh-Hans"), ("這個渡口的船來了", "zh-Hant"), ("渡し船が来ました", "ja"), ("나룻배가 왔습니다", "ko"), ("The ferry", nil),
    ("", nil),
  ]

  @Test(arguments: languages) func theLanguageOfAPage(text: String, tag: String?) {
    let bytes = Array(text.utf8)
    #expect(Language.tag(of: bytes.span) == tag)
  }

  /// The changes of a rule's repairs as `before → after`.
  private func changes(_ rule: String) throws -> [String] {
    try Fixture.report().findings.filter { $0.rule == rule && $0.outcome == .repaired }.flatMap(\.changes)
      .map { "\($0.before.bracketed) → \($0.after.bracketed)" }
  }

  @Test func aJoinShowsBothSidesAndWhatStoodBetween() throws {
    let joins = try changes("join")
    #expect(
      joins[1] == "…上个月重新开渡。镇里投入六十万元疏浚了河 ⏎ 图为修好的渡口。 林小舟 摄 ⏎ 道,加固了两岸的石阶,又添了两条新船,过河… → "
        + "…上个月重新开渡。镇里投入六十万元疏浚了河⟦⟧道,加固了两岸的石阶,又添了两条新船,过河…")
  }

  @Test func aJoinTheWrongWayRoundShowsThePageAsItWas() throws {
    let before = try #require(try changes("join").first)
    #expect(before.hasPrefix("是雨天还有孩子在渡口等船。 ⏎ ") && before.contains(" ⏎ 老船工说,他最放心不下的, → 老船工说"))
  }

  @Test func aHyphenGoesAndASpaceComes() throws {
    let joins = try changes("join")
    #expect(joins[2].contains("the resi⟦-⟧ ⏎ dents") && joins[2].hasSuffix("the resi⟦⟧dents no longer walk"))
    #expect(joins[3].hasSuffix("→ dents no longer walk⟦ ⟧three miles to the <bridge> & back."))
  }

  @Test func theOtherChanges() throws {
    #expect(try changes("name") == ["镇里打算明年再修一座候船亭。记者 林小舟 → 镇里打算明年再修一座候船亭。⟦⏎⟧记者 林小舟"])
    #expect(try changes("copy") == ["⟦渡口每天开行四十班,早晚各加两班,逢集的日子再加四班。⟧ → "])
    #expect(try changes("move") == ["⟦春渡日报 第3版⟧ → 渡口修好了 两岸都高兴 ⏎ ⟦春渡日报 第3版⟧"])
    #expect(try changes("wide-comma")[2] == "老船工说⟦,⟧他最放心不下的⟦,⟧ → 老船工说⟦，⟧他最放心不下的⟦，⟧")
    let title = try #require(try Fixture.report().findings.first { $0.rule == "title" }?.changes.first)
    #expect(title.role == .heading)
  }

  @Test func messagesQuoteThePage() throws {
    let messages = try Fixture.report().findings.map(\.message)
    #expect(messages.contains("the paragraph is cut off at “…镇里投入六十万元疏浚了河” and goes on with “道,加固了两岸的石阶,又添…”"))
    #expect(messages.contains("“图为修好的渡口。 林小舟 摄” belongs to a picture"))
    #expect(messages.contains("4 narrow commas, the first is “,”"))
  }

  /// What was only offered shows what it would do; what was only reported has nothing to show.
  @Test func whatIsLeftForAPerson() throws {
    let left = try Fixture.report().findings.filter { $0.outcome != .repaired }
    #expect(left.map(\.outcome) == [.offered, .reported])
    #expect(left[0].changes.map(\.kind) == [.join])
    #expect(left[1].changes.isEmpty && left[1].excerpt.bracketed == "…路灯,让晚归的人不再摸黑⟦等着⟧")
  }
}
