import Glibc

/// Reads whole files into a buffer that is used again, with one `open`, the reads, and nothing else.
struct FileReader: ~Copyable {
  private var buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)

  deinit { buffer.deallocate() }

  /// The bytes of a file, decompressed where they are compressed.
  /// - Parameter limit: bytes that it may hold at most.
  /// - Returns: nil where it holds more.
  mutating func contents(of path: String, upTo limit: Int) throws(FileError) -> [UInt8]? {
    var file = try InputFile(path, heedsSignals: path == "-")
    var count = 0
    while true {
      if buffer.count - count < Self.leastRoom { grow() }
      let room = UnsafeMutableBufferPointer(rebasing: buffer[count...])
      guard let got = try file.read(into: room) else { throw FileError("cannot read it", code: EINTR) }
      if got == 0 { break }
      count += got
      if count > limit { return nil }
    }
    return [UInt8](unsafeUninitializedCapacity: count) { bytes, written in
      if count > 0 { memcpy(bytes.baseAddress!, buffer.baseAddress!, count) }
      written = count
    }
  }

  private static let leastRoom = 1 << 10

  private mutating func grow() {
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: buffer.count * 2)
    _ = larger.initialize(fromContentsOf: buffer)
    buffer.deallocate()
    buffer = larger
  }
}
