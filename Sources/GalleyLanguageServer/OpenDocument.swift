import GalleyBatch
import GalleyOutput
import GalleyReport

/// A page that is open in an editor, and what was found in it.
final class OpenDocument {
  let uri: String
  private(set) var text: [UInt8]
  /// The editor's number of the text.
  private(set) var version: Int
  /// Whether the client has been told of the findings.
  var isPublished = false
  /// Whether `findings` and the rest are those of an earlier text.
  private var isStale = true { didSet { if isStale { isPublished = false } } }
  private(set) var findings: [ReportedFinding] = []
  /// Why nothing can be said about the text.
  private(set) var problem: Problem?
  /// The page as repaired.
  private var repaired: [UInt8] = []
  private let path: String
  private let choice: RuleChoice
  private var page: PageCheck?

  /// - Parameter uri: of the file; another kind of document is taken for a file of the working folder.
  init(_ uri: String, text: String, version: Int, _ choice: RuleChoice) {
    self.uri = uri
    self.text = Array(text.utf8)
    self.version = version
    self.choice = choice
    path = FileURI.path(of: uri) ?? "-"
  }

  func change(to text: String, version: Int) {
    self.text = Array(text.utf8)
    self.version = version
    isStale = true
  }

  /// The next check reads the configuration and the decisions again.
  func forgetRules() {
    page = nil
    isStale = true
  }

  /// Finds out what is wrong with the text, unless that is known.
  func check() {
    guard isStale else { return }
    isStale = false
    findings = []
    repaired = text
    do throws(Problem) {
      if page == nil { page = try PageCheck(choice, of: path) }
      guard let result = page?.check(text) else { return }
      problem = result.problem
      guard let report = result.report else { return }
      findings = report.findings
      repaired = result.repaired
    } catch {
      problem = error
    }
  }

  /// What makes all safe repairs of the text, as `galley lint --fix` does.
  func repairs() -> [LineReplacement] { repaired == text ? [] : LineReplacement.between(text, repaired) }

  /// The documentation of a rule, Markdown.
  func explanation(of rule: String) -> (summary: String, text: String)? {
    page?.description(of: rule).map { ($0.summary, "\($0.explanation)\n\n\($0.safety)") }
  }

  /// The address of a rule's page.
  func address(of rule: String) -> String? { page?.pages.address(of: rule) }

  /// The findings at a place.
  /// - Parameter range: bytes, half-open; an empty one is the place before a byte.
  func findings(at range: Range<Int>) -> [ReportedFinding] {
    findings.filter { $0.place.range.lowerBound <= range.upperBound && range.lowerBound <= $0.place.range.upperBound }
  }
}
