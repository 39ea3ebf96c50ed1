/// A line of text with parts of it marked, ready to be shown.
public struct MarkedText: Sendable, Equatable {
  public enum Mark: String, Sendable {
    /// Not marked.
    case none
    /// The place that a finding speaks of.
    case place
    /// Gone after the repair.
    case removed
    /// There after the repair; empty where two pieces were joined with nothing between.
    case added
    /// A line break.
    case lineBreak
    /// What stands between two pieces.
    case between
    /// Text left out.
    case ellipsis
  }

  public struct Run: Sendable, Equatable {
    public let text: String
    public let mark: Mark
  }

  public private(set) var runs: [Run] = []

  public init() {}

  /// Appends a run, which for plain text must hold something.
  mutating func append(_ text: String, _ mark: Mark = .none) {
    if text.isEmpty && mark != .added { return }
    runs.append(Run(text: text, mark: mark))
  }

  mutating func append(_ other: MarkedText) { runs += other.runs }

  mutating func breakLine() { append("⏎", .lineBreak) }
  mutating func leaveOut() { append("…", .ellipsis) }

  /// The text with `⟦…⟧` around what is marked, as in the examples of the rules.
  public var bracketed: String {
    var text = ""
    for run in runs {
      switch run.mark {
      case .none, .ellipsis, .between: text += run.text
      case .lineBreak: text += " \(run.text) "
      case .place, .removed, .added: text += "⟦\(run.text)⟧"
      }
    }
    return text
  }
}
