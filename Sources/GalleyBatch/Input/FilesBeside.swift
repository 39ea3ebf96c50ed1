/// Files that a run reads or writes beside its pages, as a baseline or a report. Where they stand among the pages, or are named
/// with them, they are none.
struct FilesBeside {
  /// Without links.
  private let paths: Set<String>
  /// Their names: most pages are told apart by these.
  private let names: Set<String>

  init(_ paths: [String]) {
    self.paths = Set(paths.map { Path.resolved($0) })
    names = Set(self.paths.map { Path.name(of: $0) })
  }

  /// - Parameter path: of a file; a link to one of them counts only by the same name.
  func contain(_ path: @autoclosure () -> String) -> Bool {
    if names.isEmpty { return false }
    let path = path()
    return names.contains(Path.name(of: path)) && paths.contains(Path.resolved(path))
  }
}
