/// How a page uses punctuation and spaces, taken from its own statistics, because a decision a page is surer than one a line.
public struct Habits: Sendable {
  /// Full-width and half-width commas, colons, semicolons, question and exclamation marks beside Han.
  public internal(set) var fullWidthMarks = 0
  public internal(set) var halfWidthMarks = 0

  /// Lines with one space, no more, before or behind them.
  public internal(set) var edgedLines = 0
  /// Quotation marks “ and ”.
  var openingQuotes = 0
  var closingQuotes = 0

  init() {}

  public init(of page: Page) { self = page.habits }

  /// Whether ” stands for “, too: some recognisers know but one of the two.
  public var flattensQuotes: Bool { 2 * closingQuotes > 3 * openingQuotes + 2 }
}
