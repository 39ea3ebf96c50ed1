import GalleyOutput
import GalleyReport

/// What `galley clean` is asked to do.
public struct CleanRequest: Sendable {
  public enum Format: Sendable, Equatable {
    case text(TextFormat)
    /// JSON Lines, one object a page.
    case structured
  }

  /// Files and folders; `-` is standard input.
  public var paths: [String]
  public var target: Target
  public var format = Format.text(.text)
  public var rules: RuleChoice
  /// Whether only the repairs are made that people accepted, and all else stays as it came.
  public var makesOnlyAccepted = false
  /// Whether standard input is JSON Lines.
  public var readsLines = false
  public var ignoring = Ignoring.found
  public var fields = LineFields()
  /// The charset of the sources, by a name that ICU knows; nil for UTF-8.
  public var encoding: String?
  /// Whether a run that was interrupted is taken up.
  public var resumes = false
  /// Whether differences are written to standard output.
  public var showsDifferences = false
  /// Where a report is written.
  public var report: (path: String, format: ReportFormat)?
  public var threads = 1
  /// Whether nothing but problems is told.
  public var isQuiet = false
  /// For reports.
  public var version = ""

  public init(_ paths: [String], to target: Target, rules: RuleChoice) {
    self.paths = paths
    self.target = target
    self.rules = rules
  }
}

/// What came of a run.
public struct Summary: Sendable {
  /// Pages that were repaired or found right.
  public var pages = 0
  /// Pages whose text is another now.
  public var changed = 0
  public var repairs = 0
  /// Findings that no repair settled.
  public var left = 0
  public var problems = 0
}
