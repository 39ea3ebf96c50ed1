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
      "逢集的日子再加四班，村里的老人最是高兴,孩子们放学也不用摸黑走夜路了。船老大说，如今一天要跑二十趟，还有人专门从城里赶来坐船看风景。",
      "渡口边的茶馆也重新开了张，老板娘把祖上传下来的铜壶擦得锃亮，一壶茶两块钱，可以坐上一个下午。来往的人在这里歇脚，日子就这样热闹起来。",
      "镇里还打算在对岸修一条步道，沿着河堤一直通到老磨坊，路旁种上柳树，让走累了的人有个歇脚的地方。施工队已经进场，预计明年开春就能走人。",
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
    #expect(try lint("wrapped --write-baseline wrapped.jsonl").status == 0)
    for width in [15, 17, 23, 200] {
      try command.write(columns(width), to: "wrapped/a.txt")
      _ = try lint("wrapped --baseline wrapped.jsonl --format json:wrapped.json")
      let all = try JSONSerialization.jsonObject(with: command.read("wrapped.json")) as? [[String: Any]]
      // Where a line ends is the column's own.
      let others = try #require(all).filter { $0["rule"] as? String != "broken-wrap" }
      #expect(others.count == 3 && others.allSatisfy { $0["suppressed"] != nil }, "\(width): \(others)")
    }
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
