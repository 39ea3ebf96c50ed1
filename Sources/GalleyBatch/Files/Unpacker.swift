import Compression

/// Decompresses what a file holds: one stream, or several one after the other.
final class Unpacker {
  private let format: CompressedFormat
  private let source: ByteSource
  private let decompressor: any Decompressor
  private var packed: [UInt8]
  /// Bytes of `packed` that are not used yet.
  private var left: Range<Int>
  /// Whether the decompressor may hold more than there was room for.
  private var holdsMore = false
  /// Whether the file may end here.
  private var isWhole = false

  private static let chunk = 1 << 17

  /// - Parameter start: what was read of the file.
  init(_ format: CompressedFormat, _ source: ByteSource, start: Span<UInt8>) throws(FileError) {
    self.format = format
    self.source = source
    packed = start.withUnsafeBufferPointer { Array($0) }
    packed += repeatElement(0, count: max(0, Self.chunk - packed.count))
    left = 0..<start.count
    do { decompressor = try format.makeDecompressor() } catch { throw FileError("cannot read it: \(error)", code: 0) }
  }

  /// Whether there may be bytes without reading more of the file.
  var isReady: Bool { holdsMore || !left.isEmpty }

  /// - Returns: how many bytes it was, 0 at the end; nil where a signal has come first.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(FileError) -> Int? {
    while true {
      if !isReady {
        let got = try packed.withUnsafeMutableBufferPointer { bytes throws(FileError) in try source.read(into: bytes) }
        guard let got else { return nil }
        left = 0..<got
      }
      guard isReady else {
        guard isWhole else {
          throw FileError("its \(format.rawValue) data break off before their end; get the file anew", code: 0)
        }
        return 0
      }
      let step: DecompressionStep
      do { step = try decompressor.decompress(packed.span.extracting(left), into: buffer) } catch {
        throw FileError("its \(format.rawValue) data are damaged (\(error)); get the file anew", code: 0)
      }
      left = left.lowerBound + step.used..<left.upperBound
      isWhole = step.isWhole
      holdsMore = step.written == buffer.count && !step.isWhole
      if step.written > 0 { return step.written }
    }
  }
}
