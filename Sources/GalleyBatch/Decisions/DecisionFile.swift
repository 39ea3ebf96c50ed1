import GalleyOutput
import Glibc

/// The decisions file of a folder: read whole, written whole.
public enum DecisionFile {
  /// Below the folder whose pages it is about.
  public static let name = ".galley/decisions.jsonl"
  /// Nobody decides so much.
  private static let limit = 1 << 30

  /// - Parameter path: the file.
  public static func read(_ path: String) throws(Problem) -> DecisionList {
    var reader = FileReader()
    let bytes: [UInt8]?
    do { bytes = try reader.contents(of: path, upTo: limit) } catch { throw Problem(path, "\(error)") }
    guard let bytes else { throw Problem(path, "it is larger than \(limit) bytes; is it a decisions file?") }
    do { return try DecisionList(reading: bytes, name: path) } catch { throw Problem(error.place, error.message) }
  }

  /// Puts the file in its place, whole or not at all; beside a new one in `.galley`, what has git merge it.
  public static func write(_ decisions: DecisionList, to path: String) throws(Problem) {
    let folder = Path.folder(of: path)
    let attributes = Path.joined(folder, ".gitattributes")
    do {
      if Path.name(of: folder) == ".galley", access(path, F_OK) != 0, access(attributes, F_OK) != 0 {
        try FileWriter.write(mergeRule.utf8Span.span, to: attributes)
      }
      try FileWriter.write(decisions.bytes.span, to: path)
    } catch { throw Problem(path, "\(error)") }
  }

  /// Git sees a conflict where two people add lines at one place. Here both hold, and the order is made anew on reading.
  private static let mergeRule = "decisions.jsonl merge=union\n"

  /// Where a review of paths writes its decisions: the nearest file to the first of them, or a new one in its folder.
  static func place(for paths: [String]) -> String {
    let path = paths.first ?? "-"
    let folder = path == "-" ? "." : FileKind.isFolder(path) ? path : Path.folder(of: path)
    return nearest(to: path) ?? Path.joined(folder, name)
  }

  /// The file of the nearest folder that has one: that of the path itself, or those above it in its project. Its path is
  /// from the working folder where it stands below that.
  static func nearest(to path: String) -> String? {
    let folder = path == "-" ? "." : FileKind.isFolder(path) ? path : Path.folder(of: path)
    for ancestor in Path.ancestors(of: Path.resolved(folder)) {
      let file = Path.joined(ancestor, name)
      if access(file, F_OK) == 0 { return Path.path(file, below: Path.resolved(".")) ?? file }
    }
    return nil
  }
}
