import GalleyEngine
import Glibc

/// The cache as it lies in its file: 64-bit numbers, little-endian. For each entry its key, its stamp, its bytes, its characters,
/// its repeated lines, the number of its lines, and of each line its key; at the end XXH64 of all before.
struct CacheFile: Sendable {
  /// All but the last.
  private(set) var numbers: [UInt64] = []
  private(set) var count = 0
  /// Numbers of an entry without lines.
  private static let head = 7
  /// Bytes of a file that is read; none that was written is as large.
  private static let limit = 1 << 30

  init() {}

  /// Nil where there is no file, or none that is whole.
  init?(at path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= Self.limit,
      status.st_size % 8 == 0
    else { return nil }
    numbers = [UInt64](unsafeUninitializedCapacity: Int(status.st_size) / 8) { room, filled in
      filled = max(0, read(descriptor, room.baseAddress, 8 * room.count) / 8)
    }
    let hash = numbers.popLast()
    guard hash.map(UInt64.init(littleEndian:)) == hashed else { return nil }
    for index in numbers.indices { numbers[index] = UInt64(littleEndian: numbers[index]) }
    var end = 0
    for page in pages {
      end = page.end
      count += 1
    }
    guard end == numbers.count else { return nil }
  }

  /// XXH64 of the numbers as they lie.
  private var hashed: UInt64 {
    numbers.withUnsafeBytes { XXHash64.hash($0.bindMemory(to: UInt8.self).span) }
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 * numbers.count + 8)
    for number in numbers { withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) } }
    let hash = XXHash64.hash(bytes.span)
    withUnsafeBytes(of: hash.littleEndian) { bytes.append(contentsOf: $0) }
    return bytes
  }

  mutating func append(_ entry: CacheEntry, lines: ArraySlice<UInt64>) {
    count += 1
    numbers.append(entry.key.high)
    numbers.append(entry.key.low)
    numbers.append(entry.stamp)
    numbers.append(UInt64(entry.bytes))
    numbers.append(UInt64(entry.characters))
    numbers.append(entry.repeated)
    numbers.append(UInt64(lines.count))
    numbers.append(contentsOf: lines)
  }

  /// A page in the file.
  struct Page {
    let entry: CacheEntry
    /// Where its entry starts, and where its short lines (`RepeatedLines.keys`) stand behind it, among the numbers.
    let start: Int
    let lines: Range<Int>
    /// Where the next page starts.
    var end: Int { lines.upperBound }
  }

  /// The page that starts with a number; nil where there are too few.
  func page(at start: Int) -> Page? {
    let lines = start + Self.head
    guard lines <= numbers.count, numbers[lines - 1] <= UInt64(numbers.count - lines) else { return nil }
    let entry = CacheEntry(
      key: CacheKey(high: numbers[start], low: numbers[start + 1]), stamp: numbers[start + 2],
      bytes: Int(clamping: numbers[start + 3]), characters: Int(clamping: numbers[start + 4]),
      repeated: numbers[start + 5])
    return Page(entry: entry, start: start, lines: lines..<lines + Int(numbers[lines - 1]))
  }

  /// The pages, as far as they are whole.
  var pages: some Sequence<Page> {
    sequence(state: 0) { (next: inout Int) -> Page? in
      guard let page = page(at: next) else { return nil }
      next = page.end
      return page
    }
  }
}
