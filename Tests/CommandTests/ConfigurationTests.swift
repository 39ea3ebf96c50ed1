import Foundation
import Testing

/// Which configuration holds for which page.
struct ConfigurationTests {
  private let command: Command
  private let page = "大家好,我们都来了。\n"
  private let repaired = "大家好，我们都来了。\n"
  private let off = #"{"rules": {"halfwidth-punctuation": {"enabled": false}}}"#
  private let on = #"{"rules": {"halfwidth-punctuation": {"enabled": true}}}"#
  init() throws { command = try Command() }

  private func cleaned(_ path: String, _ options: String...) throws -> String {
    let arguments = ([path] + options).map { "'\($0)'" }.joined(separator: " ")
    let result = try command.shell("exec \"$GALLEY\" clean \(arguments)")
    #expect(result.status == 0, "\(result.errors)")
    return result.output
  }

  @Test func theNearestFileHolds() throws {
    for path in ["a/b/c/page.txt", "a/page.txt", "page.txt"] { try command.write(page, to: path) }
    try command.write(off, to: "a/rules.json")
    #expect(try cleaned("page.txt") == repaired)
    #expect(try cleaned("a/b/c/page.txt") == page)
    #expect(try cleaned("a/b/c/page.txt", "--isolated") == repaired)
    try command.write(on, to: "a/b/rules.json")
    #expect(try cleaned("a/b/c/page.txt") == repaired)
    #expect(try cleaned("a/b/c/page.txt", "--config", "a/rules.json") == page)
    // One run, three configurations.
    #expect(try command.galley("clean", ".", "-o", "../\(command.folder.lastPathComponent)-out").status == 0)
    let out = URL(filePath: command.folder.path + "-out")
    defer { try? FileManager.default.removeItem(at: out) }
    let texts = try ["a/b/c/page.txt", "a/page.txt", "page.txt"].map {
      String(decoding: try Data(contentsOf: out.appending(path: $0)), as: UTF8.self)
    }
    #expect(texts == [repaired, page, repaired])
  }

  @Test func theSearchEndsWithTheProject() throws {
    try command.write(off, to: "rules.json")
    try command.write(page, to: "project/scans/page.txt")
    #expect(try cleaned("project/scans/page.txt") == page)
    try command.write("", to: "project/.git/HEAD")
    #expect(try cleaned("project/scans/page.txt") == repaired)
    let home = try command.shell("HOME=\"$PWD/project/scans\" \"$GALLEY\" rules --format json")
    #expect(home.status == 0)
  }

  @Test func standardInputIsOfTheWorkingFolder() throws {
    try command.write(off, to: "rules.json")
    #expect(try command.galley("clean", "-", input: Data(page.utf8)).output == page)
    #expect(try command.galley("clean", "-", "--isolated", input: Data(page.utf8)).output == repaired)
    #expect(try command.galley("explain", "heading", "--isolated").status == 0)
    let rules = try command.galley("rules").output.split(separator: "\n")
    #expect(rules.contains { $0.hasPrefix("halfwidth-punctuation ") && $0.contains(" no ") })
  }

  @Test func standardInputMayStandForAFile() throws {
    try command.write(off, to: "scans/rules.json")
    let name = ["--stdin-filename", "scans/new.txt"]
    func run(_ arguments: [String]) throws -> Command.Result {
      try command.shell("printf '大家好,我们都来了。\\n' | \"$GALLEY\" \(arguments.joined(separator: " "))")
    }
    #expect(try run(["clean", "-"] + name).output == page)
    #expect(try run(["clean", "-"] + name + ["--isolated"]).output == repaired)
    #expect(try run(["lint", "-", "--isolated"] + name).output.hasPrefix("scans/new.txt:1:4: info"))
    #expect(try run(["lint", "-", "--isolated", "--diff"] + name).output.hasPrefix("--- a/scans/new.txt\n"))
    #expect(try run(["lint", "-", "--isolated", "--write-baseline", "scans/known.jsonl"] + name).status == 0)
    #expect(try command.text("scans/known.jsonl").hasPrefix(#"{"path":"new.txt","#))
    #expect(try run(["lint", "scans"] + name).status == 2)
  }

  /// Three lines tell nothing by themselves; of a newspaper whose column has nineteen characters they are one paragraph.
  @Test(arguments: [(19, "characters"), (38, "columns")])
  func aProfileTellsHowWideColumnsAre(_ width: Int, _ unit: String) throws {
    let lines = ["春水渡口的老码头去年冬天重新铺了石板，", "渡船恢复通航，两岸居民过河不用再绕行三", "公里。"]
    for folder in ["evening", "morning"] {
      try command.write(lines.joined(separator: "\n") + "\n", to: "\(folder)/a.txt")
    }
    try command.write(
      """
      {"profiles": {"evening": {"column": {"width": \(width), "unit": "\(unit)"}}},
       "overrides": [{"files": ["evening/**"], "profile": "evening"}]}
      """, to: "rules.json")
    #expect(try cleaned("evening/a.txt") == lines.joined() + "\n")
    #expect(try cleaned("morning/a.txt") == lines.joined(separator: "\n\n") + "\n")
    // What stands apart, or is of another width, is no printed line.
    try command.write(lines.joined(separator: "\n\n") + "\n", to: "evening/a.txt")
    #expect(try cleaned("evening/a.txt") == lines.joined(separator: "\n\n") + "\n")
    let short = "渡口开船了。\n两岸居民都来了。\n大家很高兴。\n"
    try command.write(short, to: "evening/a.txt")
    #expect(try cleaned("evening/a.txt") == short.split(separator: "\n").joined(separator: "\n\n") + "\n")
  }

  @Test func filesExtendEachOther() throws {
    try command.write(page, to: "a/page.txt")
    try command.write(off, to: "house/base.json")
    try command.write(#"{"extends": ["../house/base.json"]}"#, to: "a/rules.json")
    #expect(try cleaned("a/page.txt") == page)
    try command.write(
      #"{"extends": ["../house/base.json"], "rules": {"halfwidth-punctuation": {"enabled": true}}}"#, to: "a/rules.json"
    )
    #expect(try cleaned("a/page.txt") == repaired)
    try command.write(#"{"extends": ["../a/rules.json"]}"#, to: "house/base.json")
    let circle = try command.galley("lint", "a")
    #expect(circle.status == 2)
    #expect(circle.errors.hasPrefix("galley: a/../house/base.json:1:13: “../a/rules.json” extends this file in turn"))
    try command.write(#"{"extends": ["none.json"]}"#, to: "a/rules.json")
    let missing = try command.galley("lint", "a")
    #expect(missing.status == 2)
    #expect(missing.errors.hasPrefix("galley: a/rules.json:1:13: “none.json”: cannot open it: No such file"))
  }

  @Test func overridesAndProfiles() throws {
    for path in ["a.txt", "1953/a.txt", "1953/raw/a.txt", "canal/a.txt"] { try command.write(page, to: path) }
    try command.write(
      """
      {
        "profiles": {
          "canal-evening": {
            "words": { "mastheads": { "add": ["运河晚谭"] } },
            "rules": { "halfwidth-punctuation": { "marks": [":"] } }
          }
        },
        "overrides": [
          { "files": ["1953/**", "!1953/raw/**"], "rules": { "halfwidth-punctuation": { "enabled": false } } },
          { "files": ["canal/"], "profile": "canal-evening", "output": { "furniture": "keep" } }
        ]
      }
      """, to: "rules.json")
    #expect(try cleaned("a.txt") == repaired)
    #expect(try cleaned("1953/a.txt") == page)
    #expect(try cleaned("1953/raw/a.txt") == repaired)
    #expect(try cleaned("canal/a.txt") == page)
    let shown = try command.galley("lint", "canal/a.txt", "--print-config")
    #expect(shown.status == 0)
    #expect(shown.errors.contains("the profile canal-evening, 1 override"))
    #expect(shown.output.contains("运河晚谭"))
    #expect(shown.output.contains("\"furniture\": \"keep\""))
    // What is shown is a configuration that says the same.
    try command.write(shown.output, to: "shown/rules.json")
    try command.write(page, to: "shown/a.txt")
    #expect(try cleaned("shown/a.txt") == page)
    #expect(try command.galley("lint", "shown", "--print-config").output == shown.output)
    #expect(!(try command.galley("lint", "a.txt", "--print-config").output.contains("运河晚谭")))
  }

  @Test func aWrongFileCostsOnlyItsPages() throws {
    for path in ["a.txt", "bad/a.txt", "bad/b.txt"] { try command.write(page, to: "in/" + path) }
    try command.write(#"{"profiles": {"p": {"rules": {"bylne": {}}}}}"#, to: "in/bad/rules.json")
    let result = try command.galley("clean", "in", "-o", "out")
    #expect(result.status == 2)
    #expect(
      result.errors.hasPrefix("galley: in/bad/rules.json:1:31: unknown key “bylne” in rules; did you mean “byline”?\n"))
    #expect(result.errors.components(separatedBy: "bylne").count == 3, "\(result.errors)")
    #expect(try command.files(below: "out").keys.sorted() == [".galley/record.jsonl", "a.txt"])
    #expect(try command.galley("clean", "in/bad", "-o", "out2").status == 2)
    #expect(try command.files(below: ".").keys.allSatisfy { !$0.hasPrefix("out2") })
  }

  @Test func aStarterIsWrittenOnce() throws {
    try command.write(page, to: "a.txt")
    let before = try command.galley("lint", "a.txt", "--print-config").output
    #expect(try command.galley("init").status == 0)
    #expect(try command.galley("lint", "a.txt", "--print-config").output == before)
    try command.write(off, to: "rules.json")
    let second = try command.galley("init")
    #expect(second.status == 2)
    #expect(second.errors == "galley: rules.json: there is one already; it is left as it is\n")
    #expect(try command.text("rules.json") == off)
  }
}

/// What `.galleyignore` and `.gitignore` leave out.
struct IgnoreTests {
  private let command: Command
  init() throws {
    command = try Command()
    for path in ["a.txt", "raw/a.txt", "raw/kept.txt", "deep/raw/a.txt", "deep/x.txt", "drafts/a.txt"] {
      try command.write("大家好,我们都来了。\n", to: "in/" + path)
    }
  }

  private func pages(_ options: String) throws -> [String] {
    let result = try command.shell("\"$GALLEY\" clean \(options) --format jsonl")
    #expect(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n").compactMap {
      (try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])?["path"] as? String
    }
  }

  @Test func ignoreFilesAreHeeded() throws {
    try command.write("raw/*\n!raw/kept.txt\n", to: "in/.gitignore")
    try command.write("/drafts/\n", to: ".galleyignore")
    try command.write("", to: ".git/HEAD")
    #expect(
      try pages("in") == ["in/a.txt", "in/deep/raw/a.txt", "in/deep/x.txt", "in/drafts/a.txt", "in/raw/kept.txt"])
    try command.write("raw/\ndrafts\n", to: "in/.galleyignore")
    #expect(try pages("in") == ["in/a.txt", "in/deep/x.txt"])
    try command.write("!x.txt\n", to: "in/deep/.gitignore")
    try command.write("x.txt\n", to: "in/.gitignore")
    try command.write("", to: "in/.galleyignore")
    #expect(try pages("in/deep") == ["in/deep/raw/a.txt", "in/deep/x.txt"])
    #expect(try pages("in --no-ignore").count == 6)
  }

  @Test func whatIsNamedIsTakenUnlessForced() throws {
    try command.write("raw/\n*.bak.txt\n", to: "in/.galleyignore")
    #expect(try pages("in/raw/a.txt in/deep/x.txt") == ["in/raw/a.txt", "in/deep/x.txt"])
    #expect(try pages("in/raw") == ["in/raw/a.txt", "in/raw/kept.txt"])
    #expect(try pages("in/raw/a.txt in/deep/x.txt --force-exclude") == ["in/deep/x.txt"])
    #expect(try pages("in/raw in/deep --force-exclude") == ["in/deep/x.txt"])
    #expect(try command.galley("lint", "in", "--force-exclude", "--no-ignore").status == 2)
    try command.write("*\n", to: "in/.galleyignore")
    let nothing = try command.galley("lint", "in")
    #expect(nothing.errors == "galley: in: ignore files leave out all that is in it; --no-ignore takes it in\n")
  }
}
