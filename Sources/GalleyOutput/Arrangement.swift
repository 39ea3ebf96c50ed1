import GalleyEngine

/// Which blocks of a page the text formats write, in which order.
public struct Arrangement {
  /// Indices of blocks, in the order in which they are written.
  public let order: [Int]
  /// Indices of blocks that are left out.
  public let dropped: [Int]

  /// Reading order already puts what interrupted a paragraph behind it, so `keep` and `after` differ only for what
  /// the engine left in front of its paragraph.
  /// - Parameter placements: what happens to each role; a role that is not named is kept.
  public init(of blocks: [RepairedBlock], placements: [Role: Placement]) {
    var order: [Int] = []
    var last: [Int] = []
    var dropped: [Int] = []
    order.reserveCapacity(blocks.count)
    let placements = Role.allCases.map { placements[$0] ?? .keep }
    for (index, block) in blocks.enumerated() {
      switch placements[Role.allCases.firstIndex(of: block.role)!] {
      case .keep, .after: order.append(index)
      case .end: last.append(index)
      case .drop: dropped.append(index)
      }
    }
    self.order = order + last
    self.dropped = dropped
  }
}
