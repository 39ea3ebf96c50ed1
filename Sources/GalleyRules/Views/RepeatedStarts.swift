import GalleyEngine

/// Which blocks start as others do.
extension BlockViews {
  /// Whether another block of the page starts with the same four characters or more.
  func repeatsStart(_ index: Int) -> Bool {
    let scalars = start(index).scalars
    guard scalars.count >= 6 else { return false }
    let key = startKey(scalars)
    let keys = startKeys
    // Its own key is in the list, so another one that is the same stands right behind the first of them.
    let next = keys.partitioningIndex { $0 >= key } + 1
    return next < keys.count && keys[next] == key
  }

  /// Whether a block of at most `limit` characters starts as a block does behind its first `skipped` scalars, six or seven
  /// of them.
  func repeatsStart(_ index: Int, behind skipped: Int, ofUpTo limit: Int) -> Bool {
    let scalars = start(index).scalars
    let count = Scalars.capacity - skipped
    guard scalars.count == Scalars.capacity else { return false }
    let key = startKey(scalars, from: skipped)
    let keys = startKeys
    let place = keys.partitioningIndex { $0 >= key }
    guard place < keys.count, keys[place] == key else { return false }
    return blocks.indices.contains { other in
      let others = start(other).scalars
      return others.count >= count && isShort(other, limit)
        && (0..<count).allSatisfy { others[$0] == scalars[$0 + skipped] }
    }
  }

  /// How the blocks start, sorted.
  private var startKeys: [UInt64] {
    if shapes.startKeys.isEmpty { shapes.startKeys = blocks.indices.map { startKey(start($0).scalars) }.sorted() }
    return shapes.startKeys
  }

  private func startKey(_ scalars: Scalars, from first: Int = 0) -> UInt64 {
    var key: UInt64 = 0
    for place in first..<max(first, min(first + 4, scalars.count)) { key = key << 16 ^ UInt64(scalars[place]) }
    return key
  }
}
