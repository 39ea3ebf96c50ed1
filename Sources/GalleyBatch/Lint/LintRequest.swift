import GalleyReport

/// What `galley lint` is asked to do.
public struct LintRequest: Sendable {
  public var pages: PageRequest
  /// The reports that are written, and their files; nil is standard output.
  public var reports: [(format: LintFormat, path: String?)] = [(.text, nil)]
  /// Whether text on standard output is coloured.
  public var isColoured = false
  /// Whether the text formats end with a table of the rules.
  public var showsStatistics = false
  /// Findings that a report holds at most.
  public var limit = Int.max
  /// Of Galley, for reports.
  public let version: String
  public var baseline = BaselineUse.none
  /// Whether pages in which nothing was found before are passed over.
  public var usesCache = false
  /// The score that every page is to reach; nil where none is asked for.
  public var leastQuality: Double?
  /// Where the quality of the pages is written.
  public var qualityFile: String?

  public init(_ pages: PageRequest, version: String) {
    self.pages = pages
    self.version = version
  }
}

/// What is done with a baseline.
public enum BaselineUse: Sendable {
  case none
  /// Findings that stand in the file are not told.
  case read(String)
  /// The same, and entries that nothing was found for are taken out of the file.
  case prune(String)
  /// What was found is written to the file.
  case write(String)
}

/// What came of a run of `galley lint`.
public struct LintSummary: Sendable {
  public var pages = 0
  /// Findings that are told, by severity.
  public var errors = 0
  public var warnings = 0
  public var infos = 0
  /// Of `infos`, those that say only what a block is: they are no faults, however strict one is.
  public var roles = 0
  /// Entries of the baseline that nothing was found for.
  public var stale = 0
  /// Decisions and comments that suppress nothing.
  public var unused = 0
  /// Pages below the quality that was asked for.
  public var poor = 0
  public var problems = 0
  /// Whether all readers of the reports have gone away before their end.
  public var isUnread = false

  mutating func add(_ page: PageReport) {
    pages += 1
    for finding in page.findings {
      switch finding.severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .info:
        infos += 1
        if finding.isOfRole { roles += 1 }
      }
    }
  }
}
