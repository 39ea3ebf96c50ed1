import GalleyEngine

/// Where blocks stand to each other.
struct Places {
  private let blocks: [Block]
  /// For each block, whether it is running text that breaks off.
  private let isOpenTail: [Bool]
  private let isWhole: Bool
  /// For each block of running text, the length of its first clause.
  private let firstClauses: [Int]

  init(_ views: BlockViews) {
    let blocks = views.blocks
    self.blocks = blocks
    firstClauses = blocks.indices.map {
      blocks[$0].role == .paragraph ? views.start($0).firstClause : 0
    }
    isOpenTail = blocks.indices.map { blocks[$0].role == .paragraph && views.breaksOff($0) }
    isWhole = views.isWhole
  }

  /// Whether two or more paragraphs near by start with a clause of the same length: an article's points are built alike.
  private func hasParallels(_ head: Int) -> Bool {
    guard firstClauses[head] > 1 else { return false }
    let near = max(0, head - 6)..<min(firstClauses.count, head + 7)
    return near.count { $0 != head && firstClauses[$0] == firstClauses[head] } > 1
  }

  /// Whether a head can be the continuation of a tail by where it stands: it is the next text, or what stands before
  /// it breaks off or is no text, as at the top of a column.
  func isPlausible(_ tail: Int, _ head: Int) -> Bool {
    head == tail + 1 || head > 0 && (blocks[head - 1].role != .paragraph || isOpenTail[head - 1])
  }

  /// Whether no other text and no heading stands between a tail and a head behind it.
  func isNextText(_ head: Int, behind tail: Int) -> Bool {
    head > tail && !blocks[tail + 1..<head].contains { $0.role == .paragraph || $0.role == .heading }
  }

  /// What stands between the two, and whether they look like the end and the start of columns: a column starts where
  /// another ended.
  func weigh(_ tail: Int, _ head: Int, _ evidence: inout Evidence<ContinuationSignal>) {
    if head < tail { evidence[.backward] = 1 }
    var paragraphs = 0.0
    var headings = 0
    var intruders = 0
    for index in min(tail, head) + 1..<max(tail, head) {
      switch blocks[index].role {
      case .paragraph: paragraphs += 1
      case .heading: headings += 1
      case .caption, .byline, .furniture: intruders += 1
      }
    }
    evidence[.paragraphsBetween] = min(4, paragraphs)
    if headings > 0 { evidence[.headingBetween] = 1 }
    if intruders > 0 { evidence[.intruder] = 1 }
    if head > tail, paragraphs == 0, headings == 0 { evidence[.adjacent] = 1 }
    if isWhole { evidence[.pageWhole] = 1 }
    if !blocks[..<tail].contains(where: { $0.role == .paragraph || $0.role == .heading }) { evidence[.tailFirst] = 1 }
    if hasParallels(head) { evidence[.headParallel] = 1 }
    if head > 0, blocks[head - 1].role == .heading || blocks[head - 1].role == .byline {
      evidence[.headBelowHeading] = 1
    }
    let columns = isOpenTail[min(tail + 1, head)..<max(tail, head)].count { $0 }
    if columns == 1 { evidence[.oneColumnBetween] = 1 } else if columns > 1 { evidence[.columnsBetween] = 1 }
  }
}
