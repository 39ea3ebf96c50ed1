import Glibc

/// The `rules.json` that `galley init` writes: the keys that a newspaper's archive fills in first, saying nothing new.
public enum StarterConfiguration {
  private static let text = """
    {
      "version": 1,
      "output": { "caption": "after", "furniture": "drop" },
      "words": {
        "mastheads": { "add": [], "remove": [] },
        "editors": { "add": [], "remove": [] },
        "promotions": { "add": [], "remove": [] },
        "datelines": { "add": [], "remove": [] }
      },
      "rules": {
        "unfinished-paragraph": { "severity": "warning" }
      },
      "profiles": {},
      "overrides": []
    }

    """

  /// Writes the file.
  /// - Returns: its path.
  /// - Throws: `Problem` where there is one already, or it cannot be written.
  public static func write(to folder: String) throws(Problem) -> String {
    let path = Path.joined(folder, ConfigurationSearch.name)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw Problem(
        path, errno == EEXIST ? "there is one already; it is left as it is" : "\(FileError("cannot write it"))")
    }
    defer { close(descriptor) }
    do { try FileWriter.append(text.utf8Span.span, to: descriptor) } catch { throw Problem(path, "\(error)") }
    return path
  }
}
