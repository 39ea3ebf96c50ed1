import Foundation
import FoundationXML
import JSON
import Testing

/// What `galley lint` writes, in every format, by the real command.
struct LintReportTests {
  private let command: Command

  init() throws {
    command = try Command()
    try command.write("大家都来了,\u{1F600}好,我们也来了。\n\n去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤\n", to: "in/a b.txt")
    try command.write(
      "{\"id\":\"p1\",\"text\":\"天气好,我们出发。\"}\n{\"id\":\"p2\",\"text\":\"天气很好。\"}\n", to: "in/lines.jsonl")
    try command.write(Data([0xFF]), to: "in/z.txt")
  }

  private func json(_ arguments: String...) throws -> [String: Any] {
    let result = try command.shell("\"$GALLEY\" lint in \(arguments.joined(separator: " "))")
    #expect(result.status == 2)
    return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  @Test func everyFormatTellsTheSameFindings() throws {
    let formats = ["text", "concise", "jsonl", "github"]
    let all = try command.galley("lint", "in", "--format", "json")
    let findings = try #require(try JSONSerialization.jsonObject(with: Data(all.output.utf8)) as? [[String: Any]])
    #expect(findings.count == 3)
    for format in formats {
      let result = try command.galley("lint", "in", "--format", format)
      #expect(result.status == 2)
      for finding in findings {
        let message = try #require(finding["message"] as? String)
        #expect(result.output.contains(message), "\(format): \(result.output)")
      }
    }
  }

  @Test func reportsGoToTheirFilesAndAreTheSameEachTime() throws {
    let formats = ["json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "html", "markdown"]
    for run in ["one", "two"] {
      let options = formats.map { "--format \($0):\(run)/\($0)" }.joined(separator: " ")
      let result = try command.shell(
        "\"$GALLEY\" lint in \(options) --format concise -o \(run)/concise -j \(run == "one" ? 1 : 4)")
      #expect(result.status == 2)
      #expect(result.output.isEmpty)
    }
    let first = try command.files(below: "one")
    #expect(Set(first.keys) == Set(formats + ["concise"]))
    #expect(first == (try command.files(below: "two")))
  }

  @Test func columnsAreInTheUnitsOfTheFormat() throws {
    // 大家都来了,😀好,我们: the second comma stands behind six characters, one of them beyond the BMP.
    try command.write("大家都来了，\u{1F600}好,我们也来了。\n", to: "in/a b.txt")
    func start(_ text: String, _ pattern: Regex<(Substring, Substring)>) throws -> Int? {
      try pattern.firstMatch(in: text).flatMap { Int($0.1) }
    }
    func run(_ format: String) throws -> String { try command.galley("lint", "in/a b.txt", "--format", format).output }
    #expect(try start(run("concise"), /\.txt:1:(\d+):/) == 9)
    #expect(try start(run("checkstyle"), /column="(\d+)"/) == 9)
    #expect(try start(run("json"), /"column":(\d+)/) == 9)
    #expect(try start(run("sarif"), /"startColumn":(\d+)/) == 10)
    #expect(try start(run("github"), /[,]col=(\d+)/) == 10)
    #expect(try start(run("rdjson"), /"start":\{"line":1,"column":(\d+)/) == 6 * 3 + 4 + 3 + 1)
  }

  @Test func sarifHoldsToItsStandard() throws {
    let log = try json("--format", "sarif")
    try SARIFCheck.check(log)
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(
      results.map { $0["ruleId"] as? String } == [
        "unfinished-paragraph", "halfwidth-punctuation", "halfwidth-punctuation",
      ])
    let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
    #expect(invocation["executionSuccessful"] as? Bool == false)
    let text = try command.galley("lint", "in", "--format", "sarif").output
    // A name in a URI, a page that is a line of a file, a repair that is two edits.
    #expect(text.contains(#""uri":"in/a%20b.txt""#))
    #expect(text.contains(#""region":{"startLine":1}"#) && text.contains(#""fullyQualifiedName":"p1:1:4""#))
    #expect(text.contains(#""insertedContent":{"text":"，"}},{"deletedRegion""#))
  }

  @Test func rulesLinkToTheirPages() throws {
    let own = #""own": {"tide": {"pattern": "潮汛"}}"#
    try command.write(#"{"documentation": "https://galley.example/rules", \#(own)}"#, to: "mine.json")
    let text = try command.galley("lint", "in", "--format", "sarif", "--config", "mine.json").output
    let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    try SARIFCheck.check(log)
    #expect(text.contains(#""helpUri":"https://galley.example/rules/broken-wrap.md""#))
    #expect(text.contains(#""id":"tide""#) && !text.contains("rules/tide.md"))
    #expect(try !command.galley("lint", "in", "--format", "sarif").output.contains("helpUri"))
  }

  /// 60,000 findings: more than GitHub takes. The one fault stands on the last page, and is kept.
  @Test func sarifStaysWithinGitHubsLimits() throws {
    let script = """
      for page in $(seq -w 40); do
        for line in $(seq 1500); do echo "渡口第$line次开船,村里人都来了。"; echo; done > big/$page.txt
      done
      """
    #expect(
      try command.shell("mkdir big; \(script); echo 去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤 > big/last.txt").status == 0)
    let result = try command.galley(
      "lint", "big", "--select", "halfwidth-punctuation,unfinished-paragraph", "--format", "sarif:big.sarif",
      "--format",
      "concise:big.txt")
    #expect(result.status == 1)
    #expect(result.errors == "galley: big.sarif: 35001 findings are left out of the sarif report\n")
    #expect(try command.text("big.txt").contains("60001 findings"))
    let log = try #require(try JSONSerialization.jsonObject(with: command.read("big.sarif")) as? [String: Any])
    try SARIFCheck.check(log)
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 25_000)
    #expect(results[0]["ruleId"] as? String == "unfinished-paragraph")
    #expect(try command.text("big.sarif").contains("35001 findings are left out"))
    let size = try command.shell("gzip -9c big.sarif | wc -c").output
    #expect(try #require(Int(size.filter(\.isNumber))) < 10_000_000)
  }

  @Test func xmlIsWellFormedAndCountsWhatItHolds() throws {
    for format in ["junit", "checkstyle"] {
      let text = try command.galley("lint", "in", "--format", format).output
      let document = try XMLDocument(xmlString: text)
      let root = try #require(document.rootElement())
      if format == "checkstyle" {
        #expect(try root.nodes(forXPath: "file").count == 3, "\(text)")
        #expect(try root.nodes(forXPath: "file/error").count == 4)
      } else {
        #expect(try root.nodes(forXPath: "testsuite").count == 4)
        for suite in try root.nodes(forXPath: "testsuite") {
          for (attribute, path) in [
            ("tests", "testcase"), ("failures", "testcase/failure"), ("errors", "testcase/error"),
          ] {
            let stated = (suite as? XMLElement)?.attribute(forName: attribute)?.stringValue
            #expect(try stated == "\(suite.nodes(forXPath: path).count)")
          }
        }
      }
    }
  }

  @Test func gitlabAndReviewdogReadWhatTheyKnow() throws {
    let gitlab = try command.galley("lint", "in", "--format", "gitlab").output
    let issues = try #require(try JSONSerialization.jsonObject(with: Data(gitlab.utf8)) as? [[String: Any]])
    #expect(Set(issues.compactMap { $0["fingerprint"] as? String }).count == issues.count)
    #expect(Set(issues.compactMap { $0["severity"] as? String }) == ["info", "minor"])
    let diagnostics = try #require(try json("--format", "rdjson")["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.count == 3)
    #expect(Set(diagnostics.compactMap { $0["severity"] as? String }) == ["INFO", "WARNING"])
  }

  @Test func aPageMayNotWriteTheReport() throws {
    try command.write("::error::好,我们%0A也</failure>\u{1B}[31m来了\"]]>,好\n", to: "in/a b.txt")
    let github = try command.galley("lint", "in/a b.txt", "--format", "github").output
    #expect(github.split(separator: "\n").allSatisfy { $0.contains(/^::\w+ file=in\/a b\.txt,/) })
    for format in ["junit", "checkstyle", "html"] {
      let text = try command.galley("lint", "in/a b.txt", "--format", format).output
      #expect(!text.contains("\u{1B}") && !text.contains("也</failure>"))
    }
  }

  @Test func figuresAndLimits() throws {
    let table = try command.galley("lint", "in", "--format", "concise", "--statistics", "--max-results", "1")
    #expect(table.output.split(separator: "\n").count { $0.hasPrefix("in/") } == 1)
    #expect(table.output.contains(/2\ +3\ +2\ +0\ +0\ {2}halfwidth-punctuation/))
    #expect(table.output.contains("3 findings on 2 pages"))
    #expect(table.errorLines.contains("galley: standard output: 2 findings are left out of the concise report"))
  }

  @Test func aReaderWhoHasSeenEnough() throws {
    try command.copySamples(to: "pages")
    let result = try command.shell(
      "(\"$GALLEY\" lint pages --format text --format sarif:out.sarif; echo $? > status) | head -n 1")
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.errors.isEmpty)
    #expect(try command.text("status") == "1\n")
    #expect(try command.text("out.sarif").hasSuffix("]}]}\n"))
  }

  /// A device and a pipe are written to, and nothing takes their place; what a link leads to is written, and the link stays.
  @Test func whatIsNoFileStays() throws {
    let script = """
      mkfifo pipe; touch real.json; ln -s real.json link.json; cat pipe > got & \"$GALLEY\" lint 'in/a b.txt' --format json:pipe \
        --format concise:/dev/null --format jsonl:link.json --write-baseline /dev/null -o direct.json \
        --format sarif; wait
      test -p pipe && test -c /dev/null && test -L link.json && test -f real.json
      """
    let result = try command.shell(script)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try command.text("got") == command.galley("lint", "in/a b.txt", "--format", "json").output)
    #expect(try command.text("real.json") == command.galley("lint", "in/a b.txt", "--format", "jsonl").output)
    #expect(try command.galley("lint", "in/a b.txt", "-o", "/dev/full").errors.contains("/dev/full: cannot write it"))
    #expect(try command.galley("lint", "in/a b.txt", "--quality", "/dev/full").errors.contains("/dev/full: cannot"))
    #expect(try command.shell("test -c /dev/full").status == 0)
  }

  @Test(arguments: [
    ("--format toml", "there is no format “toml”"), ("--format sarif:", "the file's name is missing"),
    ("--format json --format text", "Two formats for one output"),
    ("--format json:a --format text:a", "Two formats have one file"),
    ("--format json:a -o b", "Every format has a file already"), ("--format json --statistics", "--statistics is for"),
    ("--max-results -1", "--max-results"), ("-o in/z.txt/a", "in/z.txt/a: cannot"),
  ])
  func mistakesAreOneClearError(_ options: String, _ message: String) throws {
    let result = try command.shell("\"$GALLEY\" lint \"in/a b.txt\" \(options)")
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(message), "\(result.errors)")
  }
}
