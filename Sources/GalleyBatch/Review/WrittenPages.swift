import GalleyOutput

/// Folders that `clean` wrote: of their pages a review looks at the sources, to show what was repaired.
struct WrittenPages {
  private let runs: [(folder: String, record: Record, pages: Set<String>)]

  /// - Parameter paths: what is to be reviewed.
  /// - Throws: `Problem` for a record that cannot be read.
  init(_ paths: [String]) throws {
    runs = try paths.filter { FileKind.isFile(Path.joined($0, RecordFile.name)) }.map { folder in
      let record = try Record(in: folder)
      return (folder, record, Set(record.paths.filter { !record.isLinewise($0) }))
    }
  }

  /// The source of a page; nil for one that `clean` did not write.
  /// - Throws: what keeps the source from being put together.
  func source(of page: PageInput) throws -> [UInt8]? {
    for run in runs where run.pages.contains(page.relative) && Path.joined(run.folder, page.relative) == page.path {
      var reader = FileReader()
      let output = try reader.contents(of: page.path, upTo: .max) ?? []
      return try run.record.source(of: RecordKey(path: page.relative, line: nil), from: output)
    }
    return nil
  }
}
