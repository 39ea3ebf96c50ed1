import GalleyEngine
import Glibc

/// What a page is known by in the cache: its bytes, or what is seen of its file, and all that decides what is found in it.
struct CacheKey: Hashable, Sendable {
  let high: UInt64
  let low: UInt64

  init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

  /// - Parameter salt: stands for everything besides the bytes.
  init(of bytes: Span<UInt8>, salt: UInt64) {
    high = XXHash64.hash(bytes, seed: salt)
    low = XXHash64.hash(bytes, seed: ~salt)
  }

  /// - Parameter stamp: of the file that holds the bytes.
  init(of stamp: FileStamp, salt: UInt64) { self.init(of: stamp.bytes.span, salt: salt) }

  /// What stands for the rules of a set, its model, and this very command: another build may find other things.
  static func salt(of rules: RuleSet) -> UInt64 {
    var parts = [state(of: "/proc/self/exe"), "\(rules.choice)"]
    if case .file(let path) = rules.modelChoice { parts += [path, state(of: path)] }
    return XXHash64.hash(
      Array(parts.joined(separator: "\n").utf8).span, seed: XXHash64.hash(rules.configuration.merged.span))
  }

  /// What changes when a file does.
  private static func state(of path: String) -> String {
    var status = stat()
    _ = stat(path, &status)
    return "\(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
  }
}

/// What the cache knows of a page in which nothing was found.
struct CacheEntry: Sendable {
  let key: CacheKey
  /// What its file was known by when it was read; nil where it had changed too short a time before to be sure.
  var stamp: CacheKey?
  /// Bytes of the page.
  let bytes: Int
  /// Characters (Unicode scalar values) of the page.
  let characters: Int
  /// Its short lines: `RepeatedLines.keys`.
  let lines: [UInt64]
  /// Which of them the batch repeated when nothing was found, in one hash: where it repeats others, there may be more.
  let repeated: UInt64

  /// The hash of the lines that a batch repeats.
  static func repeated(_ lines: [UInt64], in batch: Set<UInt64>) -> UInt64 {
    guard !batch.isEmpty else { return 0 }
    return lines.reduce(0) { batch.contains($1) ? ($0 ^ $1) &* 0x100_0000_01B3 : $0 }
  }
}
