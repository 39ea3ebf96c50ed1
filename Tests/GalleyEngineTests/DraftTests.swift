import Testing

@testable import GalleyEngine

@Suite("Draft: repairs are atomic, and settled in order")
struct DraftTests {
  /// A page of one-word lines: a, b, c, …; line n starts at byte 2n.
  private func draft(_ count: Int = 5) throws -> Draft {
    let text = "abcdefgh".prefix(count).map { "\($0)\n" }.joined()
    return Draft(try Page(name: "t", bytes: Array(text.utf8)))
  }

  private func finding(_ repairs: Repair...) -> Finding {
    Finding(rule: "test", range: 0..<1, message: "test", confidence: 1, repairs: repairs)
  }

  private func text(_ draft: Draft) -> [String] {
    draft.blocks.map { $0.pieces.map { String(decoding: draft.page.bytes[$0.range], as: UTF8.self) }.joined() }
  }

  @Test("Joins make chains, forwards and backwards, where the paragraph started")
  func joins() throws {
    var draft = try draft()
    let applied = draft.apply([
      finding(.join(end: 1, start: 4, separator: .nothing)), finding(.join(end: 5, start: 2, separator: .nothing)),
    ])
    #expect(applied == [true, true])
    #expect(text(draft) == ["acb", "d", "e"])
  }

  @Test("A circle of joins is refused")
  func circle() throws {
    var draft = try draft()
    let applied = draft.apply([
      finding(.join(end: 1, start: 2, separator: .nothing)), finding(.join(end: 3, start: 4, separator: .nothing)),
      finding(.join(end: 5, start: 0, separator: .nothing)),
    ])
    #expect(applied == [true, true, false])
    #expect(text(draft) == ["abc", "d", "e"])
  }

  @Test("Of two findings that contradict each other the earlier wins")
  func conflict() throws {
    var draft = try draft()
    let applied = draft.apply([
      finding(.join(end: 1, start: 2, separator: .nothing)), finding(.join(end: 1, start: 4, separator: .nothing)),
      finding(.setRole(block: 6, role: .caption)), finding(.setRole(block: 6, role: .heading)),
    ])
    #expect(applied == [true, false, true, false])
    #expect(draft.blocks.map(\.role) == [.paragraph, .paragraph, .caption, .paragraph])
  }

  @Test("A finding is applied whole or not at all")
  func atomic() throws {
    var draft = try draft()
    let applied = draft.apply([
      finding(.setRole(block: 0, role: .heading), .join(end: 99, start: 2, separator: .nothing))
    ])
    #expect(applied == [false])
    #expect(draft == (try self.draft()))
  }

  @Test("A split makes a block of each half, trimmed")
  func split() throws {
    var draft = Draft(try Page(name: "t", bytes: Array("one. two\n".utf8)))
    #expect(draft.apply([finding(.split(at: 5, role: .byline))]) == [true])
    #expect(text(draft) == ["one.", "two"])
    #expect(draft.blocks.map(\.role) == [.paragraph, .byline])
  }

  @Test("A removed block is recorded with its rule")
  func remove() throws {
    var draft = try draft()
    #expect(draft.apply([finding(.remove(block: 2))]) == [true])
    #expect(text(draft) == ["a", "c", "d", "e"])
    #expect(draft.removals == [Removal(rule: "test", range: 2..<3)])
  }

  @Test("A moved block stands behind the block it was sent behind")
  func move() throws {
    var draft = try draft()
    #expect(draft.apply([finding(.move(block: 0, behind: 6))]) == [true])
    #expect(text(draft) == ["b", "c", "d", "a", "e"])
  }
}

extension Draft: Equatable {
  public static func == (a: Draft, b: Draft) -> Bool { a.blocks == b.blocks && a.removals == b.removals }
}
