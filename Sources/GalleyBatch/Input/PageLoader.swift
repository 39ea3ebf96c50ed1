import GalleyEngine
import GalleyRules
import Glibc
import ICU

/// Makes pages of files and of bytes, and says what is wrong with those that are none.
struct PageLoader: ~Copyable {
  private var files = FileReader()
  private let encoding: String?
  private let converter: Converter?

  /// - Parameter encoding: the charset of the sources, by a name that ICU knows; nil for UTF-8.
  init(encoding: String?) throws(Problem) {
    self.encoding = encoding
    guard let encoding else {
      converter = nil
      return
    }
    do { converter = try Converter(charset: encoding) } catch {
      throw Problem("--encoding", "there is no encoding “\(encoding)”; try utf-16, gb18030, big5, shift_jis or euc-kr")
    }
  }

  /// The page in a file.
  /// - Parameter path: the file; `-` for standard input.
  mutating func page(at path: String, _ configuration: Configuration) throws(Problem) -> Page {
    try page(named: path, bytes(of: path, configuration), configuration)
  }

  /// The bytes of a file.
  mutating func bytes(of path: String, _ configuration: Configuration) throws(Problem) -> [UInt8] {
    let limits = configuration.limits
    let bytes: [UInt8]?
    do { bytes = try files.contents(of: path, upTo: limits.pageBytes) } catch { throw Problem(path, "\(error)") }
    guard let bytes else {
      throw Problem(path, "the file is larger than \(limits.pageBytes) bytes; split it, or raise limits.pageBytes")
    }
    return bytes
  }

  /// What a file holds; nil where it cannot be read.
  mutating func bytes(of path: String) -> [UInt8]? { try? files.contents(of: path, upTo: .max) }

  /// The page that `bytes` are.
  func page(named name: String, _ source: [UInt8], _ configuration: Configuration) throws(Problem) -> Page {
    let limits = configuration.limits
    if source.count > limits.pageBytes {
      throw Problem(
        name,
        "the page has \(source.count) bytes, more than limits.pageBytes allows (\(limits.pageBytes)); split it, or "
          + "raise the limit")
    }
    let bytes = try decoded(source, name)
    if let offset = firstNul(in: bytes) {
      throw Problem(name, "it is not text: the byte at offset \(offset) is NUL\(hint(for: bytes.prefix(4)))")
    }
    if bytes.count > limits.lineBytes, let line = longLine(in: bytes, limit: limits.lineBytes) {
      throw Problem(
        "\(name):\(line.number)",
        "the line is \(line.count) bytes long, more than limits.lineBytes allows (\(limits.lineBytes)); "
          + "break it, or raise the limit")
    }
    do { return try Page(name: name, bytes: bytes, column: configuration.column) } catch {
      guard case .notUTF8(let offset, let line) = error else { throw Problem(name, "it is no page") }
      throw Problem("\(name):\(line)", "the byte at offset \(offset) is not UTF-8; \(advice(for: bytes))")
    }
  }

  private func decoded(_ bytes: [UInt8], _ name: String) throws(Problem) -> [UInt8] {
    guard let converter, let encoding else { return bytes }
    do { return try converter.utf8(from: bytes.span) } catch {
      guard case .unmappable(let offset) = error else { throw Problem(name, "it cannot be read as \(encoding)") }
      throw Problem(
        name, "the byte at offset \(offset) means nothing in \(encoding); is that the encoding of the file?")
    }
  }

  private func firstNul(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, let found = memchr(base, 0, buffer.count) else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// A byte order mark tells UTF-16, which is full of NUL bytes.
  private func hint(for start: ArraySlice<UInt8>) -> String {
    switch (start.first, start.dropFirst().first) {
    case (0xFF, 0xFE), (0xFE, 0xFF): "; it looks like UTF-16: pass --encoding utf-16"
    default: "; leave it out"
    }
  }

  private func longLine(in bytes: [UInt8], limit: Int) -> (number: Int, count: Int)? {
    var number = 1
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if end - start > limit { return (number, end - start) }
      start = end + 1
      number += 1
    }
    return nil
  }

  /// What to do with bytes that are not UTF-8. ICU's guess is given where it is nearly sure.
  private func advice(for bytes: [UInt8]) -> String {
    let start = bytes.span.extracting(0..<min(bytes.count, 1 << 14))
    if let detector = try? CharsetDetector(), let guess = try? detector.detect(start), guess.confidence >= 60,
      guess.name != "UTF-8"
    {
      return "it looks like \(guess.name): pass --encoding \(guess.name.lowercased())"
    }
    return "convert the file, or pass --encoding with its encoding"
  }
}
