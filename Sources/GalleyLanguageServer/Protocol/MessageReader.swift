import Glibc

/// Reads the messages of the base protocol: headers, an empty line, and as many bytes as `Content-Length` says.
///
/// https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#baseProtocol
struct MessageReader {
  enum Step {
    /// The content of a message.
    case message([UInt8])
    /// Headers that announce no message, and what is wrong with them; what follows is read as headers again.
    case malformed(String)
    /// The client is gone.
    case end
  }

  /// Nobody's page is larger; a larger number is a mistake, and waiting for so many bytes would be the end.
  private static let mostContent = 1 << 28
  /// Bytes of one header line.
  private static let mostHeader = 1 << 13

  private let descriptor: Int32
  /// Bytes that were read; those before `start` are done with.
  private var buffer: [UInt8] = []
  private var start = 0

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Whether the next call finds something without waiting, as far as one can tell.
  var hasMore: Bool {
    if start < buffer.count { return true }
    var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&state, 1, 0) > 0 && state.revents & Int16(POLLIN) != 0
  }

  /// Waits for the next message.
  mutating func next() -> Step {
    var length: Int?
    var headers = 0
    while let line = nextLine() {
      if line.isEmpty {
        // An empty line that ends no headers is one too many behind a message.
        if headers == 0 { continue }
        guard let length else { return .malformed("there is no Content-Length above the empty line") }
        return content(of: length).map { .message($0) } ?? .end
      }
      headers += 1
      guard line.count <= Self.mostHeader else { return .malformed("a header line is too long") }
      guard let value = Self.contentLength(in: line) else { continue }
      guard let number = Int(value), (0...Self.mostContent).contains(number) else {
        return .malformed("Content-Length is a number of bytes up to \(Self.mostContent), not “\(value.prefix(40))”")
      }
      length = number
    }
    return .end
  }

  /// The value of the header that counts; nil for other headers, and for what is none.
  private static func contentLength(in line: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: line, as: UTF8.self)
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), text[..<colon].lowercased() == "content-length"
    else { return nil }
    return String(decoding: text.utf8[colon...].dropFirst().drop { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
  }

  /// A line without its end; nil at the end of the input. Lines that are too long are cut.
  private mutating func nextLine() -> ArraySlice<UInt8>? {
    while true {
      if let feed = buffer[start...].firstIndex(of: 0x0A) {
        let line = buffer[start..<feed]
        start = feed + 1
        return line.last == 0x0D ? line.dropLast() : line
      }
      if buffer.count - start > Self.mostHeader {
        let line = buffer[start...]
        start = buffer.count
        return line
      }
      guard read() else { return nil }
    }
  }

  private mutating func content(of length: Int) -> [UInt8]? {
    while buffer.count - start < length {
      guard read() else { return nil }
    }
    defer { start += length }
    return Array(buffer[start..<start + length])
  }

  /// Reads on, and forgets what is done with.
  /// - Returns: false at the end of the input.
  private mutating func read() -> Bool {
    buffer.removeSubrange(..<start)
    start = 0
    let old = buffer.count
    // A pipe holds no more.
    let room = 1 << 16
    var got = 0
    buffer.append(contentsOf: repeatElement(0, count: room))
    buffer.withUnsafeMutableBytes { bytes in
      repeat { got = Glibc.read(descriptor, bytes.baseAddress! + old, room) } while got < 0 && errno == EINTR
    }
    buffer.removeLast(room - max(0, got))
    return got > 0
  }
}
