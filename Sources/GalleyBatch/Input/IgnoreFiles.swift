import GalleyRules

/// What `.galleyignore` and `.gitignore` files leave out, in the folders from the project's top down to where a walk is.
///
/// The nearest file that says anything of a path decides, and within a file its last pattern that matches; but every
/// `.galleyignore` is asked before any `.gitignore`, so that pages that Git does not keep can be taken in.
struct IgnoreFiles {
  private static let names = [".galleyignore", ".gitignore"]

  private struct Level {
    /// Without links.
    let folder: String
    /// In the order of `names`.
    let patterns: [PathPatterns]
  }

  private var levels: [Level] = []
  /// Levels with a pattern.
  private var speaking = 0

  /// Reads the files of a folder and of those above it, as far as its project goes.
  /// - Parameter folder: without links.
  init(above folder: String) {
    for above in Path.ancestors(of: folder).reversed() { enter(above) }
  }

  /// Takes a folder's files in.
  mutating func enter(_ folder: String) {
    let patterns = Self.names.map { name -> PathPatterns in
      let file = Path.joined(folder, name)
      guard FileKind.isFile(file) else { return PathPatterns([]) }
      var reader = FileReader()
      return PathPatterns(file: (try? reader.contents(of: file, upTo: 1 << 24)) ?? [])
    }
    levels.append(Level(folder: folder, patterns: patterns))
    if !patterns.allSatisfy(\.isEmpty) { speaking += 1 }
  }

  /// Forgets the folder that was taken in last.
  mutating func leave() { if !levels.removeLast().patterns.allSatisfy(\.isEmpty) { speaking -= 1 } }

  /// Whether any of them says anything.
  var saysAnything: Bool { speaking > 0 }

  /// Whether a path is left out by itself; the folders that it stands in are not asked.
  /// - Parameter path: without links, below the last folder that was taken in.
  func leavesOut(_ path: String, isFolder: Bool) -> Bool {
    for kind in Self.names.indices {
      for level in levels.reversed() where !level.patterns[kind].isEmpty {
        guard let below = Path.path(path, below: level.folder) else { continue }
        if let verdict = level.patterns[kind].verdict(on: below, isFolder: isFolder) { return verdict }
      }
    }
    return false
  }

  /// Whether a path that was named is left out, by itself or by a folder above it.
  /// - Parameter path: without links.
  static func leaveOut(_ path: String, isFolder: Bool) -> Bool {
    let top = IgnoreFiles(above: Path.folder(of: path))
    guard !top.leavesOut(path, isFolder: isFolder) else { return true }
    return Path.ancestors(of: Path.folder(of: path)).dropLast().contains { folder in
      IgnoreFiles(above: Path.folder(of: folder)).leavesOut(folder, isFolder: true)
    }
  }
}
