/// Where the entries of a cache start: by the first half of their keys, and by what their files were known by.
struct CacheIndex: Sendable {
  private(set) var byKey: [UInt64: Int] = [:]
  private(set) var byStamp: [UInt64: Int] = [:]

  init(of file: CacheFile) {
    byKey.reserveCapacity(file.count)
    byStamp.reserveCapacity(file.count)
    for page in file.pages {
      byKey[page.entry.key.high] = page.start
      if page.entry.stamp != 0 { byStamp[page.entry.stamp] = page.start }
    }
  }
}
