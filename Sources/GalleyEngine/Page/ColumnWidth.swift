/// How wide a newspaper sets its columns of type: told where a page is too short to show it.
public struct ColumnWidth: Sendable, Equatable {
  /// What a width is counted in.
  public enum Unit: String, Sendable, CaseIterable {
    /// Display columns: East Asian wide characters take two.
    case columns
    /// Squares of a grid, of which every character has one.
    case characters
  }

  public let width: Int
  public let unit: Unit

  public init(_ width: Int, _ unit: Unit) {
    self.width = width
    self.unit = unit
  }

  /// The length of a full line, in display columns.
  var measure: Int { unit == .columns ? width : 2 * width }

  /// The length of a line, indent included, as `measure` counts it.
  func extent(of line: Line) -> Int { line.indent + (unit == .columns ? line.columns : 2 * line.count) }
}
