import GalleyEngine

/// How `galley lint` writes its findings.
public enum LintFormat: String, Sendable, CaseIterable {
  /// `path:line:col: severity rule: message`, the source line, and a caret line.
  case text
  /// One array of objects.
  case json
}

/// Writes findings page by page. Hand in the pages in the order in which they shall stand, then `finish`.
public struct LintWriter {
  /// What is written so far. The caller may empty it between two pages to write it out piece by piece.
  public var bytes: [UInt8] = []
  /// What was found so far.
  public private(set) var totals = Totals()
  private let format: LintFormat
  private let text: LintText
  private var json = LintJSON()

  /// - Parameter isColoured: whether text is for a terminal that shows colours.
  public init(format: LintFormat, isColoured: Bool = false) {
    self.format = format
    text = LintText(isColoured: isColoured)
  }

  public mutating func add(_ page: PageReport) {
    totals.add(page)
    switch format {
    case .text: text.write(page, to: &bytes)
    case .json: json.write(page, to: &bytes)
    }
  }

  /// Ends the report: the summary line, or the closing bracket.
  public mutating func finish() {
    switch format {
    case .text: text.writeSummary(of: totals, to: &bytes)
    case .json: json.finish(&bytes)
    }
  }
}
