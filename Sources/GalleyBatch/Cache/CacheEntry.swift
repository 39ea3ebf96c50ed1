/// What the cache knows of a page in which nothing was found.
struct CacheEntry: Sendable {
  let key: CacheKey
  /// What its file was known by when it was read (`PageTask.stamp`); 0 where it had changed too short a time before to be
  /// sure.
  var stamp: UInt64
  /// Bytes of the page.
  let bytes: Int
  /// Characters (Unicode scalar values) of the page.
  let characters: Int
  /// Which of its short lines the batch repeated when nothing was found, in one hash: where it repeats others, there may be more.
  let repeated: UInt64

  /// Whether both say the same of a page.
  func isSame(as other: CacheEntry) -> Bool {
    (key, stamp, repeated) == (other.key, other.stamp, other.repeated)
  }

  /// The hash of the lines that a batch repeats.
  static func repeated(_ lines: ArraySlice<UInt64>, in batch: Set<UInt64>) -> UInt64 {
    guard !batch.isEmpty else { return 0 }
    return lines.reduce(0) { batch.contains($1) ? ($0 ^ $1) &* 0x100_0000_01B3 : $0 }
  }
}
