import Glibc

/// What ignore files have a say in.
public enum Ignoring: Sendable {
  /// Nothing.
  case never
  /// What is found in folders.
  case found
  /// What is named on the command line, too.
  case always
}

/// What stands on the command line, opened one after the other.
struct InputList {
  enum Item {
    /// - relative: the path below the output folder.
    /// - stamp: `FileStamp.hash`, where stamps are asked for; otherwise 0.
    case page(path: String, relative: String, stamp: UInt64)
    case lines(path: String, relative: String)
    case problem(Problem)
    /// Something to be said that is no problem.
    case note(String)
  }

  private var rest: ArraySlice<String>
  private var walk: FolderWalk?
  private let readsLines: Bool
  private let ignoring: Ignoring
  private let beside: FilesBeside
  private let stampers: Workers?

  /// - Parameters:
  ///   - paths: files and folders; `-` for standard input.
  ///   - readsLines: whether standard input is JSON Lines.
  ///   - ignoring: what `.galleyignore` and `.gitignore` files leave out.
  ///   - beside: files that are passed over.
  ///   - stampers: who asks for the stamps of the pages' files; nil where nobody needs them.
  init(
    _ paths: [String], readsLines: Bool, ignoring: Ignoring, beside: FilesBeside = FilesBeside([]),
    stampers: Workers? = nil
  ) {
    self.stampers = stampers
    rest = paths[...]
    self.beside = beside
    self.readsLines = readsLines
    self.ignoring = ignoring
  }

  mutating func next() -> Item? {
    while true {
      if walk != nil, let step = walk!.next() {
        switch step {
        case .problem(let problem): return .problem(problem)
        case .file(let path, let relative, let ending, let stamp):
          if beside.contain(path) { continue }
          return item(path, relative, ending, stamp)
        }
      }
      if let walk, walk.given == 0, walk.leftOut > 0 {
        self.walk = nil
        return .note("\(walk.root): ignore files leave out all that is in it; --no-ignore takes it in")
      }
      walk = nil
      guard let path = rest.popFirst() else { return nil }
      if path == "-" {
        return readsLines ? .lines(path: path, relative: "-") : .page(path: path, relative: "-", stamp: 0)
      }
      var status = stat()
      guard stat(path, &status) == 0 else { return .problem(Problem(path, Self.message(for: path))) }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      if ignoring == .always, IgnoreFiles.leaveOut(Path.resolved(path), isFolder: isFolder) { continue }
      if !isFolder, beside.contain(path) { continue }
      guard isFolder else {
        let stamp = stampers == nil ? 0 : FileStamp(status).hash
        return item(path, Path.name(of: path), Path.contentEnding(of: path).content, stamp)
      }
      walk = FolderWalk(of: path, readsIgnoreFiles: ignoring != .never, stampers: stampers)
    }
  }

  private func item(_ path: String, _ relative: String, _ ending: String, _ stamp: UInt64) -> Item {
    ending == FolderWalk.linesEnding
      ? .lines(path: path, relative: relative) : .page(path: path, relative: relative, stamp: stamp)
  }

  private static func message(for path: String) -> String {
    let error = FileError("cannot open it")
    var status = stat()
    if error.code == ENOENT, lstat(path, &status) == 0 { return "the link leads nowhere; remove it or mend it" }
    return "\(error)"
  }
}
