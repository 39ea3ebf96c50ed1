/// How a page's lines are to be read, decided once a page from its own statistics.
public struct Layout: Sendable {
  public enum Kind: String, Sendable {
    /// One line a text block, as a layout model writes them.
    case blocks
    /// One line a printed line, as a line recogniser writes them.
    case printedLines
  }

  public let kind: Kind
  /// For printed lines: the length of each line, indent included, as `measure` counts it. Empty for blocks.
  public let extent: [Int]
  /// For printed lines: the length of a full line where each line stands (the measure of its column of type).
  /// Empty for blocks.
  public let measure: [Int]

  /// Where half the text stands in lines at least this wide, the lines are blocks: no newspaper column holds
  /// that much in a printed line.
  static let widestPrintedLine = 104
  /// The lines on either side that tell a line's measure; a page may hold columns of several widths.
  static let neighbourhood = 12
  /// Lines shorter than this say nothing about the column: headings, ends of paragraphs.
  static let narrowestColumn = 12
  /// Where the width of the column is told, the display columns by which a full line may fall short of it, of ideographs and
  /// of letters, or hang over it.
  private static let shortfall = (ideographs: 4, letters: 9)
  private static let overhang = 6

  static let blocks = Layout(kind: .blocks, extent: [], measure: [])

  private init(kind: Kind, extent: [Int], measure: [Int]) {
    self.kind = kind
    self.extent = extent
    self.measure = measure
  }

  /// - Parameter column: what is told of the columns of type; it holds where the lines themselves do not show that they are
  ///   printed lines.
  public init(of lines: [Line], column: ColumnWidth? = nil) {
    let shown = Layout(shownBy: lines)
    guard shown.kind == .blocks, let column, Layout.doFill(column, lines) else {
      self = shown
      return
    }
    self.init(
      kind: .printedLines, extent: lines.map(column.extent),
      measure: [Int](repeating: column.measure, count: lines.count))
  }

  /// Whether lines stand close, and half the text stands in such as fill a column.
  private static func doFill(_ column: ColumnWidth, _ lines: [Line]) -> Bool {
    let apart = lines.dropFirst().count { $0.blankLinesBefore > 0 }
    guard lines.count > 1, apart * 5 < (lines.count - 1) * 4 else { return false }
    let short = isOfLetters(lines) ? shortfall.letters : shortfall.ideographs
    let full = column.measure - short...column.measure + overhang
    let all = lines.reduce(0) { $0 + $1.columns }
    return lines.reduce(0) { $0 + (full.contains(column.extent(of: $1)) ? $1.columns : 0) } * 2 >= all
  }

  /// By the lines alone.
  private init(shownBy lines: [Line]) {
    let all = lines.reduce(0) { $0 + $1.columns }
    let wide = lines.reduce(0) { $0 + ($1.columns + $1.indent >= Layout.widestPrintedLine ? $1.columns : 0) }
    // Printed lines stand close. Where four of five stand apart, they are blocks, however short: so what Galley wrote is
    // read as what it is.
    let apart = lines.dropFirst().count { $0.blankLinesBefore > 0 }
    guard lines.count >= 4, wide * 2 < all, apart * 5 < (lines.count - 1) * 4 else {
      self = .blocks
      return
    }
    // Type set on a grid gives every character a square, digits and commas too, though a recogniser writes them
    // narrow; other type does not. Whichever count makes more lines equally long is the page's own.
    // A space that was kept behind a line is set on the grid like any other.
    let isOfLetters = Layout.isOfLetters(lines)
    let byColumns = Grid(
      lines.map { $0.columns + $0.indent + ($0.hasSpaceBehind ? 1 : 0) }, isOfLetters: isOfLetters)
    let bySquares = Grid(
      lines.map { ($0.count + ($0.hasSpaceBehind ? 1 : 0)) * 2 + $0.indent }, isOfLetters: isOfLetters)
    let grid = bySquares.full > byColumns.full ? bySquares : byColumns
    // Printed lines are mostly equally long, because a column is justified.
    if grid.full * 2 > lines.count || !isOfLetters && grid.full * 3 > lines.count && grid.fullText * 5 > all * 2 {
      self.init(kind: .printedLines, extent: grid.extent, measure: grid.measure)
      return
    }
    // Words of letters leave a ragged edge where they are not spaced out: nearly equally long is enough.
    let ragged = isOfLetters ? Grid(ragged: byColumns.extent) : nil
    guard let ragged, ragged.full * 5 > lines.count * 3 else {
      self = .blocks
      return
    }
    self.init(kind: .printedLines, extent: ragged.extent, measure: ragged.measure)
  }

  /// Whether most lines are of letters, not of ideographs, kana or Hangul.
  private static func isOfLetters(_ lines: [Line]) -> Bool {
    lines.count { $0.traits.contains(.letter) && $0.traits.isDisjoint(with: [.han, .kana, .hangul]) } * 4 > lines.count
      * 3
  }
}

/// The lengths of a page's lines in one way of counting, and what a full line is.
private struct Grid {
  let extent: [Int]
  let measure: [Int]
  /// The lines as long as their column.
  private let fullLines: [Int]
  var full: Int { fullLines.count }
  /// What these lines hold, in display columns.
  var fullText: Int { fullLines.reduce(0) { $0 + extent[$1] } }

  init(_ extent: [Int], isOfLetters: Bool) {
    self.extent = extent
    let measure = Grid.measures(extent)
    self.measure = measure
    // In long lines of ideographs a recogniser's spaces add up.
    fullLines = extent.indices.filter {
      abs(extent[$0] - measure[$0]) <= (isOfLetters ? 2 : max(2, measure[$0] / 16))
    }
  }

  /// Of a ragged edge: the measure is what one line in six around each line reaches, and a line is full where no word of
  /// common length would have fitted in.
  init(ragged extent: [Int]) {
    self.extent = extent
    let measure = extent.indices.map { index in
      let around = extent[
        max(0, index - Layout.neighbourhood)..<min(extent.count, index + Layout.neighbourhood + 1)
      ].sorted()
      return around[around.count * 5 / 6]
    }
    self.measure = measure
    fullLines = extent.indices.filter { measure[$0] - extent[$0] <= Grid.commonWord && extent[$0] - measure[$0] <= 4 }
  }

  /// Display columns of a word and the space before it; half of all words in running text are shorter.
  private static let commonWord = 9

  /// The length that most lines around each line have, to two columns; of two equally common lengths the longer.
  private static func measures(_ extent: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: Layout.widestPrintedLine / 2 + 1)
    func bin(_ length: Int) -> Int? {
      length < Layout.narrowestColumn ? nil : min(length / 2, counts.count - 1)
    }
    var measures: [Int] = []
    measures.reserveCapacity(extent.count)
    var low = 0
    var high = 0
    for index in extent.indices {
      while high < min(extent.count, index + Layout.neighbourhood + 1) {
        if let bin = bin(extent[high]) { counts[bin] += 1 }
        high += 1
      }
      while low < index - Layout.neighbourhood {
        if let bin = bin(extent[low]) { counts[bin] -= 1 }
        low += 1
      }
      var best = 0
      var weight = 0
      for bin in counts.indices where counts[bin] > 0 {
        // A line's length varies by a hanging punctuation mark: neighbouring bins count half.
        let here = counts[bin] * 2 + (bin > 0 ? counts[bin - 1] : 0) + (bin + 1 < counts.count ? counts[bin + 1] : 0)
        if here >= weight {
          weight = here
          best = bin
        }
      }
      measures.append(best * 2)
    }
    return measures
  }
}
