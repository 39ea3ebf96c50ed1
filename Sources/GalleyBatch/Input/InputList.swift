import Glibc

/// What stands on the command line, opened one after the other.
struct InputList {
  enum Item {
    /// - relative: the path below the output folder.
    case page(path: String, relative: String)
    case lines(path: String, relative: String)
    case problem(Problem)
  }

  private var rest: ArraySlice<String>
  private var walk: FolderWalk?
  private let readsLines: Bool

  /// - Parameters:
  ///   - paths: files and folders; `-` for standard input.
  ///   - readsLines: whether standard input is JSON Lines.
  init(_ paths: [String], readsLines: Bool) {
    rest = paths[...]
    self.readsLines = readsLines
  }

  mutating func next() -> Item? {
    while true {
      if let step = walk?.next() {
        switch step {
        case .problem(let problem): return .problem(problem)
        case .file(let path, let relative): return item(path, relative)
        }
      }
      walk = nil
      guard let path = rest.popFirst() else { return nil }
      if path == "-" { return readsLines ? .lines(path: path, relative: "-") : .page(path: path, relative: "-") }
      var status = stat()
      guard stat(path, &status) == 0 else { return .problem(Problem(path, Self.message(for: path))) }
      guard status.st_mode & S_IFMT == S_IFDIR else { return item(path, Path.name(of: path)) }
      walk = FolderWalk(of: path)
    }
  }

  private func item(_ path: String, _ relative: String) -> Item {
    Path.ending(of: path) == FolderWalk.linesEnding
      ? .lines(path: path, relative: relative) : .page(path: path, relative: relative)
  }

  private static func message(for path: String) -> String {
    let error = FileError("cannot open it")
    var status = stat()
    if error.code == ENOENT, lstat(path, &status) == 0 { return "the link leads nowhere; remove it or mend it" }
    return "\(error)"
  }
}
