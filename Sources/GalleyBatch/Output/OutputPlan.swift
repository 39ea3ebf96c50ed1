import Glibc

/// Where the pages of a run are written.
public enum Target: Sendable, Equatable {
  case standardOutput
  case file(String)
  /// Each page in its place below the folder.
  case folder(String)
  /// Each page over its source.
  case inPlace
  /// Nothing is written.
  case nowhere

  /// The folder that the one record of the run stands in; nil where there is none, or one for each folder of pages.
  var recordFolder: String? {
    switch self {
    case .folder(let folder): folder
    case .file(let file): Path.folder(of: file)
    case .standardOutput, .inPlace, .nowhere: nil
    }
  }
}

/// A page's file, and the record that tells of it.
struct OutputPlace: Sendable {
  let path: String
  /// The folder that the record's folder stands in.
  let recordFolder: String
  /// The path below that folder.
  let relative: String
}

/// Finds each page its place, and refuses a place that is taken.
struct OutputPlan {
  private let target: Target
  private let format: TextEnding
  /// Places given out; nil where no two inputs can meet.
  private var taken: [String: String]?

  /// What becomes of the endings of names.
  enum TextEnding {
    case kept
    /// `.md` for a page's ending; that of a compressed file stays behind it.
    case markdown
  }

  init(_ target: Target, _ format: TextEnding, inputs: Int) {
    self.target = target
    self.format = format
    taken = inputs > 1 || format == .markdown ? [:] : nil
  }

  /// - Returns: nil where pages have no files of their own.
  mutating func place(for path: String, relative: String) throws(Problem) -> OutputPlace? {
    switch target {
    case .standardOutput, .nowhere: return nil
    case .file(let file):
      return OutputPlace(path: file, recordFolder: Path.folder(of: file), relative: Path.name(of: file))
    case .inPlace:
      // The file itself is written, not a link to it.
      let folder =
        Path.folder(of: path) == "." ? "" : String(decoding: path.utf8.dropLast(relative.utf8.count), as: UTF8.self)
      return OutputPlace(path: isLink(path) ? Path.resolved(path) : path, recordFolder: folder, relative: relative)
    case .folder(let folder):
      let below = format == .markdown ? Self.withMarkdownEnding(relative) : relative
      if let other = taken?.updateValue(path, forKey: below) {
        throw Problem(
          path, "it would be written over \(other), as \(Path.joined(folder, below)); clean one of them elsewhere")
      }
      return OutputPlace(path: Path.joined(folder, below), recordFolder: folder, relative: below)
    }
  }

  /// What is wrong with writing what stands in `path`, before any of it is read.
  func objection(to path: String) -> Problem? {
    let out: String
    switch target {
    case .standardOutput, .nowhere, .inPlace: return nil
    case .file(let file): out = Path.resolved(file)
    case .folder(let folder): out = Path.resolved(folder)
    }
    let source = Path.resolved(path)
    if out == source {
      return Problem(path, "the output is the input itself; write elsewhere, or use --in-place")
    }
    guard out.hasPrefix(source.hasSuffix("/") ? source : source + "/") else { return nil }
    return Problem(path, "the output \(out) is inside this folder and would become its input; write elsewhere")
  }

  private func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func withMarkdownEnding(_ path: String) -> String {
    let (ending, packing) = Path.contentEnding(of: path)
    guard FolderWalk.pageEndings.contains(ending) else { return path }
    return path.dropLast(ending.count + packing.count) + "md" + packing
  }
}
