import GalleyEngine
import GalleyOutput
import GalleyRules

/// Joins with another target than the rule's, as people decided them.
struct DecidedJoins {
  /// The joins, as findings.
  private(set) var findings: [Finding] = []
  /// Decisions whose target is not on the page.
  private var lost: [FindingFingerprint] = []

  /// - Parameter repaired: a page that was repaired with the decisions: the rule's own joins are not made.
  init(of repaired: RepairedPage, by decisions: DecisionList) {
    if decisions.isEmpty { return }
    let page = repaired.page
    for settled in repaired.findings {
      let print = FindingFingerprint(of: settled.finding, on: page)
      guard let target = decisions[print]?.target else { continue }
      for case .join(let end, _, _) in settled.finding.repairs {
        guard let piece = Self.piece(target, behind: end, in: repaired), let tail = settled.finding.related else {
          lost.append(print)
          continue
        }
        let separator = Joint.separator(after: end, before: piece.lowerBound, on: page)
        findings.append(
          Finding(
            rule: settled.finding.rule, range: piece, related: tail,
            message: "“{tail}” goes on with “{head}”: so a person decided", confidence: 1,
            repairs: [.join(end: end, start: piece.lowerBound, separator: separator)]))
      }
    }
  }

  /// What could not be made as it was decided; nil where all was.
  /// - Parameter page: the page that came of it.
  func objection(to page: RepairedPage) -> String? {
    let refused = findings.filter { own in
      !page.findings.contains { $0.outcome == .repaired && $0.finding.repairs == own.repairs }
    }
    if let print = lost.first {
      return "no piece of it starts as the target of the decision \(print.digits) does; decide again in a review"
    }
    if refused.isEmpty { return nil }
    return "a decided join is not made: it would go round in a circle, or a piece is left out; decide again in a review"
  }

  /// The printed piece that a fingerprint names, besides the one that ends at `end`.
  private static func piece(
    _ target: FindingFingerprint, behind end: Int, in repaired: RepairedPage
  ) -> Range<Int>? {
    for block in repaired.blocks {
      for piece in block.pieces where piece.range.upperBound != end {
        if FindingFingerprint(ofPieceFrom: piece.range.lowerBound, on: repaired.page) == target { return piece.range }
      }
    }
    return nil
  }
}
