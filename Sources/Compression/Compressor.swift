/// Makes compressed bytes, piece by piece. The same bytes give the same, however they are cut into pieces.
public protocol Compressor: AnyObject {
  /// Takes bytes in, and appends what is ready to `output`.
  func compress(_ bytes: Span<UInt8>, into output: inout [UInt8]) throws(CompressionError)
  /// Appends what is left. Nothing may be compressed afterwards.
  func finish(into output: inout [UInt8]) throws(CompressionError)
}

/// Gives back what was compressed, piece by piece.
public protocol Decompressor: AnyObject {
  /// Decompresses as much as is there and has room.
  func decompress(
    _ input: Span<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) throws(CompressionError) -> DecompressionStep
}

/// How far a decompressor came.
public struct DecompressionStep: Sendable {
  /// Bytes of the input that were used.
  public let used: Int
  /// Bytes of the output that were written.
  public let written: Int
  /// Whether what was used ends where a compressed stream may end: what follows is the end, or another stream.
  public let isWhole: Bool
}

/// Compressed bytes that are none, or no memory for the work.
public struct CompressionError: Error, Equatable, CustomStringConvertible {
  /// In the words of the library.
  public let description: String
}
