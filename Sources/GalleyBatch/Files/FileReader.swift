import Glibc

/// Reads whole files into a buffer that is used again, with one `open`, the reads, and nothing else.
struct FileReader: ~Copyable {
  private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)

  deinit { buffer.deallocate() }

  /// The bytes of a file.
  /// - Parameter limit: bytes that it may hold at most.
  /// - Returns: nil where it holds more.
  mutating func contents(of path: String, upTo limit: Int) throws(FileError) -> [UInt8]? {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("cannot open it") }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var count = 0
    while true {
      if count == buffer.count { grow() }
      if path == "-", !Interruption.wait(toRead: descriptor) { throw FileError("cannot read it", code: EINTR) }
      let got = read(descriptor, buffer.baseAddress! + count, buffer.count - count)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw FileError("cannot read it") }
      if got == 0 { break }
      count += got
      if count > limit { return nil }
    }
    return [UInt8](unsafeUninitializedCapacity: count) { bytes, written in
      if count > 0 { memcpy(bytes.baseAddress!, buffer.baseAddress!, count) }
      written = count
    }
  }

  private mutating func grow() {
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count * 2, alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(buffer))
    buffer.deallocate()
    buffer = larger
  }
}
