/// The state of a page under repair: its blocks in reading order, and what was taken out.
///
/// A draft starts with one block a line and changes only by `apply`.
public struct Draft: Sendable {
  public internal(set) var page: Page
  /// The blocks, in reading order.
  public internal(set) var blocks: [Block]
  /// What was taken out of the text, in the order of its removal.
  public internal(set) var removals: [Removal] = []
  /// How often the draft has changed.
  public internal(set) var revision = 0
  /// How often its blocks have changed in more than their roles.
  public internal(set) var shape = 0
  /// How often the page was read before: what a reading has joined is one text to the next.
  public internal(set) var reading = 0

  /// One paragraph block a line of the page.
  public init(_ page: Page) {
    self.page = page
    blocks = page.lines.indices.map { index in
      Block(role: .paragraph, pieces: [Piece(range: page.lines[index].range, line: index)])
    }
  }
}

extension Draft {
  /// The page with these blocks, as rules of some stages have left it.
  package init(_ page: Page, blocks: [Block]) {
    self.init(page)
    self.blocks = blocks
  }
}

/// Source bytes that a rule took out of the text, with the rule that answers for it.
public struct Removal: Sendable, Equatable {
  public let rule: String
  public let range: Range<Int>
}
