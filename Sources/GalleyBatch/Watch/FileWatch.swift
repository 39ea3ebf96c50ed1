import Glibc

/// Waits for changes of pages, and of the files that say how they are read, by inotify(7).
public final class FileWatch {
  /// Quiet that ends a burst of changes: editors write a file in several steps.
  private static let quietMilliseconds: Int32 = 100

  private let descriptor: Int32
  private let paths: [String]
  /// Files that are written by whoever waits, without links.
  private let own: Set<String>
  /// The folders by their watch, and the names in them that count; nil for every page's.
  private var folders: [Int32: (path: String, names: Set<String>?)] = [:]

  /// - Parameters:
  ///   - paths: files and folders; of a folder all folders below it count that are not hidden.
  ///   - outputs: files whose changes do not count.
  ///   - settings: files besides those that are found above the paths: a configuration, decisions.
  /// - Throws: `FileError` where the system watches nothing more.
  public init(_ paths: [String], outputs: [String], settings: [String]) throws(FileError) {
    descriptor = inotify_init1(Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { throw FileError("cannot watch files") }
    self.paths = paths + settings
    own = Set(outputs.map { Path.resolved($0) })
  }

  deinit { close(descriptor) }

  /// Watches what there is now. What changes from here on ends the next `wait`.
  public func cover() throws(FileError) {
    for path in paths {
      let resolved = Path.resolved(path)
      let isFolder = FileKind.isFolder(resolved)
      let folder = isFolder ? resolved : Path.folder(of: resolved)
      for above in Path.ancestors(of: folder) {
        try watch(above, Self.settingsNames)
        try watch(Path.joined(above, ".galley"), [Path.name(of: DecisionFile.name)])
      }
      if isFolder { try coverBelow(folder) } else { try watch(folder, [Path.name(of: resolved)]) }
    }
  }

  /// Waits for a change that counts, and then until nothing has changed for a moment.
  /// - Throws: `Interruption` where a signal has come, `FileError` where the system says no more what changes.
  public func wait() throws {
    repeat {
      _ = Interruption.wait(toRead: descriptor)
      if let interruption = Interruption.current { throw interruption }
    } while try !takeEvents()
    while Interruption.wait(toRead: descriptor, atMost: Self.quietMilliseconds) { _ = try takeEvents() }
  }

  // MARK: Folders

  private static let settingsNames: Set<String> = ["rules.json", ".galleyignore", ".gitignore", ".galley"]

  private func coverBelow(_ folder: String) throws(FileError) {
    try watch(folder, nil)
    guard let entries = opendir(folder) else { return }
    defer { closedir(entries) }
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let path = Path.joined(folder, name)
      // Links are not followed: what they lead to is watched where it is named.
      if entry.pointee.d_type == UInt8(DT_DIR), name.utf8.first != UInt8(ascii: ".") { try coverBelow(path) }
    }
  }

  /// - Parameter names: those that count; nil for every page's.
  private func watch(_ folder: String, _ names: Set<String>?) throws(FileError) {
    let kinds = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
    let number = inotify_add_watch(descriptor, folder, UInt32(kinds | IN_ONLYDIR))
    if number < 0, errno == ENOENT || errno == ENOTDIR || errno == EACCES { return }
    guard number >= 0 else { throw FileError("cannot watch \(folder); see fs.inotify.max_user_watches") }
    guard let known = folders[number] else {
      folders[number] = (folder, names)
      return
    }
    folders[number] = (folder, names.flatMap { known.names?.union($0) })
  }

  // MARK: Events

  /// Reads the events that there are.
  /// - Returns: whether one of them counts.
  private func takeEvents() throws(FileError) -> Bool {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: 1 << 16, alignment: MemoryLayout<inotify_event>.alignment)
    defer { buffer.deallocate() }
    let count = read(descriptor, buffer.baseAddress!, buffer.count)
    guard count >= 0 else { throw FileError("cannot read what has changed") }
    var counts = false
    var offset = 0
    while offset < count {
      let event = buffer.load(fromByteOffset: offset, as: inotify_event.self)
      let start = offset + MemoryLayout<inotify_event>.size
      let name = String(decoding: buffer[start..<start + Int(event.len)].prefix { $0 != 0 }, as: UTF8.self)
      counts = isOfInterest(event, name) || counts
      offset = start + Int(event.len)
    }
    return counts
  }

  private func isOfInterest(_ event: inotify_event, _ name: String) -> Bool {
    // Events were lost: one of them may have counted.
    if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { return true }
    // A new file is looked at when it is written.
    let isFolder = event.mask & UInt32(IN_ISDIR) != 0
    if event.mask & UInt32(IN_CREATE) != 0, !isFolder { return false }
    guard let (folder, names) = folders[event.wd], !own.contains(Path.joined(folder, name)) else { return false }
    if let names { return names.contains(name) }
    if isFolder { return name.utf8.first != UInt8(ascii: ".") || name == ".galley" }
    let ending = Path.ending(of: name)
    return Self.settingsNames.contains(name) || ending == FolderWalk.linesEnding
      || FolderWalk.pageEndings.contains(ending) && name.utf8.first != UInt8(ascii: ".")
  }
}
