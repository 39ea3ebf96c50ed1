import Glibc

/// The pages of a review as JSON, in a file without a name (`tmpfile`), which goes with the process: of a large batch they
/// are more than belongs into memory.
struct ReviewSpool: Sendable {
  private let descriptor: Int32
  private var ends: [Int] = []

  init() throws(FileError) {
    guard let file = tmpfile() else { throw FileError("cannot make a temporary file") }
    descriptor = fileno(file)
  }

  mutating func add(_ page: [UInt8]) throws(FileError) {
    try FileWriter.append(page.span, to: descriptor)
    ends.append((ends.last ?? 0) + page.count)
  }

  /// - Parameter number: from 0; nil comes back where there is no such page.
  func page(_ number: Int) throws(FileError) -> [UInt8]? {
    guard ends.indices.contains(number) else { return nil }
    let start = number == 0 ? 0 : ends[number - 1]
    var bytes = [UInt8](repeating: 0, count: ends[number] - start)
    let got = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(start)) }
    guard got == bytes.count else { throw FileError("cannot read a temporary file") }
    return bytes
  }
}
