import FoundationEssentials
import Testing

/// Files of the repository that tests compare with, and write anew where `GALLEY_BLESS` is set.
enum Golden {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Whether `text` is what stands in the file.
  static func check(_ text: String, _ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = root.appending(path: path)
    if ProcessInfo.processInfo.environment["GALLEY_BLESS"] != nil { try Data(text.utf8).write(to: file) }
    let written = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
    #expect(
      written == text, "\(path) is stale: GALLEY_BLESS=1 swift test writes it anew; look at the difference",
      sourceLocation: sourceLocation)
  }

  /// The names of the files in a folder.
  static func files(in path: String) throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: root.appending(path: path).path))
  }
}
