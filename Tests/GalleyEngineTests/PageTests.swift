import Testing

@testable import GalleyEngine

@Suite("Page: bytes, lines, layout")
struct PageTests {
  private func page(_ text: String) throws -> Page { try Page(name: "t", bytes: Array(text.utf8)) }

  @Test("Lines are trimmed, counted, measured, and know what stands before them")
  func lines() throws {
    let page = try page("\n\n　　春水渡口 \r\nferry\n\n\n\n７Ａ\n")
    #expect(page.lines.map { String(decoding: page.bytes[$0.range], as: UTF8.self) } == ["春水渡口", "ferry", "７Ａ"])
    #expect(page.lines.map(\.blankLinesBefore) == [2, 0, 3])
    #expect(page.lines.map(\.indent) == [4, 0, 0])
    #expect(page.lines.map(\.columns) == [8, 5, 4])
    #expect(page.lines.map(\.count) == [4, 5, 2])
    #expect(page.lines[0].traits.contains(.han))
    #expect(page.lines[1].traits.isDisjoint(with: [.han, .wide]))
  }

  @Test("Punctuation marks are known by their bytes, in all of the page and in a range of it")
  func marks() throws {
    let page = try page("渡口，(a) 、\n  “晴。\n春-b\n")
    func characters(_ marks: some Sequence<Int>) -> [String] {
      marks.map { String(decoding: page.bytes[$0..<$0 + UTF8Text.length(ofLead: page.bytes[$0])], as: UTF8.self) }
    }
    #expect(characters(page.marks) == ["，", "(", ")", "、", "“", "。", "-"])
    #expect(page.lines.map { characters(page.marks(in: $0.range)) } == [["，", "(", ")", "、"], ["“", "。"], ["-"]])
    #expect(page.marks(in: 6..<9) == [6])
    #expect(page.marks(in: 0..<6).isEmpty)
    #expect(page.asBlocks.marks == page.marks)
  }

  @Test(
    "Bytes that are not UTF-8 are refused with the place",
    arguments: [([0xFF], 0, 1), ([0x61, 0x0A, 0xE4, 0xB8], 2, 2)])
  func notUTF8(bytes: [UInt8], offset: Int, line: Int) {
    #expect(throws: PageError.notUTF8(offset: offset, line: line)) { try Page(name: "t", bytes: bytes) }
  }

  @Test("A page of equally long lines is one of printed lines, a page of uneven blocks is not")
  func layout() throws {
    let printed = String(repeating: "渡口每天开行四十班早晚高峰加密\n", count: 12)
    #expect(try page(printed).layout.kind == .printedLines)
    #expect(try page(printed).layout.measure.allSatisfy { $0 == 30 })
    let block = String(repeating: "渡口每天开行四十班，早晚高峰加密到十分钟一班。", count: 6)
    #expect(try page(block + "\n\n" + block + block + "\n\n老渡口\n\n" + block).layout.kind == .blocks)
    #expect(try page("老渡口\n\n新渡口\n").layout.kind == .blocks)
    // Equally long, but apart: a page of short paragraphs, as `clean` writes it.
    let apart = String(repeating: "渡口每天开行四十班早晚高峰加密。\n\n", count: 12)
    #expect(try page(apart).layout.kind == .blocks)
  }

  @Test("Digits on a grid are measured in squares")
  func grid() throws {
    // Sixteen characters a line, however many of them a recogniser wrote narrow.
    let lines = ["春水渡口的老码头去年冬天重新铺了", "石板，2018年12月31日恢复", "通航，两岸5000多户居民过河不", "用再绕行3公里，渡口每天开行40", "班，早晚高峰加密到每10分钟1班"]
    let page = try page((lines + lines).joined(separator: "\n"))
    #expect(page.layout.kind == .printedLines)
    #expect(page.layout.extent.allSatisfy { $0 >= 30 })
  }

  /// Columns of two widths, read by a recogniser that leaves spaces in long lines, with headings and ends of paragraphs.
  @Test func linesOfTwoWidthsArePrintedLines() throws {
    let lengths = [9, 28, 27, 28, 26, 28, 11, 28, 25, 28, 6, 14, 14, 14, 5, 14, 14, 14, 14, 3, 8, 14, 14]
    let text = lengths.map { String(repeating: "渡", count: $0) }.joined(separator: "\n")
    #expect(try Page(name: "a page", bytes: Array(text.utf8)).layout.kind == .printedLines)
    // As many blocks of any length.
    let blocks = [9, 43, 27, 88, 26, 71, 11, 52, 25, 38, 6, 64, 19, 33, 5, 95, 47, 14, 22, 3, 8, 58, 80]
    let other = blocks.map { String(repeating: "渡", count: $0) }.joined(separator: "\n")
    #expect(try Page(name: "a page", bytes: Array(other.utf8)).layout.kind == .blocks)
  }

  @Test(arguments: [
    ("“开航了”，他说。“真快。”", false), ("”开航了”，他说。”真快。”", true), ("他说：“开航了”。”真快", false),
    ("他说：“开航了”。”真快”", true), ("没有引号。", false),
  ])
  func quotesAreFlattenedWhereOneIsUsedForBoth(text: String, flattened: Bool) throws {
    #expect(Habits(of: try Page(name: "a page", bytes: Array(text.utf8))).flattensQuotes == flattened)
  }
}
