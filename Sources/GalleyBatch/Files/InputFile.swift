import Compression
import Glibc

/// A file or standard input, read piece by piece. What is compressed, by its first bytes or its name, is decompressed.
struct InputFile: ~Copyable {
  private let source: ByteSource
  /// The format that the name promises.
  private let promised: CompressedFormat?
  private var unpacker: Unpacker?
  private var isStarted = false

  /// - Parameters:
  ///   - path: the file; `-` for standard input.
  ///   - offset: the byte to start at; only of a file that is not compressed.
  ///   - heedsSignals: whether a signal ends the waiting for more.
  init(_ path: String, from offset: Int = 0, heedsSignals: Bool) throws(FileError) {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    source = ByteSource(descriptor: descriptor, heedsSignals: heedsSignals)
    promised = CompressedFormat(fileName: path)
    guard descriptor >= 0 else { throw FileError("cannot open it") }
    if offset > 0, lseek(descriptor, offset, SEEK_SET) < 0 { throw FileError("cannot read it") }
  }

  deinit { if source.descriptor > STDIN_FILENO { close(source.descriptor) } }

  /// Whether something can be read, or the end has come, without waiting.
  var isReady: Bool { unpacker?.isReady ?? false || Interruption.wait(toRead: source.descriptor, atMost: 0) }

  /// Reads some bytes.
  /// - Parameter buffer: four bytes at least.
  /// - Returns: how many, 0 at the end; nil where a signal has come first.
  mutating func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(FileError) -> Int? {
    if let unpacker { return try unpacker.read(into: buffer) }
    guard let count = try source.read(into: buffer) else { return nil }
    return isStarted ? count : try start(buffer, count)
  }

  /// Looks at the first bytes.
  private mutating func start(_ buffer: UnsafeMutableBufferPointer<UInt8>, _ got: Int) throws(FileError) -> Int? {
    isStarted = true
    var count = got
    while CompressedFormat.isUndecided(buffer.span.extracting(..<count)) {
      guard let more = try source.read(into: UnsafeMutableBufferPointer(rebasing: buffer[count...])) else { return nil }
      if more == 0 { break }
      count += more
    }
    let start = buffer.span.extracting(..<count)
    guard let format = CompressedFormat(start: start) ?? promised else { return count }
    let unpacker = try Unpacker(format, source, start: start)
    self.unpacker = unpacker
    return try unpacker.read(into: buffer)
  }
}

/// Where the bytes of a file come from.
struct ByteSource {
  let descriptor: Int32
  let heedsSignals: Bool

  /// What `read` of the system gives; nil where a signal has come first.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(FileError) -> Int? {
    while true {
      if heedsSignals, !Interruption.wait(toRead: descriptor) { return nil }
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError("cannot read it") }
      return count
    }
  }
}
