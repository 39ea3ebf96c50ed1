import Compression
import Glibc

/// What stands in a folder, in the order in which a walk comes to it: by the bytes of the paths.
///
/// The names lie in one stretch of memory, and become strings where somebody asks for them: hardly any page has anything to be
/// told of. Hidden files and folders are passed over, and so are files with other endings than those that were asked for.
final class FolderListing: Sendable {
  typealias Outcome = Result<FolderListing, Problem>

  /// What tells a folder from every other, however it is reached.
  struct Identity: Equatable {
    private let device: UInt
    private let number: UInt

    init(_ status: stat) {
      device = UInt(status.st_dev)
      number = UInt(status.st_ino)
    }
  }

  private struct Entry {
    /// Where its name starts, and how many bytes it has. Behind a folder's name stands a slash, for its files sort as their paths
    /// do; and behind every name a NUL.
    let start: UInt32
    let count: UInt16
    /// Which of the endings it has; nil for a folder.
    let ending: UInt8?
  }

  /// Of the folder; of a file that was named, the folder that it stands in.
  let path: String
  let isStandardInput: Bool
  /// Nil where it is one file that was named.
  let identity: Identity?
  /// What is wrong in the folder, in the order in which it was come to.
  let problems: [Problem]
  /// What stands before its names: in a path, and below the folder that the walk started with.
  private let before: (path: String, relative: String)
  /// Which of the endings is that of JSON Lines.
  private let linesEnding: UInt8?
  private let names: [UInt8]
  private let entries: [Entry]

  /// - Parameters:
  ///   - relative: the path below the folder that the walk started with.
  ///   - endings: of the names of files, before that of a compressed file.
  init(of path: String, relative: String, endings: [String]) throws(Problem) {
    var status = stat()
    guard let folder = opendir(path), fstat(dirfd(folder), &status) == 0 else {
      throw Problem(path, "\(FileError("cannot open the folder"))")
    }
    defer { closedir(folder) }
    var reading = Reading(path: path, endings: endings)
    while let entry = readdir(folder) { reading.read(entry) }
    reading.sort()
    self.path = path
    isStandardInput = false
    before = (Path.joined(path, ""), Path.joined(relative, ""))
    identity = Identity(status)
    problems = reading.problems
    linesEnding = endings.firstIndex(of: FolderWalk.linesEnding).map { UInt8($0) }
    names = reading.names
    entries = reading.entries
  }

  /// Of one file that was named.
  /// - Parameter path: `-` for standard input.
  init(ofFile path: String) {
    let name = Path.name(of: path)
    self.path = Path.folder(of: path)
    isStandardInput = path == "-"
    identity = nil
    problems = []
    before = (String(decoding: path.utf8.dropLast(name.utf8.count), as: UTF8.self), "")
    linesEnding = Path.contentEnding(of: path).content == FolderWalk.linesEnding ? 0 : nil
    names = Array(name.utf8) + [0]
    entries = [Entry(start: 0, count: UInt16(name.utf8.count), ending: 0)]
  }

  var count: Int { entries.count }

  func isFolder(at index: Int) -> Bool { entries[index].ending == nil }

  /// Whether the name at an index has the ending of JSON Lines.
  func isLines(at index: Int) -> Bool { entries[index].ending == linesEnding }

  /// The path of what stands at an index.
  func path(at index: Int) -> String { before.path + name(at: index) }

  /// The same below the folder that the walk started with.
  func relative(at index: Int) -> String { before.relative + name(at: index) }

  private func name(at index: Int) -> String {
    let start = Int(entries[index].start)
    let count = Int(entries[index].count) - (entries[index].ending == nil ? 1 : 0)
    return String(decoding: names[start..<start + count], as: UTF8.self)
  }

  /// Calls `body` with the name at an index as the system wants it; not for folders, whose names end in a slash here.
  func withName<Result>(at index: Int, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    names.withUnsafeBytes { names in
      body((names.baseAddress! + Int(entries[index].start)).assumingMemoryBound(to: CChar.self))
    }
  }
}

extension FolderListing {
  /// A listing that grows.
  private struct Reading {
    let path: String
    let endings: [String]
    var names: [UInt8] = []
    var entries: [Entry] = []
    var problems: [Problem] = []

    mutating func sort() {
      names.withUnsafeBytes { names in
        entries.sort { first, second in
          let (one, other) = (names.baseAddress! + Int(first.start), names.baseAddress! + Int(second.start))
          let order = memcmp(one, other, Int(min(first.count, second.count)))
          return order != 0 ? order < 0 : first.count < second.count
        }
      }
    }

    mutating func read(_ entry: UnsafeMutablePointer<dirent>) {
      let place = UnsafeRawPointer(entry) + MemoryLayout<dirent>.offset(of: \.d_name)!
      let name = UnsafeRawBufferPointer(start: place, count: strlen(place.assumingMemoryBound(to: CChar.self)))
      let bytes = name.bindMemory(to: UInt8.self).span
      guard (try? UTF8Span(validating: bytes)) != nil else {
        problems.append(Problem(path, "a name in this folder is not UTF-8; rename the file"))
        return
      }
      guard bytes[0] != UInt8(ascii: ".") else { return }
      let ending = Path.contentEnding(of: bytes, among: endings)
      switch Int(entry.pointee.d_type) {
      case Int(DT_DIR): append(name, ending: nil)
      case Int(DT_REG): if let ending { append(name, ending: ending) }
      default: readLink(name, ending: ending)
      }
    }

    /// A link, or an entry whose kind the file system does not tell.
    /// - Parameter ending: nil where it is not one of those that are come to.
    private mutating func readLink(_ name: UnsafeRawBufferPointer, ending: Int?) {
      let path = Path.joined(path, String(decoding: name, as: UTF8.self))
      var status = stat()
      guard stat(path, &status) == 0 else {
        let leadsNowhere = errno == ENOENT
        let message =
          leadsNowhere ? "the link leads nowhere; remove it or mend it" : "\(FileError("cannot follow the link"))"
        problems.append(Problem(path, message))
        return
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: append(name, ending: nil)
      case S_IFREG: if let ending { append(name, ending: ending) }
      default: if ending != nil { problems.append(Problem(path, "it is neither a file nor a folder; leave it out")) }
      }
    }

    /// - Parameter ending: nil for a folder.
    private mutating func append(_ name: UnsafeRawBufferPointer, ending: Int?) {
      let start = names.count
      names.append(contentsOf: name)
      if ending == nil { names.append(UInt8(ascii: "/")) }
      entries.append(
        Entry(start: UInt32(start), count: UInt16(names.count - start), ending: ending.map { UInt8($0) }))
      names.append(0)
    }
  }
}
