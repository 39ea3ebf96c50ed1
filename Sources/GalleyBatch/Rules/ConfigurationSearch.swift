import GalleyEngine
import GalleyRules
import Glibc

/// Finds and reads users' configurations.
enum ConfigurationSearch {
  /// The name of a configuration that is found without being named.
  static let name = "rules.json"
  /// Nobody writes larger ones.
  private static let limit = 1 << 24

  /// The configuration of the nearest folder at or above `folder`.
  ///
  /// The search ends behind a folder that holds `.git`, behind the user's home, and behind the root: what lies above is
  /// somebody else's.
  /// - Parameters:
  ///   - folder: as the user named it, for messages.
  ///   - resolved: the same without links.
  static func nearestFile(above folder: String, resolved: String) -> String? {
    // As long as the user's own words lead there, messages use them.
    var named: String? = folder
    for above in Path.ancestors(of: resolved) {
      let file = Path.joined(above, name)
      if FileKind.isFile(file) { return named.map { Path.joined($0, name) } ?? file }
      let parent = named.map { Path.folder(of: $0) }
      named = parent != named && parent.map { Path.resolved($0) } == Path.folder(of: above) ? parent : nil
    }
    return nil
  }

  /// Reads a file and those that it extends.
  /// - Returns: the weakest first; a file that is reached twice stands where it was reached first.
  /// - Throws: `SettingsError` for a wrong file or a circle of files, `Problem` where `path` cannot be read.
  static func files(from path: String) throws -> [ConfigurationFile] {
    var read: [ConfigurationFile] = []
    var seen: Set<String> = []
    try add(path, to: &read, seen: &seen, open: [])
    return read
  }

  private static func add(
    _ path: String, to read: inout [ConfigurationFile], seen: inout Set<String>, open: [String]
  ) throws {
    let resolved = Path.resolved(path)
    guard seen.insert(resolved).inserted else { return }
    let file = try ConfigurationFile(parsing: bytes(of: path), name: path, folder: Path.folder(of: resolved))
    for other in file.extends {
      let place = other.hasPrefix("/") ? other : Path.joined(Path.folder(of: path), other)
      let target = Path.resolved(place)
      if target == resolved || open.contains(target) {
        throw file.objectionToExtends("“\(other)” extends this file in turn; remove one of the two")
      }
      do { try add(place, to: &read, seen: &seen, open: open + [resolved]) } catch let problem as Problem {
        throw file.objectionToExtends("“\(other)”: \(problem.message)")
      }
    }
    read.append(file)
  }

  private static func bytes(of path: String) throws(Problem) -> [UInt8] {
    var reader = FileReader()
    do {
      if let bytes = try reader.contents(of: path, upTo: limit) { return bytes }
    } catch { throw Problem(path, "\(error)") }
    throw Problem(path, "it is larger than \(limit) bytes; is it a configuration?")
  }
}
