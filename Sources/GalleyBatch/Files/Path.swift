import Compression
import Glibc

/// Paths as the system writes them.
enum Path {
  /// Everything before the last slash; `.` where there is none.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What stands behind the last slash.
  static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.index(after: slash)...])
  }

  static func joined(_ folder: String, _ name: String) -> String {
    folder.isEmpty || folder == "." ? name : folder.utf8.last == UInt8(ascii: "/") ? folder + name : folder + "/" + name
  }

  /// What stands behind the last dot of the name; empty where the name has none, or starts with it.
  static func ending(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return "" }
    return String(name[name.index(after: dot)...])
  }

  /// The ending of a name before that of a compressed file, and what follows it: `txt` and `.gz` of `a.txt.gz`.
  static func contentEnding(of path: String) -> (content: String, packing: String) {
    guard let format = CompressedFormat(fileName: path) else { return (ending(of: path), "") }
    return (ending(of: String(path.dropLast(format.ending.count))), format.ending)
  }

  /// The path without links, `.` and `..` (`realpath`), of as much of it as there is.
  static func resolved(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    let folder = folder(of: path)
    return folder == path ? path : joined(resolved(folder), name(of: path))
  }

  /// A folder and those that it stands in, up to the end of its project: the folder that holds `.git`, the user's home,
  /// or the root. The nearest first.
  /// - Parameter folder: from the root, without links.
  static func ancestors(of folder: String) -> [String] {
    let home = getenv("HOME").map { resolved(String(cString: $0)) }
    var ancestors = [folder]
    while let last = ancestors.last, last != "/", last != ".", last != home {
      if access(joined(last, ".git"), F_OK) == 0 { break }
      ancestors.append(Path.folder(of: last))
    }
    return ancestors
  }

  /// What leads from a folder to a path in it; nil where it is not in it. Bytes are compared, as the system does.
  static func path(_ path: String, below folder: String) -> String? {
    let start = folder == "/" ? folder : folder + "/"
    guard path.utf8.starts(with: start.utf8) else { return nil }
    return String(decoding: path.utf8.dropFirst(start.utf8.count), as: UTF8.self)
  }

  /// An absolute path as it is written from an absolute folder; both without links.
  static func relative(_ path: String, to folder: String) -> String {
    let names = path.split(separator: "/")
    let base = folder.split(separator: "/")
    let common = zip(names, base).prefix { $0 == $1 }.count
    let up = repeatElement("..", count: base.count - common)
    return (up + names[common...].map(String.init)).joined(separator: "/")
  }

  /// Whether a path, taken below a folder, cannot lead out of it.
  static func staysBelow(_ path: String) -> Bool {
    path.utf8.first != UInt8(ascii: "/") && !path.split(separator: "/").contains("..")
  }

  /// Makes a folder and those that it stands in, as far as they are missing.
  static func makeFolders(_ path: String) throws(FileError) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    let parent = folder(of: path)
    guard errno == ENOENT, parent != path, parent != "." else { throw FileError("cannot make the folder \(path)") }
    try makeFolders(parent)
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw FileError("cannot make the folder \(path)") }
  }
}
