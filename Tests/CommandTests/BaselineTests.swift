import Foundation
import Testing

/// Findings that are known, by the real command.
struct BaselineTests {
  private let command: Command
  private static let unfinished = "去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤"

  init() throws {
    command = try Command()
    try command.write("大家都来了,我们也来了。\n\n\(Self.unfinished)\n", to: "in/a.txt")
  }

  private func lint(_ options: String) throws -> Command.Result {
    try command.shell("\"$GALLEY\" lint \(options) --format concise")
  }

  @Test func whatIsKnownIsNotTold() throws {
    let written = try lint("in --write-baseline known.jsonl")
    #expect(written.status == 0)
    #expect(written.errors == "galley: known.jsonl: 2 findings are in the baseline now\n")
    let known = try lint("in --baseline known.jsonl")
    #expect(known.status == 0)
    #expect(known.output == "No findings on 1 page. (2 more are suppressed)\n")
    // From another folder, by another path.
    #expect(try command.shell("cd in && \"$GALLEY\" lint a.txt --baseline ../known.jsonl").status == 0)
    try command.write(command.text("in/a.txt") + "\n今年入冬以来，镇里又添了两条新船，村里的老人最是高兴，大家都说日子\n", to: "in/a.txt")
    let new = try lint("in --baseline known.jsonl")
    #expect(new.status == 1)
    #expect(new.output.split(separator: "\n").count == 2)
    #expect(new.output.contains("大家都说日子"))
    // Shown as suppressed where the format can.
    let sarif = try command.galley("lint", "in", "--baseline", "known.jsonl", "--format", "sarif").output
    #expect(sarif.components(separatedBy: #""suppressions":[{"kind":"external""#).count == 3)
  }

  @Test func itHoldsAfterLinesMovedAndOtherRulesRepaired() throws {
    try command.copySamples(to: "pages")
    #expect(try lint("pages --write-baseline known.jsonl").status == 0)
    // Every other rule repairs all it can.
    let rule = "unfinished-paragraph"
    #expect(try command.galley("clean", "pages", "--in-place", "--ignore", rule).status == 0)
    let after = try lint("pages --baseline known.jsonl --format json:after.json")
    let all = try #require(try JSONSerialization.jsonObject(with: command.read("after.json")) as? [[String: Any]])
    let findings = all.filter { $0["rule"] as? String == rule }
    #expect(findings.count >= 5, "\(after.output)")
    let told = findings.filter { $0["suppressed"] == nil }
    #expect(told.count * 5 <= findings.count, "\(told.map { $0["message"] })")
    // Marks are one finding a block, and no rule takes a block away from them.
    let marks = "halfwidth-punctuation"
    try command.copySamples(to: "marks")
    #expect(try lint("marks --select \(marks) --write-baseline marks.jsonl").status == 0)
    #expect(try command.galley("clean", "marks", "--in-place", "--ignore", marks).status == 0)
    let same = try lint("marks --select \(marks) --baseline marks.jsonl")
    #expect(same.output.hasPrefix("No findings"), "\(same.output)")
    // Lines move.
    try command.write("大家都来了,我们也来了。\n\n\(Self.unfinished)\n", to: "in/a.txt")
    #expect(try lint("in --write-baseline moved.jsonl").status == 0)
    try command.write("# 一个新标题\n\n另起一段。\n\n大家都来了,我们也来了。\n\n\(Self.unfinished)\n", to: "in/a.txt")
    #expect(try lint("in --baseline moved.jsonl --ignore heading").output.hasPrefix("No findings"))
  }

  /// The same text in columns of another width.
  @Test func itHoldsWhereLinesAreWrappedElsewhere() throws {
    let paragraphs = [
      "春渡镇的老渡口停了三年,上个月重新开渡。镇里投入六十万元疏浚了河道，加固了两岸石阶，又添了两条新船，过河不用再绕行三公里。",
      "逢集的日子再加四班，村里的老人最是高兴,孩子们放学也不用摸黑走夜路了。船老大说，这样的日子从前想也不敢想，如今一天要跑二十趟。",
      "去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，沿河各村都备足了沙袋和木桩，值守的人三班轮换，总算保住了老堤",
    ]
    func columns(_ width: Int) -> String {
      paragraphs.map { paragraph in
        var lines: [Substring] = []
        var rest = paragraph[...]
        while !rest.isEmpty {
          lines.append(rest.prefix(width))
          rest = rest.dropFirst(width)
        }
        return lines.joined(separator: "\n")
      }.joined(separator: "\n\n") + "\n"
    }
    try command.write(columns(20), to: "wrapped/a.txt")
    let select = "--select halfwidth-punctuation,unfinished-paragraph"
    #expect(try lint("wrapped \(select) --write-baseline wrapped.jsonl").output.contains("3 findings"))
    for width in [17, 23, 200] {
      try command.write(columns(width), to: "wrapped/a.txt")
      let result = try lint("wrapped \(select) --baseline wrapped.jsonl --strict")
      #expect(result.status == 0, "\(width): \(result.output)\(result.errors)")
      #expect(result.output == "No findings on 1 page. (3 more are suppressed)\n")
    }
  }

  @Test func staleEntriesAreToldAndTakenOut() throws {
    try command.write("河边的磨坊,又转起来了。\n", to: "in/gone.txt")
    try command.write("河边的水车,又转起来了。\n", to: "in/other.txt")
    #expect(try lint("in --write-baseline known.jsonl").status == 0)
    let all = try command.text("known.jsonl")
    try command.write("大家都来了，我们也来了。\n\n\(Self.unfinished)\n", to: "in/a.txt")
    try FileManager.default.removeItem(at: command.folder.appending(path: "in/gone.txt"))
    // The file that is not looked at says nothing.
    let stale = try lint("in/a.txt --baseline known.jsonl")
    #expect(stale.status == 0)
    #expect(stale.errorLines.count == 3)
    #expect(stale.errorLines[0].hasPrefix("galley: known.jsonl: stale: in/a.txt has no halfwidth-punctuation "))
    #expect(stale.errorLines[1].hasPrefix("galley: known.jsonl: stale: in/gone.txt has no halfwidth-punctuation "))
    #expect(try lint("in/a.txt --baseline known.jsonl --strict").status == 1)
    let pruned = try lint("in/a.txt --baseline known.jsonl --prune-baseline --strict")
    #expect(pruned.status == 0)
    #expect(pruned.errors == "galley: known.jsonl: 2 stale entries are removed\n")
    let kept = try command.text("known.jsonl")
    #expect(
      kept.split(separator: "\n")
        == all.split(separator: "\n").filter { $0.contains("other") || $0.contains("unfinished") })
    #expect(try lint("in --baseline known.jsonl --strict").status == 0)
  }

  @Test(arguments: [
    ("", "none.jsonl: cannot open it: No such file or directory; --write-baseline makes a baseline"),
    ("{\"path\":1}\n", "bad.jsonl:1: “path” is a number, and must be a string"),
    ("\n{\"paths\":\"a\"}\n", "bad.jsonl:2: unknown key “paths”; did you mean “path”?"),
    ("[]\n", "bad.jsonl:1: the line is not a JSON object"),
    ("{\"path\":\"a\",\"rule\":\"r\"}\n", "bad.jsonl:1: the key “fingerprint” is missing"),
    ("{\"path\":\"a\",\"rule\":\"r\",\"fingerprint\":\"12\"}\n", "bad.jsonl:1: “fingerprint” is “12”"),
    (
      "{\"path\":\"a\",\"rule\":\"r\",\"fingerprint\":\"0123456789abcdef\",\"count\":0}\n",
      "bad.jsonl:1: “count” must be"
    ),
    ("<<<<<<< mine\n", "bad.jsonl:1:1: "),
  ])
  func aBadBaselineIsOneClearError(_ text: String, _ message: String) throws {
    if !text.isEmpty { try command.write(text, to: "bad.jsonl") }
    let result = try lint("in --baseline \(text.isEmpty ? "none" : "bad").jsonl")
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errorLines.count == 1)
    #expect(result.errors.hasPrefix("galley: " + message), "\(result.errors)")
  }

  /// What a run keeps and writes may stand among the pages, and a hook may name it with them.
  @Test func whatARunKeepsIsNoPage() throws {
    try FileManager.default.createSymbolicLink(
      at: command.folder.appending(path: "link"), withDestinationURL: command.folder.appending(path: "in"))
    #expect(try lint("in --write-baseline in/known.jsonl").status == 0)
    for _ in 1...2 {
      let all = "--baseline in/known.jsonl --format jsonl:in/out.jsonl --format markdown:in/report.md"
      let result = try lint("in in/known.jsonl link/known.jsonl \(all)")
      #expect(result.status == 0 && result.errors == "")
      #expect(result.output == "No findings on 1 page. (2 more are suppressed)\n")
    }
    #expect(try lint("in --baseline in/known.jsonl --format concise").status == 2)
  }

  @Test func optionsThatGoTogether() throws {
    #expect(try lint("in --prune-baseline").status == 2)
    #expect(try lint("in --baseline a --write-baseline b").status == 2)
  }
}
