import Glibc

/// Reads a file line by line.
struct LineReader: ~Copyable {
  private var file: InputFile
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
  ///   - offset: the byte that the first line starts at; only of a file that is not compressed.
  ///   - limit: bytes of the longest line.
  init(_ path: String, from offset: Int = 0, limit: Int = .max) throws(FileError) {
    file = try InputFile(path, from: offset, heedsSignals: true)
    self.limit = limit
  }

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
      guard waits || file.isReady, try fill() else { return nil }
    }
  }

  private mutating func take(upTo end: Int) -> [UInt8] {
    defer {
      taken = end
      searched = 0
    }
    return Array(buffer[taken..<end])
  }

  /// - Returns: false where a signal has come first.
  private mutating func fill() throws(FileError) -> Bool {
    if taken > 0 {
      buffer.removeFirst(taken)
      taken = 0
    }
    let kept = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: Self.chunk))
    var got: Int? = 0
    defer { buffer.removeLast(Self.chunk - (got ?? 0)) }
    got = try buffer.withUnsafeMutableBufferPointer { buffer throws(FileError) in
      try file.read(into: UnsafeMutableBufferPointer(rebasing: buffer[kept...]))
    }
    isAtEnd = got == 0
    return got != nil
  }
}
