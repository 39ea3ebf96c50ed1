import GalleyEngine

/// How the lines of a page of printed lines follow each other within their column of type.
final class PrintedColumn {
  private let page: Page
  private let reads: PageReads
  /// For each line, whether it goes on in the next, once it was asked.
  @exclusivity(unchecked) private var goesOn: [Bool?]
  /// Whether the page indents the first line of a paragraph.
  let indents: Bool
  /// Whether the print shows where a paragraph starts: by indents, or by blank lines.
  private let marksParagraphs: Bool
  /// Whether the page is mostly of East Asian type, where lines fill the column to the character.
  let isEastAsian: Bool

  /// Display columns by which a full line may fall short of its column, or hang over it.
  static let slack = 4

  init(_ page: Page, _ reads: PageReads) {
    self.page = page
    self.reads = reads
    goesOn = Array(repeating: nil, count: page.lines.count)
    let indented = page.lines.count { $0.indent >= 2 }
    let apart = page.lines.count { $0.blankLinesBefore > 0 }
    indents = indented >= 2 && indented * 40 > page.lines.count && indented * 2 < page.lines.count
    marksParagraphs = indents || apart * 8 > page.lines.count
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
    if let known = goesOn[index] { return known }
    let answer = runsOn(index, to: next)
    goesOn[index] = answer
    return answer
  }

  private func runsOn(_ index: Int, to next: Int) -> Bool {
    let line = page.lines[next]
    guard line.blankLinesBefore == 0, line.indent < 2, isFull(index, before: next),
      isEastAsian || !changesScript(page.lines[index].traits, line.traits)
    else { return false }
    guard ending(index) != .hyphen || goesOnInCase(index, next) else { return false }
    // A line much wider than the column is no line of it: a headline over it.
    guard page.layout.extent[next] <= page.layout.measure[next] + Self.slack + 2 else { return false }
    return !isHeadline(next) && !mayEndParagraph(index, before: next)
  }

  /// Whether a line that ends no sentence stands above the start of a paragraph: a sub-heading, not the rest of what
  /// stands above it. Of one that fills the column only an indent below it can tell, and where there are no capitals,
  /// only the end of a sentence above it.
  private func isHeadline(_ index: Int) -> Bool {
    guard index + 1 < page.lines.count else { return false }
    let next = page.lines[index + 1]
    let isIndented = indents && next.indent >= 2
    guard isIndented || next.blankLinesBefore > 0 && fallsShort(index), ending(index) == .word else { return false }
    let isCapital = CharacterTraits.of(firstScalar(index)).contains(.uppercase)
    return ending(index - 1) == .stop && (fallsShort(index) || isCapital) || isCapital && fallsShort(index)
  }

  private func fallsShort(_ index: Int) -> Bool {
    page.layout.extent[index] + Self.slack < page.layout.measure[index]
  }

  /// Whether a full line that ends a sentence may end its paragraph, too, because nothing else would show it: neither
  /// the print nor the language model.
  private func mayEndParagraph(_ index: Int, before next: Int) -> Bool {
    guard !marksParagraphs, reads.model == nil, ending(index) == .stop else { return false }
    return CharacterTraits.of(firstScalar(next)).contains(.uppercase)
  }

  /// Whether one line is of ideographs and the other of letters: neither goes on with the other.
  private func changesScript(_ a: CharacterTraits, _ b: CharacterTraits) -> Bool {
    let both: CharacterTraits = [.han, .letter]
    return a.intersection(both) == .han && b.intersection(both) == .letter
      || a.intersection(both) == .letter && b.intersection(both) == .han
  }

  private func ending(_ index: Int) -> Ending { reads.ending(index) }

  private func firstScalar(_ index: Int) -> UInt32 { reads.start(index).scalars.first ?? 0 }

  /// Whether a word broken by a hyphen goes on in small letters, or in capitals where it was set in capitals.
  private func goesOnInCase(_ index: Int, _ next: Int) -> Bool {
    let first = CharacterTraits.of(firstScalar(next))
    if first.contains(.lowercase) { return true }
    let end = reads.end(index).scalars
    return first.contains(.uppercase) && end.count > 2 && CharacterTraits.of(end[end.count - 2]).contains(.uppercase)
      && CharacterTraits.of(end[end.count - 3]).contains(.uppercase)
  }

  /// Whether a block starts in the middle of a paragraph, as the print and the language model show it: the line
  /// before it is full, nothing sets the two apart, and the one is likely to go on with the other.
  func isInsideParagraph(_ block: Block) -> Bool {
    let index = block.pieces[0].line
    if isStartOfParagraph(block) { return true }
    guard index > 0, continues(index - 1, to: index) else { return false }
    if let likelihood = likelihood(of: index, after: index - 1) { return likelihood > 0 }
    guard let value = reads.end(index - 1).scalars.last else { return false }
    return CharacterTraits.of(value).isDisjoint(with: [.stop, .closing])
  }

  /// Whether a block of letters stands behind the end of a sentence and goes on in small letters. Behind a line that
  /// breaks off it may be a caption all the same.
  private func isStartOfParagraph(_ block: Block) -> Bool {
    let before = block.pieces[0].line - 1
    let next = block.pieces[block.pieces.count - 1].line + 1
    return !isEastAsian && next < page.lines.count && continues(next - 1, to: next)
      && CharacterTraits.of(firstScalar(next)).contains(.lowercase) && (before < 0 || ending(before) == .stop)
  }

  /// How much likelier a line is after another than anywhere else, by the language model: natural logarithm, -12…12;
  /// `nil` where the page is not in its language.
  func likelihood(of next: Int, after index: Int) -> Double? {
    guard let model = reads.model else { return nil }
    return reads.likelihood(of: next, after: index, model)
  }

  /// The display columns that the next line's first word would have needed.
  private func firstWordColumns(of next: Int) -> Int {
    let bytes = page.bytes
    let text = bytes.span
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
