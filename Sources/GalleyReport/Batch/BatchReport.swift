import GalleyEngine

/// How the report of a batch is written, by the ending of its file.
public enum ReportFormat: String, Sendable, CaseIterable {
  case html, json, md
}

/// What a batch's reports tell: what was found and repaired on its pages, what is left for a person, what went wrong.
public struct BatchReport: Sendable {
  /// A page or file that was not finished.
  public struct Problem: Sendable {
    /// The name that the user knows it by.
    public let name: String
    /// What went wrong and what to do.
    public let message: String
  }

  /// The version of Galley that made the batch.
  public let version: String
  /// Whether repairs were made, or are only told of.
  public let isOfLint: Bool
  /// The rules, for what they are about, in the order in which they go.
  public var rules: [RuleDescription]
  public private(set) var pages: [PageReport] = []
  public private(set) var problems: [Problem] = []
  public private(set) var totals = Totals()

  public init(version: String, rules: [RuleDescription] = [], isOfLint: Bool = false) {
    self.version = version
    self.isOfLint = isOfLint
    self.rules = rules
  }

  /// Adds a page; reports show pages in the order in which they are added. That a page could not be repaired is a problem
  /// to be added, too.
  public mutating func add(_ page: PageReport) {
    totals.add(page)
    pages.append(page)
  }

  /// Adds what went wrong with a page or a file.
  public mutating func add(problem message: String, with name: String) {
    problems.append(Problem(name: name, message: message))
  }

  /// What came of the repairs.
  var footnote: String {
    isOfLint
      ? "Nothing was written: these are the repairs that galley clean would make."
      : "It never adds or loses a character of the text: what was taken out or set aside is in the record beside the repaired pages."
  }

  /// The rules that found something, in the order of the registry.
  var foundRules: [RuleDescription] { rules.filter { totals.count(of: $0.id).findings > 0 } }

  /// The quality of the pages, as far as it was asked for.
  var quality: QualityReport {
    var quality = QualityReport()
    for page in pages { quality.add(page) }
    return quality
  }

  /// The report as a file, UTF-8.
  public func file(_ format: ReportFormat) -> [UInt8] {
    switch format {
    case .html: BatchHTML.file(of: self)
    case .json: BatchJSON.file(of: self)
    case .md: BatchMarkdown.file(of: self)
    }
  }
}
