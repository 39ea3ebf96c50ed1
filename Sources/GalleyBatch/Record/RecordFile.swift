import GalleyOutput
import Glibc
import JSON

/// The record of a folder, `.galley/record.jsonl`: one line a page that was written into it.
///
/// Lines are added before the pages that they tell of are written, so that no page is ever without one. Where there was
/// a record already, lines that newer ones make void are taken out at the end.
final class RecordFile {
  static let name = ".galley/record.jsonl"

  private let path: String
  private let descriptor: Int32
  /// Bytes that it had when the run started: before now, where a run is taken up.
  var start: Int

  /// A line that a process was killed over is taken off.
  /// - Parameter folder: where the pages are written.
  init(in folder: String) throws(FileError) {
    path = Path.joined(folder, Self.name)
    try Path.makeFolders(Path.folder(of: path))
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError("cannot write \(path)") }
    start = Self.wholeLines(of: descriptor)
    ftruncate(descriptor, start)
  }

  /// Bytes up to the last line feed.
  private static func wholeLines(of descriptor: Int32) -> Int {
    var end = lseek(descriptor, 0, SEEK_END)
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while end > 0 {
      let start = max(0, end - piece.count)
      let got = pread(descriptor, &piece, end - start, start)
      guard got == end - start else { return end }
      if let feed = piece[..<got].lastIndex(of: 0x0A) { return start + feed + 1 }
      end = start
    }
    return 0
  }

  deinit { close(descriptor) }

  func add(_ lines: [UInt8]) throws(FileError) { try FileWriter.append(lines.span, to: descriptor) }

  /// Takes void lines out. A record that cannot be read is left as it is: it is all there is to restore from.
  func finish() throws {
    guard start > 0 else { return }
    var chains = RecordChains()
    var reader = try LineReader(path)
    var number = 0
    while let line = try reader.next() {
      number += 1
      do { chains.add(try RecordHead(reading: line)) } catch {
        throw Problem("\(path):\(number)", "\(error); the record is kept as it is")
      }
    }
    let kept = chains.kept
    guard kept.contains(false) else { return }
    let output = try OutputStream(to: path)
    var lines = try LineReader(path)
    var pending: [UInt8] = []
    for isKept in kept {
      guard let line = try lines.next() else { break }
      if isKept { pending += line }
      if pending.count > 1 << 18 {
        try output.write(pending)
        pending.removeAll(keepingCapacity: true)
      }
    }
    try output.write(pending)
    try output.finish()
  }
}
