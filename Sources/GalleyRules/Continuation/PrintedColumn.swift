import GalleyEngine

/// How the lines of a page of printed lines follow each other within their column of type.
final class PrintedColumn {
  private let page: Page
  private let reads: PageReads
  /// For each line, whether it goes on in the next, once it was asked.
  @exclusivity(unchecked) private var goesOn: [Bool?]
  /// Whether the page indents the first line of a paragraph, and how that shows.
  private let indents: Indents
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
    let isEastAsian = page.lines.count { !$0.traits.isDisjoint(with: [.han, .kana]) } * 2 > page.lines.count
    self.isEastAsian = isEastAsian
    if indented >= 2, indented * 40 > page.lines.count, indented * 2 < page.lines.count {
      indents = .spaces
    } else {
      indents = isEastAsian && Self.lacksIndents(page, reads) ? .shortLines : .none
    }
    marksParagraphs = indents != .none || apart * 14 > page.lines.count
  }

  private enum Indents {
    case none
    /// By white space before the line.
    case spaces
    /// The recogniser left the white space out: the line is two squares shorter than its column.
    case shortLines
  }

  /// Whether lines two squares short of their column stand where paragraphs start, and hardly elsewhere.
  private static func lacksIndents(_ page: Page, _ reads: PageReads) -> Bool {
    var starts = 0
    var others = 0
    for index in page.lines.indices.dropFirst() {
      let isBehindStop = reads.ending(index - 1) == .stop
      let isBehindShort = page.lines[index].blankLinesBefore > 0 || shortfall(index - 1, page) > slack
      if isShortByIndent(index, page, reads) {
        if isBehindStop { starts += 1 } else if !isBehindShort { others += 1 }
      } else if isBehindStop, isBehindShort, abs(shortfall(index, page)) <= 1 {
        others += 1
      }
    }
    return starts >= 2 && starts > 3 * others
  }

  /// Whether a line that is not the last of its paragraph is two squares shorter than its column; a mark at its end may
  /// hang over it.
  private static func isShortByIndent(_ index: Int, _ page: Page, _ reads: PageReads) -> Bool {
    let shortfall = shortfall(index, page)
    let ending = reads.ending(index)
    guard 3...5 ~= shortfall || 1...2 ~= shortfall && ending == .comma, ending != .stop else { return false }
    return index + 1 < page.lines.count && page.lines[index + 1].blankLinesBefore == 0
  }

  /// The display columns by which a line falls short of its column.
  private static func shortfall(_ index: Int, _ page: Page) -> Int {
    page.layout.measure[index] - page.layout.extent[index]
  }

  /// Whether the page indents its paragraphs, though the recogniser may have left the white space out.
  var indentsParagraphs: Bool { indents != .none }

  /// Whether the page indents its paragraphs, and a line is one that starts one.
  func startsParagraph(_ index: Int) -> Bool {
    switch indents {
    case .none: false
    case .spaces: page.lines[index].indent >= 2
    case .shortLines: Self.isShortByIndent(index, page, reads)
    }
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
    guard line.blankLinesBefore == 0, line.indent < 2, !isNextParagraph(next, below: index),
      isFull(index, before: next),
      isEastAsian || !changesScript(page.lines[index].traits, line.traits)
    else { return false }
    guard ending(index) != .hyphen || goesOnInCase(index, next) else { return false }
    // A line much wider than the column is no line of it: a headline over it.
    guard page.layout.extent[next] <= page.layout.measure[next] + Self.slack + 2 else { return false }
    return !isHeadline(next) && !isAside(next, below: index) && !mayEndParagraph(index, before: next)
  }

  /// Whether a line behind the end of a sentence stands in brackets from its first character to its last: a name below an
  /// article, a jump line.
  private func isAside(_ next: Int, below index: Int) -> Bool {
    ending(index) == .stop && reads.areInBrackets(from: next, to: next)
  }

  /// Whether a line is by its length the first of a paragraph, and the line above it, or the language model, does not say
  /// otherwise: type that is not on a grid has such lines, too.
  private func isNextParagraph(_ next: Int, below index: Int) -> Bool {
    guard indents == .shortLines, startsParagraph(next) else { return false }
    return ending(index) == .stop || ending(index) == .weak || likelihood(of: next, after: index) ?? 0 <= 0
  }

  /// Whether a line that ends no sentence stands above the start of a paragraph: a sub-heading, not the rest of what
  /// stands above it. Of one that fills the column only an indent below it can tell, and where there are no capitals,
  /// only the end of a sentence above it.
  private func isHeadline(_ index: Int) -> Bool {
    guard index + 1 < page.lines.count else { return false }
    let next = page.lines[index + 1]
    let isAboveParagraph = startsParagraph(index + 1)
    guard isAboveParagraph || next.blankLinesBefore > 0 && fallsShort(index), ending(index) == .word else {
      return false
    }
    let isCapital = CharacterTraits.of(firstScalar(index)).contains(.uppercase)
    return ending(index - 1) == .stop && (isAboveParagraph && isEastAsian || fallsShort(index) || isCapital)
      || isCapital && fallsShort(index)
  }

  private func fallsShort(_ index: Int) -> Bool {
    page.layout.extent[index] + Self.slack < page.layout.measure[index]
  }

  /// Whether a full line that ends a sentence may end its paragraph, too, because the print would not show it. Where no
  /// capital tells, either, the text does not: of such lines half go on, and the language model takes the ends for the
  /// others.
  private func mayEndParagraph(_ index: Int, before next: Int) -> Bool {
    guard !marksParagraphs, ending(index) == .stop else { return false }
    let first = CharacterTraits.of(firstScalar(next))
    return first.contains(.uppercase) || isEastAsian && reads.model != nil
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
    // A few words below a text that ends in brackets may be a name.
    if ending(index - 1) == .weak, ending(index) == .word, fallsShort(index) { return false }
    if let likelihood = likelihood(of: index, after: index - 1) {
      return likelihood > 0 || goesOn(behind: block)
    }
    guard let value = reads.end(index - 1).scalars.last else { return false }
    return CharacterTraits.of(value).isDisjoint(with: [.stop, .closing])
  }

  /// Whether the line below a block goes on with it by all signs.
  private func goesOn(behind block: Block) -> Bool {
    let last = block.pieces[block.pieces.count - 1].line
    guard last + 1 < page.lines.count, continues(last, to: last + 1) else { return false }
    return likelihood(of: last + 1, after: last) ?? 0 > 0
  }

  /// Whether a block is the indented first line of a paragraph, and the line below goes on with it; or it is of letters, stands
  /// behind the end of a sentence and goes on in small letters. Behind a line that breaks off that may be a caption all the
  /// same.
  private func isStartOfParagraph(_ block: Block) -> Bool {
    if isEastAsian, startsParagraph(block.pieces[0].line) { return goesOn(behind: block) }
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
