import Compression
import Glibc

/// Paths as the system writes them.
enum Path {
  /// Everything before the last slash; `.` where there is none.
  static func folder(of path: String) -> String {
    guard let slash = last("/", of: path) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What stands behind the last slash.
  static func name(of path: String) -> String {
    guard let slash = last("/", of: path) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// Where a character of ASCII stands last; nil where it does not. Every file of a walk asks for it.
  private static func last(_ character: Unicode.Scalar, of path: String) -> String.Index? {
    let bytes = path.utf8Span.span
    var offset = bytes.count
    while offset > 0 {
      offset -= 1
      if bytes[offset] == UInt8(ascii: character) { return path.utf8.index(path.startIndex, offsetBy: offset) }
    }
    return nil
  }

  static func joined(_ folder: String, _ name: String) -> String {
    folder.isEmpty || folder == "." ? name : folder.utf8.last == UInt8(ascii: "/") ? folder + name : folder + "/" + name
  }

  /// What stands behind the last dot of the name; empty where the name has none, or starts with it.
  static func ending(of path: String) -> String {
    let bytes = path.utf8Span.span
    let (dot, slash) = (UInt8(ascii: "."), UInt8(ascii: "/"))
    var offset = bytes.count - 1
    while offset > 0, bytes[offset] != slash {
      if bytes[offset] == dot, bytes[offset - 1] != slash {
        return String(path.utf8.dropFirst(offset + 1)) ?? ""
      }
      offset -= 1
    }
    return ""
  }

  /// The ending of a name before that of a compressed file, and what follows it: `txt` and `.gz` of `a.txt.gz`.
  static func contentEnding(of path: String) -> (content: String, packing: String) {
    guard let format = CompressedFormat(fileName: path) else { return (ending(of: path), "") }
    return (ending(of: String(path.dropLast(format.ending.count))), format.ending)
  }

  /// Which of some endings a name has, before that of a compressed file: its index; nil where it has none of them.
  static func contentEnding(of name: Span<UInt8>, among endings: [String]) -> Int? {
    for index in endings.indices where has(name, ending: endings[index]) { return index }
    guard let format = CompressedFormat(fileName: name) else { return nil }
    let content = name.extracting(droppingLast: format.ending.utf8.count)
    for index in endings.indices where has(content, ending: endings[index]) { return index }
    return nil
  }

  /// Whether this stands behind a dot of the name that is not its first character.
  private static func has(_ name: Span<UInt8>, ending: String) -> Bool {
    let ending = ending.utf8Span.span
    let start = name.count - ending.count
    guard start > 1, name[start - 1] == UInt8(ascii: ".") else { return false }
    for index in ending.indices where name[start + index] != ending[index] { return false }
    return true
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

  /// Whether the bytes of one path come before those of another.
  static func precedes(_ path: String, _ other: String) -> Bool {
    let (path, other) = (path.utf8Span.span, other.utf8Span.span)
    for index in 0..<min(path.count, other.count) where path[index] != other[index] {
      return path[index] < other[index]
    }
    return path.count < other.count
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
