/// How `galley lint` writes its findings.
public enum LintFormat: String, Sendable, CaseIterable {
  /// `path:line:col: severity rule: message`, the source line, and a caret line.
  case text
  /// The same, but for the source line.
  case concise
  /// One array of objects.
  case json
  /// One object a line.
  case jsonl
  /// SARIF 2.1.0 (OASIS).
  case sarif
  /// Workflow commands of GitHub Actions.
  case github
  /// Code Quality of GitLab.
  case gitlab
  /// JUnit's XML.
  case junit
  /// Checkstyle's XML.
  case checkstyle
  /// Reviewdog's diagnostic format, one JSON object.
  case rdjson
  /// A page for people.
  case html
  /// The same for issues and wikis.
  case markdown

  /// Whether it is lines of text, in which a table may follow.
  public var isText: Bool { self == .text || self == .concise }
}

extension LintContext {
  func reporter(_ format: LintFormat) -> any LintReporter {
    switch format {
    case .text: LintText(isColoured: isColoured, showsStatistics: showsStatistics)
    case .concise: LintText(isColoured: isColoured, showsStatistics: showsStatistics, showsSource: false)
    case .json: LintJSON()
    case .jsonl: LintJSONLines()
    case .sarif: LintSARIF(self)
    case .github: LintGitHub()
    case .gitlab: LintGitLab()
    case .junit: LintJUnit()
    case .checkstyle: LintCheckstyle()
    case .rdjson: LintRDJSON()
    case .html: LintBatchReport(self, .html)
    case .markdown: LintBatchReport(self, .md)
    }
  }
}
