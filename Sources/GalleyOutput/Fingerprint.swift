import GalleyEngine

/// Hash and length of some bytes, by which a record knows them again.
public struct Fingerprint: Sendable, Equatable {
  public let hash: UInt64
  /// Bytes.
  public let count: Int

  public init(of bytes: [UInt8]) {
    hash = XXHash64.hash(bytes.span)
    count = bytes.count
  }

  init(hash: UInt64, count: Int) {
    self.hash = hash
    self.count = count
  }

  /// The hash in sixteen hexadecimal digits.
  var digits: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
