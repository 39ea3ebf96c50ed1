import Foundation
import Testing

/// Decisions as the real command makes them into pages, and the way back.
struct ApplyTests {
  private let command: Command
  private static let page = "春渡镇的老渡口停了三年，上个月重新开渡，镇里投入六十万元疏浚了河\n\n道,加固了两岸的石阶,又添了两条新船,过河不用再绕行三公里。\n\n\n大家都来了,我们也来了。\n"

  init() throws {
    command = try Command()
    try command.write(Self.page, to: "in/a.txt")
  }

  private func findings(of folder: String = "in") throws -> [[String: Any]] {
    let result = try command.galley("lint", folder, "--format", "json", "--no-decisions")
    return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
  }

  /// Writes what is decided about each finding; nil for what is not decided.
  private func decide(in folder: String = "in", _ decision: ([String: Any]) -> String?) throws {
    var lines: Set<String> = []
    for finding in try findings(of: folder) {
      guard let word = decision(finding), let fingerprint = finding["fingerprint"], let rule = finding["rule"] else {
        continue
      }
      lines.insert(
        #"{"fingerprint":"\#(fingerprint)","rule":"\#(rule)","path":"a","when":"2026-11-21T14:05:00Z",\#(word)}"# + "\n"
      )
    }
    try command.write(lines.sorted().joined(), to: "\(folder)/.galley/decisions.jsonl")
  }

  @Test func rejectingAllIsTheSource() throws {
    try command.copySamples(to: "pages")
    try command.write("\u{FEFF}\r\n <b>大家,来了。</b>\r\n\r\n\u{202E}第二,行\r\n  ", to: "pages/hostile.txt")
    try decide(in: "pages") { _ in #""decision":"reject""# }
    #expect(try command.galley("apply", "pages", "-o", "out").status == 0)
    let sources = try command.files(below: "pages").filter { $0.key.hasSuffix(".txt") }
    #expect(try command.files(below: "out").filter { $0.key.hasSuffix(".txt") } == sources)
    #expect(sources.count > 15)
  }

  @Test func onlyWhatWasAcceptedIsMade() throws {
    try decide { ($0["rule"] as? String)?.hasSuffix("-paragraph") == true ? #""decision":"accept""# : nil }
    #expect(try command.galley("apply", "in/a.txt", "-o", "out.txt").status == 0)
    #expect(
      try command.text("out.txt")
        == Self.page.replacing("疏浚了河\n\n道", with: "疏浚了河道"))
  }

  @Test func aPersonsTextIsWritten() throws {
    try decide { ($0["message"] as? String)?.hasSuffix(": 1") == true ? #""decision":"edit","text":"都来了；""# : nil }
    #expect(try command.galley("apply", "in", "-o", "out").status == 0)
    #expect(try command.text("out/a.txt") == Self.page.replacing("大家都来了,我们也来了。", with: "都来了；"))
    #expect(try command.galley("clean", "in/a.txt").output.hasSuffix("\n\n都来了；\n"))
  }

  /// A join is edited as a review shows it: the whole block, whatever it was made of.
  @Test func aPersonsTextTakesThePlaceOfAllThatWasJoined() throws {
    try decide {
      ($0["rule"] as? String)?.hasSuffix("-paragraph") == true ? #""decision":"edit","text":"渡口开了。""# : nil
    }
    #expect(try command.galley("apply", "in", "-o", "out").status == 0)
    #expect(try command.text("out/a.txt") == "渡口开了。\n\n\n大家都来了,我们也来了。\n")
    #expect(try command.galley("clean", "in/a.txt").output == "渡口开了。\n\n大家都来了，我们也来了。\n")
    #expect(try command.galley("restore", "out", "-o", "back").status == 0)
    #expect(try command.text("back/a.txt") == Self.page)
    #expect(try !command.galley("lint", "in", "--format", "concise").output.contains("-paragraph"))
  }

  /// A line that a rule splits off is edited alone.
  @Test func aPersonsTextTakesThePlaceOfWhatWasSplitOff() throws {
    let paragraph = "剩下的500元，大家商量留着过年买灯笼，等天气好了再去河边把石阶修一修。"
    try command.write("\(paragraph)记者 阮知行 文/图\n", to: "in/a.txt")
    try decide { $0["rule"] as? String == "byline-run-in" ? #""decision":"edit","text":"阮知行""# : nil }
    #expect(try command.galley("apply", "in/a.txt", "-o", "out.txt").status == 0)
    #expect(try command.text("out.txt") == "\(paragraph)\n\n阮知行\n")
  }

  /// What a piece of the page is known by, as a review has it.
  private func target(_ start: String) throws -> String {
    #expect(try command.galley("review", "in", "--report", "review.html").status == 0)
    let html = try command.text("review.html")
    let opening = try #require(html.range(of: #"id="page-0">"#))
    let json = html[opening.upperBound...].prefix { $0 != "<" }
    let page = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    for block in try #require(page["blocks"] as? [[String: Any]]) {
      let segments = try #require(block["segments"] as? [[Any]])
      let pieces = try #require(block["pieces"] as? [[Int]])
      for (piece, print) in zip(pieces, try #require(block["starts"] as? [String])) {
        let text = segments.filter { $0[0] as! Int >= piece[0] }.map { $0[2] as! String }.joined()
        if text.hasPrefix(start) { return print }
      }
    }
    throw CocoaError(.featureUnsupported)
  }

  @Test func aJoinGoesOnWithWhatAPersonSays() throws {
    let other = try target("大家都来了")
    try decide {
      ($0["rule"] as? String)?.hasSuffix("-paragraph") == true ? #""decision":"edit","target":"\#(other)""# : nil
    }
    #expect(try command.galley("apply", "in", "-o", "out").status == 0)
    let edited = Self.page.replacing("疏浚了河\n\n道", with: "疏浚了河大家都来了,我们也来了。\n\n道")
      .replacing("\n\n\n大家都来了,我们也来了。\n", with: "\n")
    #expect(try command.text("out/a.txt") == edited)
    let clean = try command.galley("clean", "in/a.txt", "-o", "clean.txt", "--report", "report.json")
    #expect(clean.status == 0, "\(clean.errors)")
    #expect(try command.text("clean.txt").contains("疏浚了河大家都来了，我们也来了。\n\n道，加固"))
    #expect(try command.text("report.json").contains("so a person decided"))
    #expect(try command.galley("restore", "out", "-o", "back").status == 0)
    #expect(try command.text("back/a.txt") == Self.page)
    let lint = try command.galley("lint", "in", "--format", "concise").output
    #expect(lint.contains("so a person decided [repairable]") && !lint.contains("unfinished-paragraph"))
  }

  @Test func aJoinWithWhatIsNotThereIsRefused() throws {
    try decide {
      ($0["rule"] as? String)?.hasSuffix("-paragraph") == true
        ? #""decision":"edit","target":"0000000000000000""# : nil
    }
    let result = try command.galley("apply", "in", "-o", "out")
    #expect(result.status == 2)
    #expect(result.errorLines.count == 1 && result.errors.contains("in/a.txt: no piece of it starts as the target of"))
    #expect(try command.text("out/a.txt") == Self.page)
  }

  @Test func theSourcesComeBackAfterDecisions() throws {
    try command.copySamples(to: "pages")
    var number = 0
    try decide(in: "pages") { _ in
      number += 1
      return [#""decision":"accept""#, #""decision":"reject""#, #""decision":"edit","text":"由人写的。""#, nil][number % 4]
    }
    for name in ["apply", "clean"] {
      #expect(try command.galley(name, "pages", "-o", name).status == 0)
      // A second run adds to the record.
      #expect(try command.galley(name, "pages/01-two-streets.txt", "-o", "\(name)/").status == 0)
      #expect(try command.galley("restore", name, "-o", "\(name)-back").status == 0)
      #expect(
        try command.files(below: "\(name)-back") == command.files(below: "pages").filter { $0.key.hasSuffix(".txt") })
    }
    try command.write(command.text("apply/02-old-courtyards.txt") + "又及。\n", to: "apply/02-old-courtyards.txt")
    let result = try command.galley("restore", "apply", "-o", "again")
    #expect(result.status == 2)
    #expect(result.errorLines.count == 1 && result.errors.contains("apply/02-old-courtyards.txt: "), "\(result.errors)")
    #expect(try command.files(below: "again").count == command.files(below: "apply-back").count - 1)
  }

  @Test func withoutDecisionsNothingIsDone() throws {
    let result = try command.galley("apply", "in", "-o", "out")
    #expect(result.status == 2)
    #expect(result.errors.contains("nobody has decided"))
    #expect(result.errors.contains("--decisions"))
    #expect(try command.galley("apply", "in", "-o", "out", "--decisions", "none.jsonl").status == 2)
    #expect(try !FileManager.default.fileExists(atPath: command.folder.appending(path: "out").path))
  }

  @Test func theSummarySaysWhatWasRejected() throws {
    try command.copySamples(to: "pages")
    #expect(try command.galley("review", "pages", "--summary").output == "Nobody has decided about these findings.\n")
    try decide(in: "pages") { finding in
      guard finding["rule"] as? String == "scattered-paragraph", let sure = finding["confidence"] as? Double else {
        return nil
      }
      return sure < 0.9 ? #""decision":"reject""# : #""decision":"accept""#
    }
    let result = try command.galley("review", "pages", "--summary")
    #expect(result.status == 0)
    let row = try #require(result.output.split(separator: "\n").first { $0.hasPrefix("scattered-paragraph ") })
    #expect(row.contains(" spared "), "\(result.output)")
    // The threshold that the row names parts what is accepted here from what is rejected, nearly: 0.9.
    let threshold = String(row.split(separator: " ")[5])
    #expect((0.7..<0.9).contains(Double(threshold) ?? 0), "\(result.output)")
    #expect(
      result.output.contains("A minimumConfidence of \(threshold) in rules.json would have spared "), "\(result.output)"
    )
    // Each paper, if it has a folder, and all of them together.
    try command.copySamples(to: "papers/b")
    try command.write(command.text("pages/.galley/decisions.jsonl"), to: "papers/.galley/decisions.jsonl")
    try command.copySamples(to: "papers/a")
    let papers = try command.galley("review", "papers", "--summary").output
    for place in ["for a/", "for b/", "in rules.json"] {
      #expect(papers.contains(" \(place) would have spared "), "\(papers)")
    }
    #expect(try command.galley("review", "pages", "--summary", "--report", "r.html").status != 0)
  }
}
