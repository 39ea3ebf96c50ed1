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
    /// - stamp: `FileStamp.hash`, where stamps are asked for; otherwise 0.
    case page(FoundFile, stamp: UInt64)
    case lines(FoundFile)
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
  /// The listing of the folder that comes first, as long as it is to come.
  private var first: Ahead<FolderListing.Outcome>?

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

  /// What a run is to go through. A folder that comes first is read at once where there is a second thread for that: the rules, and
  /// what else is needed, can be read meanwhile.
  /// - Parameter stampers: who asks for the stamps of the pages' files; nil where nobody needs them.
  init(_ pages: PageRequest, stampers: Workers? = nil) {
    self.init(
      pages.paths, readsLines: pages.readsLines, ignoring: pages.ignoring, beside: FilesBeside(pages.beside),
      stampers: stampers)
    guard let stampers, stampers.count > 1, let path = pages.paths.first, FileKind.isFolder(path) else { return }
    first = Ahead {
      FolderListing.Outcome { () throws(Problem) in
        try FolderListing(of: path, relative: "", endings: FolderWalk.endings)
      }
    }
  }

  mutating func next() -> Item? {
    while true {
      if walk != nil, let step = walk!.next() {
        switch step {
        case .problem(let problem): return .problem(problem)
        case .file(let file, let stamp):
          if beside.contain(file.path) { continue }
          return item(file, stamp)
        }
      }
      if let walk, walk.given == 0, walk.leftOut > 0 {
        self.walk = nil
        return .note("\(walk.root): ignore files leave out all that is in it; --no-ignore takes it in")
      }
      walk = nil
      guard let path = rest.popFirst() else { return nil }
      let listing = first.take()
      if path == "-" {
        let file = FoundFile(listing: FolderListing(ofFile: path), index: 0)
        return readsLines ? .lines(file) : .page(file, stamp: 0)
      }
      let now = FileStamp.now
      var status = stat()
      guard stat(path, &status) == 0 else { return .problem(Problem(path, Self.message(for: path))) }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      if ignoring == .always, IgnoreFiles.leaveOut(Path.resolved(path), isFolder: isFolder) { continue }
      if !isFolder, beside.contain(path) { continue }
      guard isFolder else {
        let stamp = stampers == nil ? 0 : FileStamp(status).hash(asOf: now)
        return item(FoundFile(listing: FolderListing(ofFile: path), index: 0), stamp)
      }
      walk = FolderWalk(of: path, readsIgnoreFiles: ignoring != .never, stampers: stampers, listing: listing)
    }
  }

  private func item(_ file: FoundFile, _ stamp: UInt64) -> Item {
    file.isLines ? .lines(file) : .page(file, stamp: stamp)
  }

  private static func message(for path: String) -> String {
    let error = FileError("cannot open it")
    var status = stat()
    if error.code == ENOENT, lstat(path, &status) == 0 { return "the link leads nowhere; remove it or mend it" }
    return "\(error)"
  }
}
