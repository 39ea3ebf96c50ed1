/// The files below a folder, one after the other, in the order of their paths' bytes.
///
/// Memory holds only the names in the folders that are open. Hidden files and folders are passed over, and so are files
/// with other endings than a page's and what ignore files leave out. Links are followed, but not in circles.
struct FolderWalk {
  /// What the walk comes to.
  enum Step {
    /// - stamp: `FileStamp.hash`, where stamps are asked for; otherwise 0.
    case file(FoundFile, stamp: UInt64)
    case problem(Problem)
  }

  static let pageEndings = ["txt", "text", "md"]
  static let linesEnding = "jsonl"
  static let endings = pageEndings + [linesEnding]

  private struct Level {
    let listing: FolderListing
    /// What comes next.
    var next = 0
    /// Nil where they are not asked for.
    let stamps: FolderStamps?
    /// How many files come before the next that is to be found the stamp of.
    var known = 0

    /// The stamp of a file that is come to.
    mutating func stamp(at index: Int) -> UInt64 {
      guard let stamps else { return 0 }
      if index >= known { known = stamps.find(index) }
      return stamps[index]
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
  ///   - listing: of the root, for these endings, where it is being read already.
  init(
    of root: String, endings: [String] = Self.endings, readsIgnoreFiles: Bool = true, stampers: Workers? = nil,
    listing: Ahead<FolderListing.Outcome>? = nil
  ) {
    self.root = root
    self.endings = endings
    self.stampers = stampers
    resolved = Path.resolved(root)
    if readsIgnoreFiles { ignoreFiles = IgnoreFiles(above: resolved) }
    enter(root, relative: "", listing)
  }

  mutating func next() -> Step? {
    while true {
      if let problem = pending.popLast() { return .problem(problem) }
      guard !levels.isEmpty else { return nil }
      let last = levels.count - 1
      let listing = levels[last].listing
      let index = levels[last].next
      guard index < listing.count else {
        levels.removeLast()
        ignoreFiles?.leave()
        continue
      }
      levels[last].next += 1
      let isFolder = listing.isFolder(at: index)
      if let ignoreFiles, ignoreFiles.saysAnything,
        ignoreFiles.leavesOut(Path.joined(resolved, listing.relative(at: index)), isFolder: isFolder)
      {
        leftOut += 1
      } else if isFolder {
        enter(listing.path(at: index), relative: listing.relative(at: index))
      } else {
        given += 1
        return .file(FoundFile(listing: listing, index: index), stamp: levels[last].stamp(at: index))
      }
    }
  }

  /// - Parameter ahead: its listing, where it is being read already.
  private mutating func enter(_ path: String, relative: String, _ ahead: Ahead<FolderListing.Outcome>? = nil) {
    let listing: FolderListing
    do throws(Problem) {
      if let ahead {
        listing = try ahead.value.get()
      } else {
        listing = try FolderListing(of: path, relative: relative, endings: endings)
      }
    } catch {
      pending.append(error)
      return
    }
    if levels.contains(where: { $0.listing.identity == listing.identity }) {
      pending.append(Problem(path, "the link leads back to a folder that it stands in; remove it"))
      return
    }
    pending += listing.problems
    levels.append(Level(listing: listing, stamps: stampers.map { FolderStamps(of: listing, $0) }))
    // Those of the root and above it were read at the start.
    if levels.count > 1 { ignoreFiles?.enter(Path.joined(resolved, relative)) }
  }
}
