import GalleyEngine

/// The figures of a number of pages.
public struct Totals: Sendable {
  /// The figures of one rule.
  public struct Count: Sendable, Equatable {
    /// Findings.
    public var findings = 0
    /// Places that they sum up.
    public var places = 0
    public var repaired = 0
    public var offered = 0
    public var reported = 0
    /// Findings that no repair has settled.
    public var left: Int { offered + reported }
  }

  public private(set) var pages = 0
  /// Pages with a finding.
  public private(set) var pagesWithFindings = 0
  /// Characters (Unicode scalar values) of the sources.
  public private(set) var characters = 0
  public private(set) var all = Count()
  /// Findings that only said what a block is, and were taken up.
  public private(set) var roles = 0
  /// Findings that changed the text or its order.
  public var repairs: Int { all.repaired - roles }
  /// Findings that someone has said not to tell of; they are in no other figure.
  public private(set) var suppressed = 0
  /// By rule id.
  public private(set) var rules: [String: Count] = [:]

  public init() {}

  public func count(of rule: String) -> Count { rules[rule] ?? Count() }

  public mutating func add(_ page: PageReport) {
    add(pages: 1, characters: page.characterCount)
    suppressed += page.suppressed.count
    if !page.findings.isEmpty { pagesWithFindings += 1 }
    for finding in page.findings {
      all.add(finding)
      rules[finding.rule, default: Count()].add(finding)
      if finding.outcome == .repaired, finding.isOfRole { roles += 1 }
    }
  }
}

extension Totals {
  /// Adds pages without their findings.
  /// - Parameter characters: Unicode scalar values of their sources.
  mutating func add(pages count: Int, characters: Int) {
    pages += count
    self.characters += characters
  }
}

extension Totals.Count {
  mutating func add(_ finding: ReportedFinding) {
    findings += 1
    places += finding.count
    switch finding.outcome {
    case .repaired: repaired += 1
    case .offered: offered += 1
    case .reported: reported += 1
    }
  }
}
