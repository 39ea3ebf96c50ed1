import Glibc

/// Where pages go that are written one after the other: standard output, or one file that appears when it is whole.
public final class OutputStream {
  private let descriptor: Int32
  /// The file and its temporary name; nil for standard output.
  private let file: (path: String, temporary: String)?
  private var isFinished = false

  public static func standardOutput() -> OutputStream { OutputStream(STDOUT_FILENO, nil) }

  convenience init(to path: String) throws(FileError) {
    let folder = Path.folder(of: path)
    try Path.makeFolders(folder)
    let temporary = Path.joined(folder, ".galley-\(getpid())-\(Path.name(of: path)).tmp")
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError("cannot write in its folder") }
    self.init(descriptor, (path, temporary))
  }

  private init(_ descriptor: Int32, _ file: (path: String, temporary: String)?) {
    self.descriptor = descriptor
    self.file = file
  }

  public func write(_ bytes: [UInt8]) throws(FileError) { try FileWriter.append(bytes.span, to: descriptor) }

  /// Puts the file in its place.
  func finish() throws(FileError) {
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
