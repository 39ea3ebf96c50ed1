import Foundation
import Testing

/// Rules that a user writes in `rules.json`.
struct OwnRulesTests {
  private let command: Command

  init() throws {
    command = try Command()
    try command.write(
      "北平的渡口老街的灯天一黑就亮了，晚上8：30开始。\n\n今日潮汛：高潮 03:12\n\n直隶\u{E000}有\u{E001}灯。\n",
      to: "scans/a.txt")
  }

  private func writeRules(_ own: String) throws { try command.write(#"{"own": {\#(own)}}"#, to: "rules.json") }

  private static let all = #"""
    "tide-line": {
      "pattern": "^今日潮汛[:：].*", "role": "furniture", "message": "“{here}” is the tide table",
      "why": "The canal paper prints the tides at the foot of each page.",
      "examples": [{ "page": "⟦今日潮汛：高潮 03:12⟧\n\n渡口老街的灯天一黑就亮了。" }, { "page": "他说今日潮汛来得早。" }]
    },
    "private-use": {
      "characters": "[\\uE000-\\uF8FF]", "severity": "error", "message": "characters that nobody can read: {count}",
      "examples": [{ "page": "渡口⟦\uE000⟧老街⟦\uE001⟧的灯" }]
    },
    "time-colon": {
      "pattern": "(?<=[0-9])：(?=[0-9])", "write": ":", "safety": "unsafe",
      "examples": [{ "page": "晚上8⟦：⟧30到9⟦：⟧10。", "repaired": "晚上8:30到9:10。" }]
    },
    "old-names": { "words": ["北平", "直隶"], "message": "“{here}” is an old name", "severity": "info" }
    """#

  @Test func theyFindAndRepair() throws {
    try writeRules(Self.all)
    let lint = try command.galley("lint", "scans")
    #expect(lint.status == 1)
    for line in [
      "scans/a.txt:1:1: info old-names: “北平” is an old name", "scans/a.txt:3:1: info tide-line: “今日潮汛：高潮 03:12” is",
      "scans/a.txt:5:3: error private-use: characters that nobody can read: 2",
      "scans/a.txt:1:20: warning time-colon: “：” is written otherwise [offered",
    ] { #expect(lint.output.contains(line), "\(lint.output)") }
    let clean = try command.galley("clean", "scans/a.txt", "--unsafe-fixes")
    #expect(clean.status == 0, "\(clean.errors)")
    #expect(clean.output == "北平的渡口老街的灯天一黑就亮了，晚上8:30开始。\n\n直隶\u{E000}有\u{E001}灯。\n")
    #expect(try command.galley("lint", "scans", "--ignore", "private-use,time-colon").status == 0)
    #expect(try command.galley("clean", "scans/a.txt", "--select", "tide-line").output.contains("8：30"))
    #expect(try command.galley("clean", "scans", "-o", "out", "--unsafe-fixes", "--report", "report.json").status == 0)
    #expect(try command.text("report.json").contains(#""rule":"tide-line","summary":"“…” is the tide table""#))
    #expect(try command.galley("restore", "out", "-o", "back").status == 0)
    #expect(try command.read("back/a.txt") == command.read("scans/a.txt"))
  }

  @Test func theyAreListedAndExplained() throws {
    try writeRules(Self.all)
    let list = try command.galley("rules").output
    #expect(list.contains("\ntide-line "))
    let explained = try command.galley("explain", "tide-line")
    #expect(explained.output.contains("stage roles, severity info, safe, enabled"))
    #expect(explained.output.contains("The canal paper prints the tides"))
    #expect(try command.galley("explain", "tide-lin").errors.contains("did you mean “tide-line”?"))
  }

  @Test func theirExamplesAreRun() throws {
    try writeRules(Self.all)
    let right = try command.galley("rules", "--test")
    #expect(right.output == "4 examples of 4 rules: all right\n")
    #expect(right.status == 0)
    try writeRules(
      """
      "a": { "words": ["潮"], "examples": [{ "page": "潮汛" }, { "page": "⟦大⟧潮" }] },
      "b": { "words": ["潮"], "examples": [{ "page": "⟦潮⟧和⟦汛⟧" }] },
      "c": { "words": ["："], "write": ":", "examples": [{ "page": "8⟦：⟧30", "repaired": "8.30" }] }
      """)
    let wrong = try command.galley("rules", "--test")
    #expect(wrong.status == 1)
    #expect(
      wrong.output == """
        a, example 1: “潮” is found, and is not marked
        a, example 2: “潮” is found, and is not marked
        b, example 1: “汛” is marked, and is not found
        c, example 1: it should become “8.30”, and becomes “8:30”
        4 examples of 3 rules: 4 wrong

        """)
  }

  /// A pattern that backtracks without an end, in each of the three places where it may run.
  @Test(arguments: ["", #", "role": "furniture""#, #", "write": """#])
  func aCatastrophicPatternIsGivenUp(_ kind: String) throws {
    try writeRules(#""slow": { "pattern": "^(.+)+#$"\#(kind) }"#)
    for number in 1...30 { try command.write("渡口老街的灯天一黑就亮了，晚上八点半开始，一直到天明。\n", to: "scans/\(number).txt") }
    let result = try command.galley("clean", "scans", "-o", "out", "-j", "2")
    #expect(result.status == 2)
    #expect(result.errorLines.count == 4, "\(result.errors)")
    #expect(
      result.errors.hasPrefix("galley: rules.json:1:31: the pattern of “slow” takes too long; make it simpler"))
    #expect(try command.galley("lint", "scans").status == 2)
  }

  @Test func noRuleWritesOtherText() throws {
    try writeRules(#""new-names": { "words": ["北平"], "write": "北京" }"#)
    let result = try command.galley("clean", "scans", "-o", "out")
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix("galley: rules.json:1:51: “new-names” would write other text than stands there"))
    #expect(try command.files(below: ".").keys.allSatisfy { !$0.hasPrefix("out") })
  }

  @Test(arguments: [
    (#""a": {}"#, "1:15: a rule has one of “pattern”, “words” and “characters”, not none"),
    (
      #""a": { "words": ["b"], "pattern": "b" }"#,
      "1:15: a rule has one of “pattern”, “words” and “characters”, not several"
    ),
    (#""a": { "pattern": "(b" }"#, "1:28: the pattern is wrong at its character 2: U_REGEX_MISMATCHED_PAREN"),
    (#""a": { "characters": "[b" }"#, "1:31: the set is wrong: U_"),
    (#""a": { "pattern": "b", "rol": "caption" }"#, "1:33: unknown key “rol” in own.a; did you mean “role”?"),
    (#""a": { "pattern": "b", "role": "headin" }"#, "1:41: “headin” is no choice for “role”"),
    (
      #""a": { "pattern": "b", "role": "heading", "write": "c" }"#,
      "1:61: a rule gives a role, or writes, or only reports"
    ),
    (#""byline": { "pattern": "b" }"#, "1:20: there is a rule “byline” already; give yours another id"),
    (#""B c": { "pattern": "b" }"#, "1:17: “B c” is no id: use small letters, digits and hyphens"),
    (
      #""a": { "pattern": "b", "examples": [{ "pag": "b" }] }"#,
      "1:48: unknown key “pag” in own.a.examples.*; did you mean “page”?"
    ),
  ])
  func mistakesAreToldWhereTheyStand(_ own: String, _ message: String) throws {
    try writeRules(own)
    let result = try command.galley("lint", "scans")
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix("galley: rules.json:" + message), "\(result.errors)")
  }
}
