import CZlib

/// gzip's format, for `inflateInit2` and `deflateInit2`, with the largest window.
private let gzipWindow: Int32 = 16 + 15

/// `inflate`.
final class GzipDecompressor: Decompressor {
  // zlib keeps a pointer to it, so it may not move.
  private let stream: UnsafeMutablePointer<z_stream>

  init() throws(CompressionError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard zlib_inflateInit2(stream, gzipWindow) == Z_OK else { throw CompressionError(stream) }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func decompress(
    _ input: Span<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) throws(CompressionError) -> DecompressionStep {
    let status = input.withUnsafeBufferPointer { bytes in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
      stream.pointee.avail_in = UInt32(bytes.count)
      stream.pointee.next_out = output.baseAddress
      stream.pointee.avail_out = UInt32(output.count)
      return inflate(stream, Z_NO_FLUSH)
    }
    let used = input.count - Int(stream.pointee.avail_in)
    let written = output.count - Int(stream.pointee.avail_out)
    switch status {
    // The latter: nothing was there to be done.
    case Z_OK, Z_BUF_ERROR: return DecompressionStep(used: used, written: written, isWhole: false)
    case Z_STREAM_END:
      inflateReset(stream)
      return DecompressionStep(used: used, written: written, isWhole: true)
    default: throw CompressionError(stream)
    }
  }
}

/// `deflate`. The header has no name and no time.
final class GzipCompressor: Compressor {
  private let stream: UnsafeMutablePointer<z_stream>
  private var piece = [UInt8](repeating: 0, count: 1 << 16)

  init() throws(CompressionError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard zlib_deflateInit2(stream, Z_DEFAULT_COMPRESSION, gzipWindow) == Z_OK else { throw CompressionError(stream) }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  func compress(_ bytes: Span<UInt8>, into output: inout [UInt8]) throws(CompressionError) {
    try run(bytes, Z_NO_FLUSH, &output)
  }

  func finish(into output: inout [UInt8]) throws(CompressionError) { try run([UInt8]().span, Z_FINISH, &output) }

  private func run(_ bytes: Span<UInt8>, _ flush: Int32, _ output: inout [UInt8]) throws(CompressionError) {
    let isDone = bytes.withUnsafeBufferPointer { bytes in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
      stream.pointee.avail_in = UInt32(bytes.count)
      repeat {
        let status = piece.withUnsafeMutableBufferPointer { piece in
          stream.pointee.next_out = piece.baseAddress
          stream.pointee.avail_out = UInt32(piece.count)
          return deflate(stream, flush)
        }
        guard status != Z_STREAM_ERROR else { return false }
        output += piece[..<(piece.count - Int(stream.pointee.avail_out))]
      } while stream.pointee.avail_out == 0
      return true
    }
    if !isDone { throw CompressionError(stream) }
  }
}

extension CompressionError {
  fileprivate init(_ stream: UnsafeMutablePointer<z_stream>) {
    description = stream.pointee.msg.map { String(cString: $0) } ?? "zlib has no memory"
  }
}
