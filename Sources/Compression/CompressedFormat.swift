/// A format of compressed files.
public enum CompressedFormat: String, CaseIterable, Sendable {
  /// gzip (RFC 1952), by zlib.
  case gzip
  /// Zstandard (RFC 8878), by libzstd.
  case zstd = "Zstandard"

  /// What the names of such files end in.
  public var ending: String {
    switch self {
    case .gzip: ".gz"
    case .zstd: ".zst"
    }
  }

  /// The format that a file's name promises; nil where it promises none.
  public init?(fileName: String) { self.init(fileName: fileName.utf8Span.span) }

  /// The same, of a name as the system gives it.
  public init?(fileName: Span<UInt8>) {
    for format in Self.allCases where Self.name(fileName, endsIn: format.ending) {
      self = format
      return
    }
    return nil
  }

  private static func name(_ name: Span<UInt8>, endsIn ending: String) -> Bool {
    let ending = ending.utf8Span.span
    let start = name.count - ending.count
    guard start >= 0 else { return false }
    for index in ending.indices where name[start + index] != ending[index] { return false }
    return true
  }

  /// The format that a file's first bytes tell; nil where they tell none. No text in UTF-8 starts with them.
  public init?(start: Span<UInt8>) {
    guard let format = Self.allCases.first(where: { $0.magics.contains { Self.match($0, start) == $0.count } })
    else { return nil }
    self = format
  }

  /// Whether bytes may be the start of such a file, and too few to tell.
  public static func isUndecided(_ start: Span<UInt8>) -> Bool {
    allCases.contains { $0.magics.contains { start.count < $0.count && match($0, start) == start.count } }
  }

  /// The bytes that such a file starts with.
  private var magics: [[UInt8]] {
    switch self {
    case .gzip: [[0x1F, 0x8B]]
    case .zstd: [[0x28, 0xB5, 0x2F, 0xFD]]
    }
  }

  /// How many bytes both start with.
  private static func match(_ magic: [UInt8], _ start: Span<UInt8>) -> Int {
    var count = 0
    while count < magic.count, count < start.count, magic[count] == start[count] { count += 1 }
    return count
  }

  public func makeDecompressor() throws(CompressionError) -> any Decompressor {
    switch self {
    case .gzip: try GzipDecompressor()
    case .zstd: try ZstdDecompressor()
    }
  }

  public func makeCompressor() throws(CompressionError) -> any Compressor {
    switch self {
    case .gzip: try GzipCompressor()
    case .zstd: try ZstdCompressor()
    }
  }
}
