import Foundation
import Testing

/// The samples are triples: a damaged page, what a careful editor makes of it, and what `galley lint` says about it.
///
/// Pages and their repaired forms are made from `samples/source` by `make samples`. The findings are Galley's own words:
/// `GALLEY_BLESS=1 swift test --filter Samples` writes them.
struct SamplesTests {
  private let command: Command

  init() throws {
    command = try Command()
    try command.copySamples(to: "pages")
  }

  /// Where Galley does not reach the editor yet.
  private static let knownFailures = [
    "02-old-courtyards.txt": "a name in brackets at a paragraph's end is no byline yet",
    "07-blank-lines.txt": "a caption without a mark, set apart by blank lines, is joined to a full line",
    "08-recogniser.txt": "a space behind a bracket, single spaces inside words",
    "10-english.txt": "a hyphen at a line end that is the word's own",
    "11-japanese.txt": "a caption and a byline in the manner of Japanese papers",
    "15-whole-page.txt": "a name in brackets, and a join that is not sure enough",
  ]

  private func repaired(_ format: String = "text", from source: String = "pages", to output: String = "out") throws
    -> [String: Data]
  {
    #expect(try command.galley("clean", source, "-o", output, "--format", format).status == 0)
    return try command.files(below: output).filter { !$0.key.hasPrefix(".galley/") }
  }

  @Test func pagesAreRepairedAsAnEditorWould() throws {
    let wanted = Command.samples.appending(path: "repaired")
    let pages = try repaired()
    #expect(Set(pages.keys) == Set(try FileManager.default.contentsOfDirectory(atPath: wanted.path)))
    for (name, page) in pages.sorted(by: { $0.key < $1.key }) {
      let wanted = String(decoding: try Data(contentsOf: wanted.appending(path: name)), as: UTF8.self)
      let isRight = String(decoding: page, as: UTF8.self) == wanted
      if let reason = Self.knownFailures[name] {
        withKnownIssue("\(reason)") { #expect(isRight, "\(name)") }
      } else {
        #expect(isRight, "\(name) is not repaired as samples/repaired has it")
      }
    }
  }

  @Test(arguments: ["text", "markdown"])
  func cleaningTwiceChangesNothing(_ format: String) throws {
    let once = try repaired(format)
    #expect(try repaired(format, from: "out", to: "again") == once)
  }

  @Test func findingsAreCurrent() throws {
    let folder = Command.samples.appending(path: "findings")
    var findings: [String: String] = [:]
    for line in try command.galley("lint", "pages").output.split(separator: "\n") where line.hasPrefix("pages/") {
      let parts = line.dropFirst("pages/".count).split(separator: ":", maxSplits: 1)
      findings[String(parts[0]), default: ""] += parts[1] + "\n"
    }
    #expect(findings.count == 15)
    for (name, text) in findings {
      let file = folder.appending(path: name)
      if ProcessInfo.processInfo.environment["GALLEY_BLESS"] != nil { try Data(text.utf8).write(to: file) }
      let written = try? Data(contentsOf: file)
      #expect(written == Data(text.utf8), "\(name): GALLEY_BLESS=1 swift test --filter Samples writes it anew")
    }
  }
}
