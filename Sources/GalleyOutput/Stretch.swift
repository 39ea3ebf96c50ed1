import Glibc

/// A run of bytes that stands in the source and in the output.
public struct Stretch: Sendable, Equatable {
  /// The first byte in the source.
  var source: Int
  /// The first byte in the output.
  var output: Int
  var count: Int

  /// Whether the bytes are indeed the same in both (`memcmp`).
  func isTrue(of source: Span<UInt8>, _ output: Span<UInt8>) -> Bool {
    guard self.source + count <= source.count, self.output + count <= output.count else { return false }
    let a = source.extracting(self.source..<self.source + count)
    let b = output.extracting(self.output..<self.output + count)
    return a.withUnsafeBytes { a in
      b.withUnsafeBytes { b in a.count == 0 || memcmp(a.baseAddress!, b.baseAddress!, a.count) == 0 }
    }
  }
}
