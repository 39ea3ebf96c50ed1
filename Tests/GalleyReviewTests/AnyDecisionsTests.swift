import Foundation
import GalleyBatch
import GalleyReview
import SeededRandom
import Testing

/// Whatever people decide: the page that they see is the page that is written, and the source comes back.
final class AnyDecisionsTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "galley-decisions-\(UUID().uuidString)")
  private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "samples/pages")
  private static let hostile =
    "\u{FEFF}<script>alert(1)</script>,大家都来了。\r\n\r\n价格是\u{202E}元三十\u{202C},大家都走了\r\n\r\n名"
    + String(repeating: "\u{301}", count: 500) + "字,在这里。记者 阮知行 文/图\r\n"

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Self.samples, to: folder.appending(path: "in"))
    try Data(Self.hostile.utf8).write(to: folder.appending(path: "in/hostile.txt"))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private var request: PageRequest {
    var choice = RuleChoice()
    choice.decisions = .nearest
    return PageRequest([folder.appending(path: "in").path], rules: choice)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func whatIsSeenIsWritten(_ seed: UInt64) throws {
    let review = try ReviewRun(ReviewRequest(request, version: "0")).run()
    var random = SeededRandom(seed: seed)
    var entries: [ReviewDesk.Entry] = []
    for row in review.batch.rows {
      switch Int.random(in: 0..<10, using: &random) {
      case 0...2: entries.append(ReviewDesk.Entry(row.fingerprint, .accept))
      case 3...4: entries.append(ReviewDesk.Entry(row.fingerprint, .reject))
      case 5: entries.append(ReviewDesk.Entry(row.fingerprint, .edit, text: seed == 1 ? "" : "由人写的第\(entries.count)段。"))
      default: break
      }
    }
    _ = try review.desk.decide(entries)
    for onlyAccepted in [false, true] {
      let out = folder.appending(path: "\(onlyAccepted)")
      var run = CleanRequest(request, to: .folder(out.path), version: "0")
      run.makesOnlyAccepted = onlyAccepted
      run.isQuiet = true
      #expect(try CleanRun(run).run().problems == 0)
      for (number, path) in review.batch.paths.enumerated() {
        let json = try #require(try review.pageJSON(number, onlyAccepted: onlyAccepted))
        let written = try String(contentsOf: out.appending(path: path), encoding: .utf8)
        #expect(try Self.letters(Self.seen(json)) == Self.letters(written), "seed \(seed), \(path), \(onlyAccepted)")
      }
      let back = folder.appending(path: "back-\(onlyAccepted)")
      #expect(try RestoreRun(out.path, to: back.path, isQuiet: true).run().problems == 0)
      for path in review.batch.paths {
        let source = try Data(contentsOf: folder.appending(path: "in/\(path)"))
        #expect(try Data(contentsOf: back.appending(path: path)) == source, "seed \(seed), \(path)")
      }
    }
  }

  /// The texts of the blocks of the right side that are not left out.
  private static func seen(_ json: [UInt8]) throws -> String {
    let page = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
    return try #require(page["blocks"] as? [[String: Any]]).filter { $0["dropped"] == nil }.map { block in
      block["edited"] as? String ?? block["text"] as? String
        ?? (block["segments"] as? [[Any]] ?? []).compactMap { $0[2] as? String }.joined()
    }.joined()
  }

  /// What can be seen of a text, sorted: a caption may be written behind the paragraph that it interrupts.
  private static func letters(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter {
      !$0.properties.isWhitespace && ![.format, .control].contains($0.properties.generalCategory)
    }
    .sorted()
  }
}
