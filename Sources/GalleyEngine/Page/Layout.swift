/// How a page's lines are to be read, decided once a page from its own statistics.
public struct Layout: Sendable {
  public enum Kind: String, Sendable {
    /// One line a text block, as a layout model writes them.
    case blocks
    /// One line a printed line, as a line recogniser writes them.
    case printedLines
  }

  public let kind: Kind
  /// For printed lines: the display columns of a full line where each line stands (the width of its column
  /// of type). Empty for blocks.
  public let measure: [Int]

  /// Where half the text stands in lines at least this wide, the lines are blocks: no newspaper column holds
  /// that much in a printed line.
  static let widestPrintedLine = 104
  /// The lines on either side that tell a line's column width; a page may hold columns of several widths.
  static let neighbourhood = 12
  /// Lines narrower than this say nothing about the column: headings, ends of paragraphs.
  static let narrowestColumn = 12

  public init(of lines: [Line], in text: Span<UInt8>) {
    guard Layout.arePrintedLines(lines) else {
      kind = .blocks
      measure = []
      return
    }
    kind = .printedLines
    measure = Layout.measures(lines)
  }

  /// Printed lines are many, none is very long, and most are equally long, because a column is justified.
  private static func arePrintedLines(_ lines: [Line]) -> Bool {
    let text = lines.reduce(0) { $0 + $1.columns }
    let inWideLines = lines.reduce(0) { $0 + ($1.columns + $1.indent >= widestPrintedLine ? $1.columns : 0) }
    guard lines.count >= 4, inWideLines * 2 < text else { return false }
    let measures = measures(lines)
    var full = 0
    for (line, measure) in zip(lines, measures) where line.columns + line.indent + 4 > measure {
      full += line.columns
    }
    return full * 2 > text
  }

  /// The width that most lines around each line have, to two columns; of two equally common widths the wider.
  private static func measures(_ lines: [Line]) -> [Int] {
    var counts = [Int](repeating: 0, count: widestPrintedLine / 2 + 1)
    func bin(_ line: Line) -> Int? {
      let columns = line.columns + line.indent
      return columns < narrowestColumn ? nil : min(columns / 2, counts.count - 1)
    }
    var measures: [Int] = []
    measures.reserveCapacity(lines.count)
    var low = 0
    var high = 0
    for index in lines.indices {
      while high < min(lines.count, index + neighbourhood + 1) {
        if let bin = bin(lines[high]) { counts[bin] += 1 }
        high += 1
      }
      while low < index - neighbourhood {
        if let bin = bin(lines[low]) { counts[bin] -= 1 }
        low += 1
      }
      var best = 0
      var weight = 0
      for bin in counts.indices {
        // A line's width varies by a hanging punctuation mark: neighbouring bins count half.
        let here = counts[bin] * 2 + (bin > 0 ? counts[bin - 1] : 0) + (bin + 1 < counts.count ? counts[bin + 1] : 0)
        if counts[bin] > 0, here >= weight {
          weight = here
          best = bin
        }
      }
      measures.append(best * 2)
    }
    return measures
  }
}
