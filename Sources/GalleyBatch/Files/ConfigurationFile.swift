/// A user's `rules.json`.
public enum ConfigurationFile {
  /// Nobody writes larger ones.
  private static let limit = 1 << 24

  public static func bytes(of path: String) throws(Problem) -> [UInt8] {
    var reader = FileReader()
    do {
      if let bytes = try reader.contents(of: path, upTo: limit) { return bytes }
    } catch { throw Problem(path, "\(error)") }
    throw Problem(path, "it is larger than \(limit) bytes; is it a configuration?")
  }
}
