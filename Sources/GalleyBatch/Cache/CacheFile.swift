import GalleyEngine

/// The bytes of the cache: 64-bit numbers, little-endian. For each entry its key, its stamp or zeroes, its bytes, its characters,
/// its repeated lines, the number of its lines, and of each line its key; at the end XXH64 of all before.
enum CacheFile {
  static func bytes(of entries: some Sequence<CacheEntry>) -> [UInt8] {
    var bytes: [UInt8] = []
    func append(_ value: UInt64) { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
    for entry in entries {
      append(entry.key.high)
      append(entry.key.low)
      append(entry.stamp?.high ?? 0)
      append(entry.stamp?.low ?? 0)
      append(UInt64(entry.bytes))
      append(UInt64(entry.characters))
      append(entry.repeated)
      append(UInt64(entry.lines.count))
      for line in entry.lines { append(line) }
    }
    append(XXHash64.hash(bytes.span))
    return bytes
  }

  /// - Returns: nil where the bytes are no whole cache.
  static func entries(in bytes: [UInt8]) -> [CacheEntry]? {
    guard bytes.count >= 8, bytes.count % 8 == 0 else { return nil }
    let words = bytes.count / 8 - 1
    return bytes.withUnsafeBytes { raw -> [CacheEntry]? in
      func word(_ index: Int) -> UInt64 {
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
      }
      guard word(words) == XXHash64.hash(bytes.span.extracting(0..<8 * words)) else { return nil }
      var entries: [CacheEntry] = []
      var index = 0
      while index + 8 <= words {
        let count = Int(clamping: word(index + 7))
        guard count <= words - index - 8 else { return nil }
        let lines = (0..<count).map { word(index + 8 + $0) }
        let stamp = CacheKey(high: word(index + 2), low: word(index + 3))
        entries.append(
          CacheEntry(
            key: CacheKey(high: word(index), low: word(index + 1)),
            stamp: stamp == CacheKey(high: 0, low: 0) ? nil : stamp, bytes: Int(clamping: word(index + 4)),
            characters: Int(clamping: word(index + 5)), lines: lines, repeated: word(index + 6)))
        index += 8 + count
      }
      return index == words ? entries : nil
    }
  }
}
