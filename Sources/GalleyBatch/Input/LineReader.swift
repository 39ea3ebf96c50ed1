import Glibc

/// Reads a file line by line.
struct LineReader: ~Copyable {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// Bytes of the buffer that were given out.
  private var taken = 0
  /// Bytes of the buffer that hold no line feed, from `taken` on.
  private var searched = 0
  private var isAtEnd = false
  private let limit: Int

  private static let chunk = 1 << 17

  /// - Parameters:
  ///   - path: the file; `-` for standard input.
  ///   - offset: the byte that the first line starts at; of a file only.
  ///   - limit: bytes of the longest line.
  init(_ path: String, from offset: Int = 0, limit: Int = .max) throws(FileError) {
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    self.limit = limit
    guard descriptor >= 0 else { throw FileError("cannot open it") }
    if offset > 0, lseek(descriptor, offset, SEEK_SET) < 0 { throw FileError("cannot read it") }
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// The next line with its line feed, if it has one; nil at the end, and where a signal ends the waiting for more.
  /// - Parameter waits: whether to wait for more where no whole line is there to be read; if not, nil stands for that, too.
  mutating func next(waits: Bool = true) throws(FileError) -> [UInt8]? {
    while true {
      if let feed = buffer[(taken + searched)...].firstIndex(of: 0x0A) { return take(upTo: feed + 1) }
      searched = buffer.count - taken
      if isAtEnd { return taken < buffer.count ? take(upTo: buffer.count) : nil }
      guard searched <= limit else {
        throw FileError("a line is longer than \(limit) bytes, twice what limits.pageBytes allows a page", code: EFBIG)
      }
      guard Interruption.wait(toRead: descriptor, atMost: waits ? -1 : 0) else { return nil }
      try fill()
    }
  }

  private mutating func take(upTo end: Int) -> [UInt8] {
    defer {
      taken = end
      searched = 0
    }
    return Array(buffer[taken..<end])
  }

  private mutating func fill() throws(FileError) {
    if taken > 0 {
      buffer.removeFirst(taken)
      taken = 0
    }
    let kept = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: Self.chunk))
    var got = -1
    repeat {
      got = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + kept, Self.chunk) }
    } while got < 0 && errno == EINTR
    guard got >= 0 else { throw FileError("cannot read it") }
    buffer.removeLast(Self.chunk - got)
    isAtEnd = got == 0
  }
}
