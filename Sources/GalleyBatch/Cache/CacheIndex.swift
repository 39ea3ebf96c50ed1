/// Where the entries of a cache start: by the first half of their keys, and by what their files were known by.
struct CacheIndex: Sendable {
  private(set) var byKey: [UInt64: Int] = [:]
  private(set) var byStamp: [UInt64: Int] = [:]

  init(of file: CacheFile) {
    byKey.reserveCapacity(file.count)
    byStamp.reserveCapacity(file.count)
    for (start, entry) in file.entries {
      byKey[entry.key.high] = start
      if entry.stamp != 0 { byStamp[entry.stamp] = start }
    }
  }
}
