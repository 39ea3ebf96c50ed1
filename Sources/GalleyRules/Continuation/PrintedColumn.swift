import GalleyEngine

/// How the lines of a page of printed lines follow each other within their column of type.
struct PrintedColumn {
  private let page: Page
  private let model: ModelView?
  /// Whether the page indents the first line of a paragraph.
  let indents: Bool
  /// Whether the page is mostly of East Asian type, where lines fill the column to the character.
  private let isEastAsian: Bool

  /// Display columns by which a full line may fall short of its column, or hang over it.
  static let slack = 4

  init(_ page: Page, model: ModelView?) {
    self.page = page
    self.model = model
    let indented = page.lines.count { $0.indent >= 2 }
    indents = indented >= 2 && indented * 40 > page.lines.count && indented * 2 < page.lines.count
    isEastAsian = page.lines.count { !$0.traits.isDisjoint(with: [.han, .kana]) } * 2 > page.lines.count
  }

  /// Whether a line fills its column, so that the paragraph may go on.
  func isFull(_ index: Int, before next: Int) -> Bool {
    let measure = page.layout.measure[index]
    let width = page.layout.extent[index]
    let room = isEastAsian ? Self.slack : max(Self.slack, firstWordColumns(of: next))
    return width + room >= measure && width <= measure + Self.slack + 2
  }

  /// Whether `next` goes on with the paragraph of the line before it, as the print shows it.
  func continues(_ index: Int, to next: Int) -> Bool {
    guard next == index + 1 else { return false }
    let line = page.lines[next]
    guard line.blankLinesBefore == 0, line.indent < 2, isFull(index, before: next) else { return false }
    guard !breaksWord(index) || startsLowercase(next) else { return false }
    // A line much wider than the column is no line of it: a headline over it.
    guard page.layout.extent[next] <= page.layout.measure[next] + Self.slack + 2 else { return false }
    return true
  }

  /// Whether a line ends with a hyphen behind a letter.
  private func breaksWord(_ index: Int) -> Bool {
    PieceEnd(page.lines[index].range, in: page.bytes.span).ending == .hyphen
  }

  private func startsLowercase(_ index: Int) -> Bool {
    let first = UTF8Text.scalar(at: page.lines[index].range.lowerBound, in: page.bytes.span).value
    return CharacterTraits.of(first).contains(.lowercase)
  }

  /// Whether a block starts in the middle of a paragraph, as the print and the language model show it: the line
  /// before it is full, nothing sets the two apart, and the one is likely to go on with the other.
  func isInsideParagraph(_ block: Block) -> Bool {
    let index = block.pieces[0].line
    guard page.layout.kind == .printedLines, index > 0, continues(index - 1, to: index) else { return false }
    if let likelihood = likelihood(of: index, after: index - 1) { return likelihood > 0 }
    let text = page.bytes.span
    guard let (value, _) = UTF8Text.scalar(before: page.lines[index - 1].range.upperBound, in: text) else {
      return false
    }
    return CharacterTraits.of(value).isDisjoint(with: [.stop, .closing])
  }

  /// How much likelier a line is after another than anywhere else, by the language model: natural logarithm, -12…12;
  /// `nil` where the page is not in its language.
  func likelihood(of next: Int, after index: Int) -> Double? {
    guard let model else { return nil }
    let text = page.bytes.span
    return model.continuation(
      model.tail(page.lines[index].range, in: text), model.head(page.lines[next].range, in: text))
  }

  /// The display columns that the next line's first word would have needed.
  private func firstWordColumns(of next: Int) -> Int {
    let text = page.bytes.span
    var index = page.lines[next].range.lowerBound
    var columns = 1
    while index < page.lines[next].range.upperBound {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      if CharacterTraits.of(value).contains(.space) || columns > 16 { break }
      columns += 1
      index += length
    }
    return columns
  }
}
