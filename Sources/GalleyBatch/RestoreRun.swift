import GalleyOutput
import Glibc

/// One run of `galley restore`: the sources of pages, put together from what was written and its record.
public final class RestoreRun {
  private let output: String
  private let target: String
  private var console: Console
  private var summary = Summary()

  /// - Parameters:
  ///   - output: a folder that `clean` wrote, or one file in it.
  ///   - target: the folder, or the file, that the source is written to.
  public init(_ output: String, to target: String, isQuiet: Bool = false) {
    self.output = output
    self.target = target
    console = Console(isQuiet: isQuiet)
  }

  /// - Throws: `Problem` where there is no record, or none that can be read.
  public func run() throws -> Summary {
    var status = stat()
    guard stat(output, &status) == 0 else { throw Problem(output, "\(FileError("cannot open it"))") }
    if status.st_mode & S_IFMT == S_IFDIR {
      try restoreFolder()
    } else {
      try restoreFile()
    }
    console.finish()
    return summary
  }

  private func restoreFolder() throws {
    let record = try Record(in: output)
    for path in record.paths {
      restore(path, record, from: Path.joined(output, path)) { Path.joined(target, $0) }
    }
  }

  /// A file may stand below the folder that has the record.
  private func restoreFile() throws {
    let whole = Path.resolved(output)
    var folder = Path.folder(of: whole)
    while true {
      let relative = String(decoding: whole.utf8.dropFirst(folder == "/" ? 1 : folder.utf8.count + 1), as: UTF8.self)
      if access(Path.joined(folder, RecordFile.name), F_OK) == 0 {
        let record = try Record(in: folder)
        if record.paths.contains(relative) {
          var status = stat()
          let isFolder = stat(target, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
          restore(relative, record, from: output) { isFolder ? Path.joined(target, Path.name(of: $0)) : target }
          return
        }
      }
      let above = Path.folder(of: folder)
      guard above != folder else { break }
      folder = above
    }
    throw Problem(output, "no record tells of it; \(RecordFile.name) must stand in its folder or in one above")
  }

  private func restore(_ path: String, _ record: Record, from file: String, to place: (String) -> String) {
    do {
      let original = record.original(of: path)
      guard Path.staysBelow(original) else {
        throw Problem(file, "its record would write it outside of \(target)")
      }
      if record.isLinewise(path) {
        try restoreLines(path, record, from: file, to: place(original))
      } else {
        try restoreWhole(path, record, from: file, to: place(original))
      }
      summary.pages += 1
    } catch {
      summary.problems += 1
      _ = console.tell(error as? Problem ?? Problem(file, "\(error); it is not restored"))
    }
    console.progress(summary.pages)
  }

  private func restoreWhole(_ path: String, _ record: Record, from file: String, to place: String) throws {
    var reader = FileReader()
    let output = try reader.contents(of: file, upTo: .max) ?? []
    let bytes = try record.source(of: RecordKey(path: path, line: nil), from: output)
    try FileWriter.write(bytes.span, to: place)
  }

  private func restoreLines(_ path: String, _ record: Record, from file: String, to place: String) throws {
    var reader = try LineReader(file)
    let output = try OutputStream(to: place)
    var number = 0
    while let line = try reader.next() {
      number += 1
      do {
        try output.write(try record.source(of: RecordKey(path: path, line: number), from: line))
      } catch let error as RestoreError {
        throw Problem("\(file):\(number)", "\(error); the file is not restored")
      }
    }
    try output.finish()
  }
}
