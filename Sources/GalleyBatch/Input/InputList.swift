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
    case page(path: String, relative: String)
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

  /// - Parameters:
  ///   - paths: files and folders; `-` for standard input.
  ///   - readsLines: whether standard input is JSON Lines.
  ///   - ignoring: what `.galleyignore` and `.gitignore` files leave out.
  ///   - beside: files that are passed over.
  init(_ paths: [String], readsLines: Bool, ignoring: Ignoring, beside: FilesBeside = FilesBeside([])) {
    rest = paths[...]
    self.beside = beside
    self.readsLines = readsLines
    self.ignoring = ignoring
  }

  mutating func next() -> Item? {
    while true {
      if let step = walk?.next() {
        switch step {
        case .problem(let problem): return .problem(problem)
        case .file(let path, let relative, let ending):
          if beside.contain(path) { continue }
          return item(path, relative, ending)
        }
      }
      if let walk, walk.given == 0, walk.leftOut > 0 {
        self.walk = nil
        return .note("\(walk.root): ignore files leave out all that is in it; --no-ignore takes it in")
      }
      walk = nil
      guard let path = rest.popFirst() else { return nil }
      if path == "-" { return readsLines ? .lines(path: path, relative: "-") : .page(path: path, relative: "-") }
      var status = stat()
      guard stat(path, &status) == 0 else { return .problem(Problem(path, Self.message(for: path))) }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      if ignoring == .always, IgnoreFiles.leaveOut(Path.resolved(path), isFolder: isFolder) { continue }
      if !isFolder, beside.contain(path) { continue }
      guard isFolder else { return item(path, Path.name(of: path), Path.contentEnding(of: path).content) }
      walk = FolderWalk(of: path, readsIgnoreFiles: ignoring != .never)
    }
  }

  private func item(_ path: String, _ relative: String, _ ending: String) -> Item {
    ending == FolderWalk.linesEnding
      ? .lines(path: path, relative: relative) : .page(path: path, relative: relative)
  }

  private static func message(for path: String) -> String {
    let error = FileError("cannot open it")
    var status = stat()
    if error.code == ENOENT, lstat(path, &status) == 0 { return "the link leads nowhere; remove it or mend it" }
    return "\(error)"
  }
}
