import GalleyOutput

/// Pages that `clean` wrote: a review looks at their sources, to show what was repaired.
struct WrittenPages {
  /// The folders without links.
  private let runs: [(folder: String, record: Record, pages: Set<String>)]

  /// - Parameter paths: what is to be reviewed: folders and files that have a record beside or above them, or others.
  /// - Throws: `Problem` for a record that cannot be read.
  init(_ paths: [String]) throws {
    var folders: [String] = []
    for path in paths where path != "-" {
      let folder = FileKind.isFolder(path) ? path : Path.folder(of: path)
      for ancestor in Path.ancestors(of: Path.resolved(folder))
      where FileKind.isFile(Path.joined(ancestor, RecordFile.name)) && !folders.contains(ancestor) {
        folders.append(ancestor)
      }
    }
    runs = try folders.map { folder in
      let record = try Record(in: folder)
      return (folder, record, Set(record.paths))
    }
  }

  /// The source of a page; what it holds, where `clean` did not write it.
  /// - Throws: what keeps the source from being put together.
  func source(of page: PageInput) throws -> PageInput.Content {
    guard !runs.isEmpty, page.path != "-" else { return page.content }
    let path = Path.resolved(page.path)
    for run in runs {
      guard let relative = Path.path(path, below: run.folder), run.pages.contains(relative) else { continue }
      switch page.content {
      case .file where !run.record.isLinewise(relative):
        var reader = FileReader()
        let output = try reader.contents(of: page.path, upTo: .max) ?? []
        return .draft(try run.record.source(of: RecordKey(path: relative, line: nil), from: output))
      case .line(let output, let number) where run.record.isLinewise(relative):
        let source = try run.record.source(of: RecordKey(path: relative, line: number), from: output)
        return .line(source, number: number)
      default: return page.content
      }
    }
    return page.content
  }
}
