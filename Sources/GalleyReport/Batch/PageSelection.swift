import GalleyEngine

/// What the reports for people show of a batch, and how much they leave out.
struct PageSelection {
  /// A finding that no repair settled, with its page's place among all pages.
  struct Left {
    let page: Int
    let finding: ReportedFinding
  }

  /// Pages with findings, by their place among all pages.
  let pages: [Int]
  let pagesLeftOut: Int
  let left: [Left]
  let leftLeftOut: Int
  /// For each rule the first finding that it repaired, or else the first; and on which page.
  let examples: [String: (page: Int, finding: ReportedFinding)]

  init(of report: BatchReport) {
    var pages: [Int] = []
    var left: [Left] = []
    var leftCount = 0
    var examples: [String: (page: Int, finding: ReportedFinding)] = [:]
    for (index, page) in report.pages.enumerated() where !page.findings.isEmpty {
      pages.append(index)
      for finding in page.findings {
        let isBetter = finding.outcome == .repaired && examples[finding.rule]?.finding.outcome != .repaired
        if isBetter || examples[finding.rule] == nil { examples[finding.rule] = (index, finding) }
        if finding.outcome != .repaired {
          leftCount += 1
          if left.count < ReportLimits.left { left.append(Left(page: index, finding: finding)) }
        }
      }
    }
    self.pages = Array(pages.prefix(ReportLimits.pages))
    pagesLeftOut = max(0, pages.count - ReportLimits.pages)
    self.left = left
    leftLeftOut = leftCount - left.count
    self.examples = examples
  }

  /// Whether the page, which has findings, is among those shown.
  func shows(_ page: Int) -> Bool { pages.last.map { page <= $0 } ?? false }
}

extension PageReport {
  /// The findings that reports for people show of the page: those of structure, then those of characters.
  var shownFindings: (structure: ArraySlice<ReportedFinding>, characters: ArraySlice<ReportedFinding>, leftOut: Int) {
    let structure = findings.filter { !$0.isOfCharacters }
    let characters = findings.filter(\.isOfCharacters)
    let shown = (
      structure.prefix(ReportLimits.findingsOfPage), characters.prefix(ReportLimits.characterFindingsOfPage)
    )
    return (shown.0, shown.1, findings.count - shown.0.count - shown.1.count)
  }
}

extension ReportedFinding {
  /// Whether it is about characters and not about blocks.
  var isOfCharacters: Bool { changes.first?.kind == .characters }
  /// Whether it is about what a block is.
  public var isOfRole: Bool { changes.first?.kind == .role }
}
