import Foundation
import Testing

/// The exit status of `galley lint`, and its repairs.
struct LintStatusTests {
  private let command: Command
  /// A finding that is told (info), and one of severity warning that no repair settles.
  private static let page = "大家都来了,我们也来了。\n\n去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤\n"

  init() throws {
    command = try Command()
    try command.write("河边的老磨坊又转起来了。\n", to: "right.txt")
    try command.write("大家都来了,我们也来了。\n", to: "told.txt")
    try command.write(Self.page, to: "wrong.txt")
    try command.write("望桥街道挂图作战\n\n河边的老磨坊又转起来了。\n", to: "heading.txt")
    try command.write(
      #"{"rules": {"halfwidth-punctuation": {"severity": "error"}}}"#, to: "severe.json")
  }

  static let formats = [
    "text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "html",
    "markdown",
  ]

  @Test(arguments: formats) func itIsTheSameWhateverTheFormat(_ format: String) throws {
    #expect(try command.galley("lint", "right.txt", "--format", format).status == 0)
    #expect(try command.galley("lint", "wrong.txt", "--format", format).status == 1)
    #expect(try command.galley("lint", "wrong.txt", "none.txt", "--format", format).status == 2)
  }

  static let cases: [(options: String, status: Int32)] = [
    ("told.txt", 0), ("told.txt --strict", 1), ("heading.txt --strict", 0), ("right.txt --strict", 0),
    ("told.txt --config severe.json", 1), ("told.txt --config severe.json --max-warnings 5", 1),
    ("wrong.txt --max-warnings 0", 1), ("wrong.txt --max-warnings 1", 0), ("wrong.txt --exit-zero", 0),
    ("wrong.txt none.txt --exit-zero", 2), ("wrong.txt --max-warnings 1 --strict", 1),
    ("wrong.txt --ignore unfinished-paragraph", 0), ("wrong.txt --diff", 1), ("right.txt --diff", 0),
    ("wrong.txt --diff --exit-zero", 0), ("wrong.txt --max-warnings x", 2), ("wrong.txt --fix --diff", 2),
  ]

  @Test(arguments: cases) func whatCounts(_ options: String, _ status: Int32) throws {
    let result = try command.shell("\"$GALLEY\" lint \(options)")
    #expect(result.status == status, "\(result.output)\(result.errors)")
  }

  @Test func fixRepairsInPlaceAndTellsWhatIsLeft() throws {
    let fixed = try command.galley("lint", "wrong.txt", "--fix", "--format", "concise")
    #expect(fixed.status == 1)
    #expect(fixed.output.contains("unfinished-paragraph") && !fixed.output.contains("halfwidth-punctuation"))
    #expect(try command.text("wrong.txt") == Self.page.replacing("了,我", with: "了，我"))
    #expect(try command.galley("lint", "told.txt", "--fix").status == 0)
    #expect(try command.text("told.txt") == "大家都来了，我们也来了。\n")
    // There is nothing to be repaired any more.
    #expect(try command.galley("lint", "told.txt", "--fix", "--exit-non-zero-on-fix").status == 0)
    try command.write("大家都来了,我们也来了。\n", to: "again.txt")
    #expect(try command.galley("lint", "again.txt", "--fix", "--exit-non-zero-on-fix").status == 1)
    // What was repaired can be had back.
    #expect(try command.galley("restore", ".", "-o", "back").status == 0)
    #expect(try command.text("back/wrong.txt") == Self.page)
    #expect(try command.galley("lint", "-", "--fix").status == 2)
  }

  @Test func unsafeRepairsAreMadeWhereTheyAreAskedFor() throws {
    try command.write(
      #"{"own": {"colon": {"pattern": "(?<=[0-9])：(?=[0-9])", "write": ":", "safety": "unsafe"}}}"#, to: "own.json")
    let text = "渡口晚上8：30关门,大家早些来。\n"
    try command.write(text, to: "time.txt")
    #expect(try command.galley("lint", "time.txt", "--config", "own.json", "--fix").output.contains("[offered"))
    #expect(try command.text("time.txt") == text.replacing(",", with: "，"))
    #expect(try command.galley("lint", "time.txt", "--config", "own.json", "--fix", "--unsafe-fixes").status == 0)
    #expect(try command.text("time.txt") == text.replacing(",", with: "，").replacing("：", with: ":"))
  }

  @Test func whatCannotBeReadIsOneLine() throws {
    let none = try command.galley("lint", "none.txt")
    #expect(none.status == 2)
    #expect(none.errors == "galley: none.txt: cannot open it: No such file or directory\n")
    // The others are looked at all the same.
    let both = try command.galley("lint", "none.txt", "wrong.txt", "--format", "concise")
    #expect(both.status == 2 && both.errors == none.errors)
    #expect(both.output.contains("wrong.txt:3:"))
  }

  @Test func theDifferenceIsAPatchThatGitTakes() throws {
    try command.copySamples(to: "tree/in")
    try command.write("大家都来了,我们\r\n\r\n也来了,都好", to: "tree/in/with space.txt")
    try command.write("大家都来了,我们\n", to: "tree/in/\"quoted\".txt")
    let git = "git -c user.name=t -c user.email=t@t.invalid -c core.autocrlf=false"
    #expect(try command.shell("cd tree && git init -q && git add . && \(git) commit -qm pages").status == 0)
    let before = try command.files(below: "tree/in")
    let patch = try command.shell("cd tree && \"$GALLEY\" lint in --diff > ../change.patch")
    #expect(patch.status == 1)
    #expect(try command.files(below: "tree/in") == before)
    let applied = try command.shell("cd tree && git apply --whitespace=nowarn ../change.patch")
    #expect(applied.status == 0, "\(applied.errors)")
    let patched = try command.files(below: "tree/in")
    #expect(patched != before)
    #expect(try command.shell("cd tree && git checkout -q . && \"$GALLEY\" lint in --fix").status == 1)
    var fixed = try command.files(below: "tree/in")
    fixed[".galley/record.jsonl"] = nil
    #expect(fixed == patched)
  }

  @Test func coloursAreForTerminals() throws {
    #expect(try !command.galley("lint", "wrong.txt").output.contains("\u{1B}["))
    let terminal = "script -qec '\"$GALLEY\" lint wrong.txt' /dev/null"
    #expect(try command.shell("unset NO_COLOR; \(terminal)").output.contains("\u{1B}[1;33mwarning"))
    #expect(try !command.shell("export NO_COLOR=1; \(terminal)").output.contains("\u{1B}["))
    #expect(try command.shell("export NO_COLOR=; \(terminal)").output.contains("\u{1B}["))
  }
}
