import GalleyEngine
import GalleyOutput
import GalleyReport

/// A repaired page as people decided about it: whose repairs are made, their own joins, and what they write for blocks.
struct DecidedPage {
  let page: RepairedPage
  /// What people write in the place of blocks, by the indices of these.
  let edits: [Int: [UInt8]]
  /// The joins with pieces of a person's choice.
  let joins: [Finding]
  /// What could not be made as it was decided; nil where all was.
  let objection: String?

  /// - Parameters:
  ///   - repaired: the page as the engine repaired it, heeding the decisions' verdicts.
  ///   - onlyAccepted: whether repairs that nobody has decided about are left out.
  init(_ repaired: RepairedPage, by decisions: DecisionList, onlyAccepted: Bool) {
    let joins = DecidedJoins(of: repaired, by: decisions)
    if onlyAccepted {
      page = decisions.accepted(of: repaired, adding: joins.findings)
    } else {
      page = joins.findings.isEmpty ? repaired : repaired.keeping({ _ in true }, adding: joins.findings)
    }
    edits = decisions.edits(of: page).mapValues { Array($0.text!.utf8) }
    self.joins = joins.findings
    objection = joins.objection(to: page)
  }
}

extension DecisionList {
  /// The decisions whose texts stand in the place of a page's blocks, by the indices of these; of two the later.
  fileprivate func edits(of repaired: RepairedPage) -> [Int: Decision] {
    var edits: [Int: Decision] = [:]
    if isEmpty { return edits }
    for settled in repaired.findings {
      guard let decision = self[FindingFingerprint(of: settled.finding, on: repaired.page)], decision.text != nil,
        let block = repaired.block(holding: settled.finding.range.lowerBound)
      else { continue }
      if let other = edits[block], other.when > decision.when { continue }
      edits[block] = decision
    }
    return edits
  }

  /// The page with the repairs that people accepted and no others, but that the blocks which they edited are those that
  /// they saw.
  /// - Parameter own: findings of a person's.
  fileprivate func accepted(of repaired: RepairedPage, adding own: [Finding]) -> RepairedPage {
    let edited = Set(edits(of: repaired).keys)
    let isAccepted = { (finding: Finding) -> Bool in
      guard let decision = self[FindingFingerprint(of: finding, on: repaired.page)] else {
        return finding.repairs.contains { $0.bounds(blocks: edited, of: repaired) }
      }
      return decision.verdict == .accept || decision.text != nil
    }
    return repaired.keeping(isAccepted, adding: own)
  }

  /// Why a finding is not told.
  func suppression(of finding: ReportedFinding) -> Suppression? {
    guard let decision = self[finding.fingerprint], decision.verdict != .accept else { return nil }
    return Suppression(.decision, reason: decision.reason)
  }
}

extension Repair {
  /// Whether it settles where one of some blocks starts, goes on or ends.
  fileprivate func bounds(blocks: Set<Int>, of repaired: RepairedPage) -> Bool {
    let bytes: [Int] =
      switch self {
      case .join(_, let start, _): [start]
      case .split(let offset, _): [offset - 1, offset]
      case .setRole, .move, .remove: []
      }
    return bytes.contains { repaired.block(holding: $0).map(blocks.contains) ?? false }
  }
}
