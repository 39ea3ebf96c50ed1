/// One newspaper page as it came: immutable bytes, and where its lines are.
///
/// Every position in Galley is a byte offset into `bytes`, so where a piece of text came from is never
/// reconstructed. Ranges are half-open.
public struct Page: Sendable {
  /// The page's name as its reader knows it: a path, or a record's identifier.
  public let name: String
  /// The page, valid UTF-8.
  public let bytes: [UInt8]
  /// The lines that are not blank, in the order of the page.
  public let lines: [Line]
  /// The bytes at which punctuation marks (General_Category=P*) stand, in order.
  public let marks: [Int]
  /// How the page is to be read.
  public let layout: Layout
  let habits: Habits

  /// - Parameters:
  ///   - name: what messages and reports call the page.
  ///   - bytes: UTF-8.
  ///   - column: how wide its columns of type are, where that is known.
  /// - Throws: `PageError` where the bytes are not UTF-8.
  public init(name: String, bytes: [UInt8], column: ColumnWidth? = nil) throws(PageError) {
    guard let scan = PageScan(bytes.span) else { throw Self.fault(in: bytes) }
    self.name = name
    self.bytes = bytes
    lines = scan.lines
    marks = scan.marks
    habits = scan.habits
    layout = Layout(of: lines, column: column)
  }

  private init(_ page: Page, lines: [Line], layout: Layout) {
    name = page.name
    bytes = page.bytes
    self.lines = lines
    marks = page.marks
    habits = page.habits
    self.layout = layout
  }

  /// The bytes of a range at which punctuation marks stand.
  public func marks(in range: Range<Int>) -> ArraySlice<Int> {
    let first = marks.partitioningIndex { $0 >= range.lowerBound }
    var end = first
    while end < marks.count, marks[end] < range.upperBound { end += 1 }
    return marks[first..<end]
  }

  /// The same page, its lines read as blocks with one blank line between, as Galley writes them.
  var asBlocks: Page { Page(self, lines: lines.map(\.asBlock), layout: .blocks) }

  /// Where the bytes are not UTF-8.
  private static func fault(in bytes: [UInt8]) -> PageError {
    do {
      _ = try UTF8Span(validating: bytes.span)
      preconditionFailure("the scan found fault with UTF-8")
    } catch {
      let offset = error.byteOffsets.lowerBound
      return .notUTF8(offset: offset, line: 1 + bytes[..<offset].count { $0 == 0x0A })
    }
  }
}

/// Why bytes are not a page.
public enum PageError: Error, Equatable {
  /// The first ill-formed sequence starts at byte `offset`, on `line` (from 1).
  case notUTF8(offset: Int, line: Int)
}
