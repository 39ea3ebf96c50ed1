import Glibc

/// The files below a folder, one after the other, in the order of their paths' bytes.
///
/// Memory holds only the names in the folders that are open. Hidden files and folders are passed over, and so are files
/// with other endings than a page's and what ignore files leave out. Links are followed, but not in circles.
struct FolderWalk {
  /// What the walk comes to.
  enum Step {
    /// - relative: the path below the folder that the walk started with.
    /// - ending: which of the endings it has.
    /// - stamp: `FileStamp.hash`, where stamps are asked for; otherwise 0.
    case file(path: String, relative: String, ending: String, stamp: UInt64)
    case problem(Problem)
  }

  static let pageEndings = ["txt", "text", "md"]
  static let linesEnding = "jsonl"

  private struct Level {
    let path: String
    /// What stands before the names in it.
    let start: (path: String, relative: String)
    let identity: Identity
    /// Descending, so that the next is the last.
    var names: [Name]
    /// In the order of the names; nil where they are not asked for.
    var stamps: FolderStamps?
  }

  private struct Name {
    let text: String
    /// Nil for a folder.
    let ending: String?
    var isFolder: Bool { ending == nil }
    /// What it sorts by: a folder's files sort as their paths do, with the slash behind its name.
    var key: String { isFolder ? text + "/" : text }
  }

  /// What tells a folder from every other, however it is reached.
  private struct Identity: Equatable {
    let device: UInt
    let number: UInt
    init(_ status: stat) {
      device = UInt(status.st_dev)
      number = UInt(status.st_ino)
    }
  }

  private let endings: [String]
  private let stampers: Workers?
  private var levels: [Level] = []
  private var pending: [Problem] = []
  private var ignoreFiles: IgnoreFiles?
  let root: String
  /// The root without links.
  private let resolved: String
  /// How many files were given, and how many files and folders ignore files left out.
  private(set) var given = 0
  private(set) var leftOut = 0

  /// - Parameters:
  ///   - root: a folder.
  ///   - endings: of the names of files that are come to, before that of a compressed file.
  ///   - readsIgnoreFiles: whether `.galleyignore` and `.gitignore` files are heeded. That they leave the root itself out
  ///     does not matter: somebody has named it.
  ///   - stampers: who asks for the files' stamps; nil where nobody needs them.
  init(
    of root: String, endings: [String] = pageEndings + [linesEnding], readsIgnoreFiles: Bool = true,
    stampers: Workers? = nil
  ) {
    self.root = root
    self.endings = endings
    self.stampers = stampers
    resolved = Path.resolved(root)
    if readsIgnoreFiles { ignoreFiles = IgnoreFiles(above: resolved) }
    enter(root, relative: "")
  }

  mutating func next() -> Step? {
    while true {
      if let problem = pending.popLast() { return .problem(problem) }
      guard !levels.isEmpty else { return nil }
      let last = levels.count - 1
      guard let name = levels[last].names.popLast() else {
        levels.removeLast()
        ignoreFiles?.leave()
        continue
      }
      let path = levels[last].start.path + name.text
      let relative = levels.count == 1 ? name.text : levels[last].start.relative + name.text
      if let ignoreFiles, ignoreFiles.saysAnything,
        ignoreFiles.leavesOut(Path.joined(resolved, relative), isFolder: name.isFolder)
      {
        leftOut += 1
      } else if let ending = name.ending {
        given += 1
        let stamp = levels[last].stamps?[levels[last].names.count] ?? 0
        return .file(path: path, relative: relative, ending: ending, stamp: stamp)
      } else {
        enter(path, relative: relative)
      }
    }
  }

  private mutating func enter(_ path: String, relative: String) {
    var status = stat()
    guard let folder = opendir(path), fstat(dirfd(folder), &status) == 0 else {
      pending.append(Problem(path, "\(FileError("cannot open the folder"))"))
      return
    }
    defer { closedir(folder) }
    let identity = Identity(status)
    if levels.contains(where: { $0.identity == identity }) {
      pending.append(Problem(path, "the link leads back to a folder that it stands in; remove it"))
      return
    }
    let start = (Path.joined(path, ""), Path.joined(relative, ""))
    var level = Level(path: path, start: start, identity: identity, names: [])
    while let entry = readdir(folder) { read(entry, into: &level) }
    level.names.sort { Path.precedes($1.key, $0.key) }
    level.stamps = stampers.map { FolderStamps(of: level.names.map(\.text), in: dirfd(folder), $0) }
    levels.append(level)
    // Those of the root and above it were read at the start.
    if levels.count > 1 { ignoreFiles?.enter(Path.joined(resolved, relative)) }
  }

  private mutating func read(_ entry: UnsafeMutablePointer<dirent>, into level: inout Level) {
    let text = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) ?? "" }
    }
    guard !text.isEmpty else {
      pending.append(Problem(level.path, "a name in this folder is not UTF-8; rename the file"))
      return
    }
    guard text.utf8.first != UInt8(ascii: ".") else { return }
    let ending = Path.contentEnding(of: text, among: endings)
    switch Int(entry.pointee.d_type) {
    case Int(DT_DIR): level.names.append(Name(text: text, ending: nil))
    case Int(DT_REG): if let ending { level.names.append(Name(text: text, ending: ending)) }
    default: readLink(text, ending: ending, into: &level)
    }
  }

  /// A link, or an entry whose kind the file system does not tell.
  /// - Parameter ending: nil where it is not one of those that are come to.
  private mutating func readLink(_ text: String, ending: String?, into level: inout Level) {
    let path = Path.joined(level.path, text)
    var status = stat()
    guard stat(path, &status) == 0 else {
      let leadsNowhere = errno == ENOENT
      let message =
        leadsNowhere ? "the link leads nowhere; remove it or mend it" : "\(FileError("cannot follow the link"))"
      pending.append(Problem(path, message))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: level.names.append(Name(text: text, ending: nil))
    case S_IFREG: if let ending { level.names.append(Name(text: text, ending: ending)) }
    default: if ending != nil { pending.append(Problem(path, "it is neither a file nor a folder; leave it out")) }
    }
  }
}
