/// A page after repair, with the proof of where everything came from.
public struct RepairedPage: Sendable {
  public let page: Page
  /// In reading order.
  public let blocks: [RepairedBlock]
  /// The repaired text of all blocks, one after the other, UTF-8; `RepairedBlock.text` are ranges of it.
  public let text: [UInt8]
  /// What was written for which source bytes, block by block in reading order.
  public let normalisations: [Normalisation]
  /// What was taken out.
  public let removals: [Removal]
  /// In the order of the rules that found them.
  public let findings: [SettledFinding]
  /// Why the page was left unrepaired, where it was.
  public let failure: RepairFailure?

  /// The page as it came, one block a line, because repairing it failed.
  static func unrepaired(_ page: Page, because failure: RepairFailure, findings: [SettledFinding]) -> RepairedPage {
    var text: [UInt8] = []
    var blocks: [RepairedBlock] = []
    for block in Draft(page).blocks {
      let start = text.count
      text.append(contentsOf: page.bytes[block.start..<block.end])
      blocks.append(
        RepairedBlock(role: .paragraph, pieces: block.pieces, text: start..<text.count, normalisations: 0..<0))
    }
    return RepairedPage(
      page: page, blocks: blocks, text: text, normalisations: [], removals: [],
      findings: findings.map { SettledFinding($0.finding, $0.outcome == .repaired ? .offered : $0.outcome) },
      failure: failure)
  }
}

/// One block of a repaired page.
public struct RepairedBlock: Sendable {
  public let role: Role
  /// The printed pieces that it came from, in reading order.
  public let pieces: [Piece]
  /// Bytes of `RepairedPage.text`.
  public let text: Range<Int>
  /// Indices into `RepairedPage.normalisations`.
  public let normalisations: Range<Int>
}

/// Why a page was not repaired: a defect of Galley, never of the page.
public enum RepairFailure: Error, Sendable, Equatable {
  /// The rules of a stage kept changing the page.
  case didNotSettle(rules: [String])
  /// Source bytes stand in no block and no removal.
  case lost(Range<Int>)
  /// Source bytes stand in two places.
  case doubled(Range<Int>)
  /// A block's text is not what its pieces and normalisations say.
  case invented(block: Int)
  /// A rule changed characters in a way that Galley does not allow.
  case undeclared(rule: String, Range<Int>)
}
