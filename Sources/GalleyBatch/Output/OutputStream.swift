import Compression
import Glibc

/// Where pages go that are written one after the other: standard output, or one file that appears when it is whole. A file
/// is compressed where its name says so. A device or a pipe is written to as standard output is.
public final class OutputStream {
  private let descriptor: Int32
  /// The file and its temporary name; nil for what is no file.
  private let file: (path: String, temporary: String)?
  private let compressor: (any Compressor)?
  private var isFinished = false

  public static func standardOutput() -> OutputStream { OutputStream(STDOUT_FILENO, nil) }

  convenience init(to path: String) throws(FileError) {
    guard let file = FileKind.target(of: path) else {
      self.init(try FileWriter.openDevice(path), nil, try FileWriter.compressor(for: path))
      return
    }
    try Path.makeFolders(Path.folder(of: file))
    let temporary = Self.temporary(for: file, of: Int(getpid()))
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError("cannot write in its folder") }
    self.init(descriptor, (file, temporary), try FileWriter.compressor(for: file))
  }

  /// Goes on with what another process has written, not compressed.
  /// - Parameter former: that file; it gets the temporary name of this process.
  convenience init(takingUp former: String, for path: String) throws(FileError) {
    let temporary = Self.temporary(for: path, of: Int(getpid()))
    guard rename(former, temporary) == 0 else { throw FileError("cannot go on with it") }
    let descriptor = open(temporary, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("cannot go on with it") }
    self.init(descriptor, (path, temporary))
  }

  /// The name that a file has as long as it is not whole.
  static func temporary(for path: String, of process: Int) -> String {
    let path = FileKind.target(of: path) ?? path
    return Path.joined(Path.folder(of: path), ".galley-\(process)-\(Path.name(of: path)).tmp")
  }

  private init(_ descriptor: Int32, _ file: (path: String, temporary: String)?, _ compressor: (any Compressor)? = nil) {
    self.descriptor = descriptor
    self.file = file
    self.compressor = compressor
  }

  public func write(_ bytes: [UInt8]) throws(FileError) {
    guard let compressor else { return try FileWriter.append(bytes.span, to: descriptor) }
    var packed: [UInt8] = []
    do { try compressor.compress(bytes.span, into: &packed) } catch {
      throw FileError("cannot write it: \(error)", code: 0)
    }
    try FileWriter.append(packed.span, to: descriptor)
  }

  /// Takes off everything behind the first `count` bytes, and goes on there.
  func cut(to count: Int) throws(FileError) {
    guard ftruncate(descriptor, count) == 0, lseek(descriptor, count, SEEK_SET) == count else {
      throw FileError("cannot go on with it")
    }
  }

  /// Leaves the file under its temporary name, for another process to go on with.
  func leave() {
    isFinished = true
    if file != nil { close(descriptor) }
  }

  /// Puts the file in its place.
  func finish() throws(FileError) {
    if let compressor {
      var packed: [UInt8] = []
      do { try compressor.finish(into: &packed) } catch { throw FileError("cannot write it: \(error)", code: 0) }
      try FileWriter.append(packed.span, to: descriptor)
    }
    isFinished = true
    guard let file else { return }
    close(descriptor)
    guard rename(file.temporary, file.path) == 0 else {
      let code = errno
      unlink(file.temporary)
      throw FileError("cannot write it", code: code)
    }
  }

  deinit {
    guard !isFinished, let file else { return }
    close(descriptor)
    unlink(file.temporary)
  }
}
