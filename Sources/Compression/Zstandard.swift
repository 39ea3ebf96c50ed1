import CZstd

/// `ZSTD_decompressStream`. A frame may ask for a window of 128 MB at most, libzstd's own limit.
final class ZstdDecompressor: Decompressor {
  private let context: OpaquePointer

  init() throws(CompressionError) {
    guard let context = ZSTD_createDCtx() else { throw .noMemory }
    self.context = context
  }

  deinit { ZSTD_freeDCtx(context) }

  func decompress(
    _ input: Span<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) throws(CompressionError) -> DecompressionStep {
    var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let (left, used) = input.withUnsafeBytes { bytes in
      var source = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
      return (ZSTD_decompressStream(context, &target, &source), source.pos)
    }
    try CompressionError.check(left)
    return DecompressionStep(used: used, written: target.pos, isWhole: left == 0)
  }
}

/// `ZSTD_compressStream2`. The frame has a checksum.
final class ZstdCompressor: Compressor {
  private let context: OpaquePointer
  private var piece = [UInt8](repeating: 0, count: 1 << 17)

  init() throws(CompressionError) {
    guard let context = ZSTD_createCCtx() else { throw .noMemory }
    self.context = context
    try CompressionError.check(ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1))
  }

  deinit { ZSTD_freeCCtx(context) }

  func compress(_ bytes: Span<UInt8>, into output: inout [UInt8]) throws(CompressionError) {
    try run(bytes, ZSTD_e_continue, &output)
  }

  func finish(into output: inout [UInt8]) throws(CompressionError) { try run([UInt8]().span, ZSTD_e_end, &output) }

  private func run(
    _ bytes: Span<UInt8>, _ directive: ZSTD_EndDirective, _ output: inout [UInt8]
  ) throws(CompressionError) {
    let result = bytes.withUnsafeBytes { bytes in
      var source = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
      while true {
        let (left, count) = piece.withUnsafeMutableBytes { piece in
          var target = ZSTD_outBuffer(dst: piece.baseAddress, size: piece.count, pos: 0)
          return (ZSTD_compressStream2(context, &target, &source, directive), target.pos)
        }
        guard ZSTD_isError(left) == 0 else { return left }
        output += piece[..<count]
        let isDone = directive == ZSTD_e_end ? left == 0 : source.pos == source.size
        if isDone { return left }
      }
    }
    try CompressionError.check(result)
  }
}

extension CompressionError {
  fileprivate static let noMemory = CompressionError(description: "libzstd has no memory")

  /// - Parameter result: what a function of libzstd gave.
  fileprivate static func check(_ result: Int) throws(CompressionError) {
    if ZSTD_isError(result) != 0 { throw CompressionError(description: String(cString: ZSTD_getErrorName(result))) }
  }
}
