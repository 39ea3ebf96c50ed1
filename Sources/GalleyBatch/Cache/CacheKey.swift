import GalleyEngine

/// What a page is known by in the cache: its bytes, and all that decides what is found in them.
struct CacheKey: Hashable, Sendable {
  let high: UInt64
  let low: UInt64

  init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

  /// - Parameter rules: those that the page is checked by.
  init(of bytes: Span<UInt8>, _ rules: RuleSet) {
    high = XXHash64.hash(bytes, seed: rules.identity)
    low = XXHash64.hash(bytes, seed: ~rules.identity)
  }
}
