/// What a person decided about a finding.
public enum Verdict: String, Sendable, CaseIterable {
  /// It is right, and its repair is made, however sure or safe the rule is.
  case accept
  /// It is wrong: its repair is not made, and it is not told again.
  case reject
  /// The person has something else in the place of it: the rule's repair is not made, and the finding is not told again.
  case edit
}

/// What was decided about findings, by their fingerprints.
public struct Verdicts: Sendable {
  public static let none = Verdicts([:])

  private let known: [FindingFingerprint: Verdict]

  public init(_ known: [FindingFingerprint: Verdict]) { self.known = known }

  var isEmpty: Bool { known.isEmpty }

  /// - Parameter page: the page as it came, with its own layout.
  public func verdict(on finding: Finding, of page: Page) -> Verdict? {
    known.isEmpty ? nil : known[FindingFingerprint(of: finding, on: page)]
  }
}

/// What binds the engine on one page: a person's verdicts, and the page's own comments.
struct PageVerdicts {
  private let verdicts: Verdicts
  private let comments: IgnoreComments
  private let page: Page

  init(_ verdicts: Verdicts, on page: Page) {
    self.verdicts = verdicts
    self.page = page
    comments = IgnoreComments(of: page)
  }

  /// Whether nothing binds the engine.
  var isEmpty: Bool { verdicts.isEmpty && comments.comments.isEmpty }

  /// Whether a finding is about a comment, and so about nothing.
  func passOver(_ finding: Finding) -> Bool { comments.hold(finding) }

  func verdict(on finding: Finding) -> Verdict? {
    verdicts.verdict(on: finding, of: page)
      ?? (comments.index(on: finding.rule, at: finding.range.lowerBound) == nil ? nil : .reject)
  }
}
