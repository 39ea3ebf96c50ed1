import GalleyOutput
import GalleyReport

/// What `galley clean` is asked to do.
public struct CleanRequest: Sendable {
  public enum Format: Sendable, Equatable {
    case text(TextFormat)
    /// JSON Lines, one object a page.
    case structured

    var name: String {
      switch self {
      case .text(let format): format.rawValue
      case .structured: "structured"
      }
    }
  }

  public var pages: PageRequest
  public var target: Target
  public var format = Format.text(.text)
  /// Whether only the repairs are made that people accepted, and all else stays as it came.
  public var makesOnlyAccepted = false
  /// Whether a run that was interrupted is taken up.
  public var resumes = false
  /// Whether differences are written to standard output.
  public var showsDifferences = false
  /// Where a report is written.
  public var report: (path: String, format: ReportFormat)?
  /// Whether nothing but problems is told.
  public var isQuiet = false
  /// Of Galley, for reports.
  public let version: String

  public init(_ pages: PageRequest, to target: Target, version: String) {
    self.pages = pages
    self.target = target
    self.version = version
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
