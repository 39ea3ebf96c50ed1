extension RandomAccessCollection {
  /// The first index from which on all elements belong to the second part (binary search); the end where none does.
  ///
  /// - Parameter isBehind: whether an element belongs to the second part; no element behind one that does may not.
  @inlinable
  package func partitioningIndex(_ isBehind: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if isBehind(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
