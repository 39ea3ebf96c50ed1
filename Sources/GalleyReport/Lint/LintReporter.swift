import GalleyEngine

/// One format of `galley lint`.
protocol LintReporter {
  mutating func begin(_ out: inout [UInt8])
  /// Pages come in the order of the input.
  mutating func add(_ page: PageReport, to out: inout [UInt8])
  /// What was not done: a page that could not be read.
  mutating func add(problem message: String, with name: String, to out: inout [UInt8])
  /// - Parameter rules: those that ran, in the order in which they go, for what they are about.
  mutating func finish(_ totals: Totals, _ rules: [RuleDescription], to out: inout [UInt8])
  /// Whether pages in which nothing was found are told of one by one.
  var namesPagesWithoutFindings: Bool { get }
  /// Findings that had to be left out for the format's own limits.
  var leftOut: Int { get }
}

extension LintReporter {
  mutating func begin(_ out: inout [UInt8]) {}
  mutating func add(problem message: String, with name: String, to out: inout [UInt8]) {}
  var namesPagesWithoutFindings: Bool { false }
  var leftOut: Int { 0 }
}

/// What a reporter needs to know beside the pages.
public struct LintContext: Sendable {
  /// Whether text is for a terminal that shows colours.
  public var isColoured = false
  /// Whether the text formats end with a table of the rules.
  public var showsStatistics = false
  /// Findings that are written at most.
  public var limit = Int.max
  /// Where the rules' pages can be read.
  public var pages = RulePages(below: "")
  /// The version of Galley.
  public let version: String

  public init(version: String) { self.version = version }
}

extension PageReport {
  /// A position of the page as one of its file: a page that is a line of JSON Lines is found by that line.
  func inFile(_ position: Position) -> Position {
    guard let line = file.line else { return position }
    return Position(line: line, column: 1, utf16Column: 1, byteColumn: 1)
  }
}
