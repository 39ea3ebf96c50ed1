extension Draft {
  /// Applies the repairs of findings, each finding whole or not at all.
  ///
  /// Of two findings that contradict each other the earlier one wins: rules come in the order of the registry,
  /// and a rule's findings in the order of the page.
  ///
  /// - Returns: for each finding, whether it was applied.
  mutating func apply(_ findings: [Finding]) -> [Bool] {
    var plan = Plan(blocks)
    let applied = findings.map { plan.admit($0.repairs, rule: $0.rule) }
    if applied.contains(true) {
      plan.carryOut(on: &self)
      revision += 1
    }
    return applied
  }
}

/// The repairs of one round, admitted one by one and carried out in one pass.
private struct Plan {
  private let blocks: [Block]
  /// The blocks' indices by the byte at which they start.
  private let byStart: [Place]
  /// For each block, its new role.
  private var roles: [Role?]
  private var splits: [Int: (offset: Int, role: Role)] = [:]
  private var removed: [Int: String] = [:]
  private var moved: [Int: Int] = [:]
  /// Nil as long as nothing is joined.
  private var joins: Joins?

  private struct Joins {
    /// The blocks' indices by the byte at which they end.
    let byEnd: [Place]
    /// For each block, the one that continues it, and with which separator.
    var successor: [(index: Int, separator: Separator)?]
    /// For each block, the one that it continues.
    var predecessor: [Int?]

    init(_ blocks: [Block]) {
      byEnd = Plan.sorted(blocks.map(\.end))
      successor = Array(repeating: nil, count: blocks.count)
      predecessor = Array(repeating: nil, count: blocks.count)
    }

    /// Whether following the joins from `head` comes to `tail`: joining them would close a circle.
    func lead(from head: Int, to tail: Int) -> Bool {
      var index = head
      while let next = successor[index]?.index {
        if next == tail { return true }
        index = next
      }
      return false
    }
  }

  init(_ blocks: [Block]) {
    self.blocks = blocks
    roles = Array(repeating: nil, count: blocks.count)
    byStart = Plan.sorted(blocks.map(\.start))
  }

  /// The block that starts at byte `offset`.
  private func block(from offset: Int) -> Int? { Plan.search(byStart, for: offset) }

  private func successor(_ index: Int) -> (index: Int, separator: Separator)? { joins?.successor[index] }
  private func predecessor(_ index: Int) -> Int? { joins?.predecessor[index] }

  private typealias Place = (offset: Int, block: Int)

  private static func sorted(_ offsets: [Int]) -> [Place] {
    var places = offsets.enumerated().map { (offset: $1, block: $0) }
    if !zip(offsets, offsets.dropFirst()).allSatisfy(<) { places.sort { $0.offset < $1.offset } }
    return places
  }

  private static func search(_ places: [Place], for offset: Int) -> Int? {
    let index = places.partitioningIndex { $0.offset >= offset }
    return index < places.count && places[index].offset == offset ? places[index].block : nil
  }

  /// Takes up all of `repairs`, or none where one of them is impossible or contradicts an earlier one.
  mutating func admit(_ repairs: [Repair], rule: String) -> Bool {
    guard repairs.count > 1 else { return repairs.allSatisfy { admit($0, rule: rule) } }
    let before = self
    for repair in repairs where !admit(repair, rule: rule) {
      self = before
      return false
    }
    return true
  }

  private mutating func admit(_ repair: Repair, rule: String) -> Bool {
    switch repair {
    case .setRole(let start, let role):
      guard let index = block(from: start), roles[index] == nil, blocks[index].role != role else { return false }
      roles[index] = role
    case .split(let offset, let role):
      guard
        let index = blocks.firstIndex(where: { block in
          block.pieces.contains { $0.range.lowerBound < offset && offset < $0.range.upperBound }
        }), splits[index] == nil, removed[index] == nil
      else { return false }
      splits[index] = (offset, role)
    case .remove(let start):
      guard let index = block(from: start), removed[index] == nil, splits[index] == nil, isAlone(index) else {
        return false
      }
      removed[index] = rule
    case .move(let start, let behind):
      guard
        let index = block(from: start), moved[index] == nil, removed[index] == nil,
        let target = blocks.firstIndex(where: { $0.pieces.contains { $0.range.contains(behind) } }), target != index
      else { return false }
      moved[index] = target
    case .join(let end, let start, let separator):
      var joins = self.joins.take() ?? Joins(blocks)
      defer { self.joins = joins }
      guard let tail = Plan.search(joins.byEnd, for: end), let head = block(from: start), tail != head,
        joins.successor[tail] == nil, joins.predecessor[head] == nil, removed[tail] == nil, removed[head] == nil,
        splits[tail] == nil, splits[head] == nil, !joins.lead(from: head, to: tail)
      else { return false }
      joins.successor[tail] = (head, separator)
      joins.predecessor[head] = tail
    }
    return true
  }

  private func isAlone(_ index: Int) -> Bool { successor(index) == nil && predecessor(index) == nil }

  /// Rebuilds the draft's blocks, or only renames them where nothing else is to be done.
  func carryOut(on draft: inout Draft) {
    if joins == nil, splits.isEmpty, removed.isEmpty, moved.isEmpty {
      for (index, role) in roles.enumerated() { if let role { draft.blocks[index].role = role } }
      return
    }
    draft.shape += 1
    var result: [Block] = []
    result.reserveCapacity(blocks.count)
    var followers: [Int: [Int]] = [:]
    for (index, target) in moved.sorted(by: { $0.key < $1.key }) {
      followers[chainStart(of: target), default: []].append(index)
    }
    func emit(_ index: Int) {
      if let rule = removed[index] {
        draft.removals += blocks[index].pieces.map { Removal(rule: rule, range: $0.range) }
      } else {
        let block = joined(from: index)
        if let split = splits[index] {
          result += halves(of: block, at: split, in: draft.page)
        } else {
          result.append(block)
        }
      }
      for follower in followers[index] ?? [] { emit(follower) }
    }
    for index in blocks.indices where predecessor(index) == nil && moved[index] == nil { emit(index) }
    draft.blocks = result
  }

  private func chainStart(of index: Int) -> Int {
    var index = index
    while let before = predecessor(index) { index = before }
    return index
  }

  /// The block at `index` with all that continues it.
  private func joined(from index: Int) -> Block {
    var block = blocks[index]
    if let role = roles[index] { block.role = role }
    guard successor(index) != nil else { return block }
    var last = index
    while let (next, separator) = successor(last) {
      let count = block.pieces.count
      block.pieces += blocks[next].pieces
      block.pieces[count].separator = separator
      last = next
    }
    return block
  }

  /// The two halves of a block.
  private func halves(of block: Block, at split: (offset: Int, role: Role), in page: Page) -> [Block] {
    let (offset, role) = split
    guard let cut = block.pieces.firstIndex(where: { $0.range.lowerBound < offset && offset < $0.range.upperBound })
    else { return [block] }
    let piece = block.pieces[cut]
    let text = page.bytes.span
    var first = piece
    first.range = UTF8Text.trimmed(piece.range.lowerBound..<offset, in: text)
    var second = piece
    second.range = UTF8Text.trimmed(offset..<piece.range.upperBound, in: text)
    second.separator = .nothing
    return [
      Block(role: block.role, pieces: block.pieces[..<cut] + [first]),
      Block(role: role, pieces: [second] + block.pieces[(cut + 1)...]),
    ]
  }
}
