import Glibc

/// Patterns of paths as `.gitignore` has them, in order: the last one that matches decides
/// (https://git-scm.com/docs/gitignore).
///
/// A pattern with a slash that is not its last character counts from the folder of the file that says it; any other
/// matches a name wherever it stands below. `*`, `?` and `[…]` match within a name (`fnmatch`, byte by byte as in Git);
/// `**` stands for any number of folders.
public struct PathPatterns: Sendable {
  private struct Pattern: Sendable {
    /// Between the slashes.
    var segments: [String]
    var isNegated = false
    var isFolder = false
    /// Whether it counts from the folder of the file that says it.
    var isAnchored = false
  }

  private var patterns: [Pattern] = []

  /// - Parameter lines: each a pattern, as a line of `.gitignore`.
  public init(_ lines: [String]) { patterns = lines.compactMap(Self.parse) }

  /// The patterns of a file such as `.gitignore`.
  public init(file bytes: [UInt8]) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    self.init(
      text.split(separator: 0x0A).map {
        String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self)
      })
  }

  public var isEmpty: Bool { patterns.isEmpty }

  /// What the patterns say of a path: true where one matches, false where a negated one takes that back, nil where none
  /// says anything. Whether a folder above the path matches is for the caller to ask first.
  /// - Parameter path: below the folder of the file that says the patterns, with `/` between names.
  public func verdict(on path: String, isFolder: Bool) -> Bool? {
    let names = path.split(separator: "/").map(String.init)
    guard let name = names.last else { return nil }
    for pattern in patterns.reversed() where isFolder || !pattern.isFolder {
      let matches =
        pattern.isAnchored
        ? Self.matches(pattern.segments[...], names[...]) : Self.matches(pattern.segments[0], name)
      if matches { return !pattern.isNegated }
    }
    return nil
  }

  /// Whether the patterns hold for a file: what they say of it, or else of the nearest folder that it stands in. So, unlike
  /// in Git, a negated pattern takes a file back also where a folder above it matches.
  /// - Parameter path: of a file, as for `verdict`.
  public func contain(_ path: String) -> Bool {
    var path = path[...]
    var isFolder = false
    while true {
      if let verdict = verdict(on: String(path), isFolder: isFolder) { return verdict }
      guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return false }
      path = path[..<slash]
      isFolder = true
    }
  }

  private static func parse(_ line: String) -> Pattern? {
    var text = Substring(line)
    guard text.first != "#" else { return nil }
    // White space at the end counts only behind a backslash.
    while text.last == " ", !text.dropLast().hasSuffix("\\") { text.removeLast() }
    var pattern = Pattern(segments: [])
    if text.first == "!" {
      pattern.isNegated = true
      text.removeFirst()
    }
    if text.last == "/" {
      pattern.isFolder = true
      text.removeLast()
    }
    pattern.isAnchored = text.contains("/")
    if text.first == "/" { text.removeFirst() }
    guard !text.isEmpty else { return nil }
    pattern.segments = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    return pattern
  }

  private static func matches(_ pattern: ArraySlice<String>, _ names: ArraySlice<String>) -> Bool {
    guard let first = pattern.first else { return names.isEmpty }
    let rest = pattern.dropFirst()
    if first == "**" {
      // At the end it stands for all that is inside, but not for the folder itself.
      if rest.isEmpty { return !names.isEmpty }
      return (names.startIndex...names.endIndex).contains { matches(rest, names[$0...]) }
    }
    guard let name = names.first, matches(first, name) else { return false }
    return matches(rest, names.dropFirst())
  }

  private static func matches(_ pattern: String, _ name: String) -> Bool { fnmatch(pattern, name, 0) == 0 }
}
