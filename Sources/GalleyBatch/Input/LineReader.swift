import Glibc

/// Reads a file line by line, and a line that is too long piece by piece.
struct LineReader: ~Copyable {
  private var file: InputFile
  private var buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 2 * chunk)
  /// Bytes of the buffer that were given out, those in which no line feed is left to be found, and those that were read.
  private var taken = 0
  private var searched = 0
  private var filled = 0
  private var isAtEnd = false
  private let limit: Int
  /// Whether what was given last is a piece of a line that is too long, and which.
  private(set) var piece: Piece?

  enum Piece {
    case first, later
  }

  /// Whether the line at hand was begun in pieces.
  private var isInPieces = false

  /// Room for a read.
  private static let chunk = 1 << 17

  /// - Parameters:
  ///   - path: the file; `-` for standard input.
  ///   - offset: the byte that the first line starts at; only of a file that is not compressed.
  ///   - limit: bytes of the longest line that is given whole.
  init(_ path: String, from offset: Int = 0, limit: Int = .max) throws(FileError) {
    self.limit = limit
    do { file = try InputFile(path, from: offset, heedsSignals: true) } catch {
      buffer.deallocate()
      throw error
    }
  }

  deinit { buffer.deallocate() }

  /// The next line with its line feed, if it has one, or a piece of it; nil at the end, and where a signal ends the waiting
  /// for more.
  /// - Parameter waits: whether to wait for more where no whole line is there to be read; if not, nil stands for that, too.
  mutating func next(waits: Bool = true) throws(FileError) -> [UInt8]? {
    while true {
      let start = buffer.baseAddress! + searched
      if let feed = memchr(start, 0x0A, filled - searched) {
        return take(upTo: searched + (UnsafeMutableRawPointer(feed) - UnsafeMutableRawPointer(start)) + 1)
      }
      searched = filled
      if isAtEnd { return taken < filled ? take(upTo: filled) : nil }
      if filled - taken > limit { return take(upTo: filled, endsLine: false) }
      guard waits || file.isReady, try fill() else { return nil }
    }
  }

  private mutating func take(upTo end: Int, endsLine: Bool = true) -> [UInt8] {
    defer {
      taken = end
      searched = end
    }
    piece = isInPieces ? .later : endsLine ? nil : .first
    isInPieces = !endsLine
    return Array(buffer[taken..<end])
  }

  /// - Returns: false where a signal has come first.
  private mutating func fill() throws(FileError) -> Bool {
    makeRoom()
    let room = UnsafeMutableBufferPointer(rebasing: buffer[filled..<filled + Self.chunk])
    guard let got = try file.read(into: room) else { return false }
    filled += got
    isAtEnd = got == 0
    return true
  }

  /// Moves what was not given out to the start, and into a larger buffer where a line is that long.
  private mutating func makeRoom() {
    memmove(buffer.baseAddress!, buffer.baseAddress! + taken, filled - taken)
    filled -= taken
    searched -= taken
    taken = 0
    guard buffer.count - filled < Self.chunk else { return }
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 2 * buffer.count)
    memcpy(larger.baseAddress!, buffer.baseAddress!, filled)
    buffer.deallocate()
    buffer = larger
  }
}
