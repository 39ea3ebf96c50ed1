import Compression
import Glibc

/// Writes files whole or not at all: into a temporary file of the same folder, which then takes the place of the old. A file
/// is compressed where its name says so. Devices and pipes are written to, and links are followed.
enum FileWriter {
  private static let process = getpid()

  /// - Parameters:
  ///   - worker: the number of the thread, so that no two write one temporary file.
  ///   - mode: permissions; nil for those that new files have.
  ///   - name: of the temporary file; nil for one that no other process uses.
  static func write(
    _ bytes: Span<UInt8>, to path: String, worker: Int = 0, mode: mode_t? = nil, by name: String? = nil
  ) throws(FileError) {
    if let compressor = try compressor(for: path) {
      var packed: [UInt8] = []
      do {
        try compressor.compress(bytes, into: &packed)
        try compressor.finish(into: &packed)
      } catch { throw FileError("cannot write it: \(error)", code: 0) }
      return try write(whole: packed.span, to: path, worker: worker, mode: mode, by: name)
    }
    try write(whole: bytes, to: path, worker: worker, mode: mode, by: name)
  }

  /// What makes a file what its name says it is; nil for one that is not compressed.
  static func compressor(for path: String) throws(FileError) -> (any Compressor)? {
    do { return try CompressedFormat(fileName: path)?.makeCompressor() } catch {
      throw FileError("cannot write it: \(error)", code: 0)
    }
  }

  private static func write(
    whole bytes: Span<UInt8>, to path: String, worker: Int, mode: mode_t?, by name: String?
  ) throws(FileError) {
    guard let path = FileKind.target(of: path) else { return try append(bytes, toDevice: path) }
    let folder = Path.folder(of: path)
    let temporary = name ?? Path.joined(folder, ".galley-\(process)-\(worker).tmp")
    var descriptor = openNew(temporary)
    if descriptor < 0, errno == ENOENT {
      try Path.makeFolders(folder)
      descriptor = openNew(temporary)
    }
    guard descriptor >= 0 else { throw FileError("cannot write in its folder") }
    do {
      if let mode { fchmod(descriptor, mode & 0o7777) }
      defer { close(descriptor) }
      try append(bytes, to: descriptor)
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, path) == 0 else {
      let code = errno
      unlink(temporary)
      throw FileError("cannot write it", code: code)
    }
  }

  private static func append(_ bytes: Span<UInt8>, toDevice path: String) throws(FileError) {
    let descriptor = try openDevice(path)
    defer { close(descriptor) }
    try append(bytes, to: descriptor)
  }

  /// Opens a device or a pipe; waits for the reader of a pipe.
  static func openDevice(_ path: String) throws(FileError) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("cannot write it") }
    return descriptor
  }

  /// Removes the temporary files that a process has left in a folder.
  static func removeTemporaries(of process: Int, in path: String) {
    guard let folder = opendir(path) else { return }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".galley-\(process)-") { unlinkat(dirfd(folder), name, 0) }
    }
  }

  /// Writes all bytes to an open file.
  static func append(_ bytes: Span<UInt8>, to descriptor: Int32) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let written = bytes.extracting(done...).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written >= 0 else { throw FileError("cannot write it") }
      done += written
    }
  }

  /// The permissions of a file; nil where there is none.
  static func mode(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode : nil
  }

  private static func openNew(_ path: String) -> Int32 { open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666) }
}
