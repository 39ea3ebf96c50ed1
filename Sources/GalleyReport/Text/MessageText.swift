import GalleyEngine

extension Message {
  /// Display columns of a quotation: 24 ideographs.
  private static let quoteColumns = 48
  /// Display columns of an end that is quoted.
  private static let endColumns = 24

  /// The message with its quotations filled in.
  public func text(for finding: Finding, in source: Span<UInt8>) -> String {
    var result = ""
    var rest = Substring("\(template)")
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      switch rest[rest.index(after: open)..<close] {
      case "here": result += Excerpt.quote(finding.range, columns: Self.quoteColumns, in: source)
      case "there": result += finding.related.map { Excerpt.quote($0, columns: Self.quoteColumns, in: source) } ?? ""
      case "tail": result += Self.joined(Excerpt.before(finding.tailEnd, columns: Self.endColumns, in: source))
      case "head": result += Self.joined(Excerpt.behind(finding.headStart, columns: Self.endColumns, in: source))
      case "count": result += "\(finding.count)"
      default: result += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private static func joined(_ text: MarkedText) -> String { text.runs.map(\.text).joined() }
}

extension Finding {
  /// Where the text ends that something goes on with, or should.
  fileprivate var tailEnd: Int {
    for case .join(let end, _, _) in repairs { return end }
    return range.upperBound
  }

  /// Where the text starts that goes on with something.
  fileprivate var headStart: Int {
    for case .join(_, let start, _) in repairs { return start }
    return range.lowerBound
  }
}
