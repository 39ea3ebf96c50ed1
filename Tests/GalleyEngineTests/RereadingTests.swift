import Testing

@testable import GalleyEngine

/// A page of printed lines is read again as the blocks that came out of it.
struct RereadingTests {
  private func draft(_ text: String) throws -> Draft { Draft(try Page(name: "t", bytes: Array(text.utf8))) }

  private func lines(_ draft: Draft) -> [String] {
    draft.blocks.map { $0.pieces.map { String(decoding: draft.page.bytes[$0.range], as: UTF8.self) }.joined() }
  }

  @Test func itStartsWithoutFurnitureAndWithoutRoles() throws {
    var first = try draft("渡口\n第2版\n老街\n")
    first.blocks[0].role = .heading
    first.blocks[1].role = .furniture
    let second = first.reread()
    #expect(lines(second) == ["渡口", "老街"])
    #expect(second.blocks.allSatisfy { $0.role == .paragraph })
    #expect(second.page.layout.kind == .blocks)
    #expect(second.revision != first.revision)
  }

  @Test func blocksThatStayKeepTheirRolesAndFurnitureItsPlace() throws {
    var first = try draft("热线\n渡口\n第2版\n老街\n灯下\n")
    first.blocks[0].role = .furniture
    first.blocks[1].role = .heading
    first.blocks[2].role = .furniture
    first.blocks[4].role = .caption
    var second = first.reread()
    // The second reading moves the last block to the front, and takes it and the first for something else.
    second.blocks = [second.blocks[2], second.blocks[0], second.blocks[1]]
    second.blocks[0].role = .byline
    second.blocks[1].role = .byline
    first.takeOver(second)
    #expect(lines(first) == ["热线", "灯下", "渡口", "第2版", "老街"])
    #expect(first.blocks.map(\.role) == [.furniture, .caption, .heading, .furniture, .paragraph])
  }

  @Test func whatWasJoinedOrRemovedIsTakenOver() throws {
    var first = try draft("渡口\n第2版\n老街\n灯下\n第3版\n")
    first.blocks[1].role = .furniture
    first.blocks[4].role = .furniture
    first.blocks[0].role = .heading
    var second = first.reread()
    let removed = second.blocks.remove(at: 2)
    second.blocks[0].pieces += second.blocks.remove(at: 1).pieces
    second.removals.append(Removal(rule: "r", range: removed.pieces[0].range))
    first.takeOver(second)
    // Joined, it is another block; what stood behind the removed block comes last.
    #expect(lines(first) == ["渡口老街", "第2版", "第3版"])
    #expect(first.blocks.map(\.role) == [.paragraph, .furniture, .furniture])
    #expect(first.removals == second.removals)
  }
}
