import Foundation
import SeededRandom
import Testing

@testable import GalleyRules

struct PathPatternsTests {
  @Test(arguments: [
    (["*.txt"], "a/b.txt", true), (["/*.txt"], "a/b.txt", false), (["a/"], "a/b.txt", true), (["a/"], "b/a", false),
    (["a/*"], "a/b/c.txt", true), (["a/**"], "a/b/c.txt", true), (["**/c.txt"], "a/b/c.txt", true),
    (["a/**/c.txt"], "a/c.txt", true), (["*.txt", "!b.txt"], "a/b.txt", false), (["a/**", "!a/b/**"], "a/b/c", false),
    (["a", "!a/b/*"], "a/c", true), (["\\!b.txt"], "!b.txt", true),
    (["# a", "", "b?d"], "bcd", true), (["一九五三/**"], "一九五三/报.txt", true), (["a b\\ "], "a b ", true),
    (["a  "], "a", true), (["[ab].txt"], "b.txt", true), (["[!ab].txt"], "b.txt", false),
  ])
  func patternsContainFiles(_ lines: [String], _ path: String, _ expected: Bool) {
    #expect(PathPatterns(lines).contain(path) == expected)
  }

  /// Random patterns and paths, and what Git makes of them.
  @Test func patternsMeanWhatGitMeans() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "galley-git-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try git(["init", "-q"], in: folder)
    var random = SeededRandom(seed: 7)
    for _ in 0..<40 {
      let lines = (0..<3).map { _ in Self.pattern(&random) }
      let paths = (0..<60).map { _ in Self.path(&random) }
      try Data(lines.joined(separator: "\n").utf8).write(to: folder.appending(path: ".gitignore"))
      let input = Data(paths.joined(separator: "\n").utf8)
      let ignored = Set(
        try git(["check-ignore", "--no-index", "--stdin"], in: folder, input: input).split(separator: "\n")
          .map(String.init))
      let patterns = PathPatterns(lines)
      for path in paths {
        #expect(Self.ignores(patterns, path) == ignored.contains(path), "\(lines) on \(path)")
      }
    }
  }

  /// As Git does, which does not look into a folder that is left out.
  private static func ignores(_ patterns: PathPatterns, _ path: String) -> Bool {
    let names = path.split(separator: "/")
    return (1...names.count).contains { count in
      patterns.verdict(on: names.prefix(count).joined(separator: "/"), isFolder: count < names.count) == true
    }
  }

  private static func pattern(_ random: inout SeededRandom) -> String {
    let part = ["a", "b", "*", "a*", "?", "**", "[ab]", "ab", "*b"]
    let count = Int.random(in: 1...3, using: &random)
    let body = (0..<count).map { _ in part.randomElement(using: &random)! }.joined(separator: "/")
    let start = ["", "", "", "!", "/", "!/"].randomElement(using: &random)!
    return start + body + ["", "", "", "/"].randomElement(using: &random)!
  }

  private static func path(_ random: inout SeededRandom) -> String {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in ["a", "b", "ab", "ba"].randomElement(using: &random)! }
      .joined(separator: "/")
  }

  private func git(_ arguments: [String], in folder: URL, input: Data = Data()) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = folder
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    try process.run()
    stdin.fileHandleForWriting.write(input)
    try stdin.fileHandleForWriting.close()
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}
