import GalleyOutput
import Glibc

/// A folder's record, opened to restore from: it knows where each line stands and reads those that are asked for.
struct Record {
  private let path: String
  private let descriptor: Int32
  private var lines: [Range<Int>] = []
  private var heads = RecordChains()
  private var originals: [String: String] = [:]
  private var linewise: Set<String> = []

  /// The pages that it tells of, in the order of their paths' bytes.
  private(set) var paths: [String] = []

  /// - Parameter folder: where the pages were written.
  init(in folder: String) throws {
    path = Path.joined(folder, RecordFile.name)
    var reader: LineReader
    do { reader = try LineReader(path) } catch {
      throw Problem(folder, "there is no record in it (\(RecordFile.name)), so nothing can be restored")
    }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    var start = 0
    while let line = try reader.next() {
      do {
        let head = try RecordHead(reading: line)
        heads.add(head)
        originals[head.path] = head.original
        if head.line == nil { linewise.remove(head.path) } else { linewise.insert(head.path) }
      } catch {
        throw Problem("\(path):\(lines.count + 1)", "\(error)")
      }
      lines.append(start..<start + line.count)
      start += line.count
    }
    paths = originals.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The path that the source of a page had.
  func original(of path: String) -> String { originals[path] ?? path }

  /// Whether the pages of a file are its lines.
  func isLinewise(_ path: String) -> Bool { linewise.contains(path) }

  /// The source of a page, byte for byte.
  /// - Parameter output: the page as it was written.
  /// - Throws: `RestoreError` where it is not as it was written, `FileError` where the record cannot be read.
  func source(of page: RecordKey, from output: [UInt8]) throws -> [UInt8] {
    var bytes = output
    for step in try wayBack(from: page) { bytes = try step.source(from: bytes) }
    return bytes
  }

  /// What leads from a page back to its source, in this order.
  private func wayBack(from page: RecordKey) throws -> [Restoration] {
    try heads.wayBack(from: page).map { number in
      let range = lines[number]
      var bytes = [UInt8](repeating: 0, count: range.count)
      let got = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(range.lowerBound)) }
      guard got == range.count else { throw FileError("cannot read \(path)") }
      return try Restoration(reading: bytes)
    }
  }
}
