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

  /// The path without links, `.` and `..` (`realpath`), of as much of it as there is.
  static func resolved(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    let folder = folder(of: path)
    return folder == path ? path : joined(resolved(folder), name(of: path))
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
