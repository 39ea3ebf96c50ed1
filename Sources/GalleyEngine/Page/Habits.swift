/// How a page uses punctuation, taken from its own statistics, because a decision a page is surer than one a line.
public struct Habits: Sendable {
  /// Full-width and half-width commas, colons, semicolons, question and exclamation marks beside Han.
  public internal(set) var fullWidthMarks = 0
  public internal(set) var halfWidthMarks = 0

  init() {}

  public init(of page: Page) { self = page.habits }
}
