import Foundation
import Testing

/// `galley review` over real HTTP, with curl.
struct ReviewTests {
  private let command: Command

  init() throws {
    command = try Command()
    try command.write("大家都来了,我们也来了。\n\n第二段说的是桥,第三段说的是水渠。\n", to: "in/a.txt")
  }

  /// Runs a script with the server's address in `$address`, its origin in `$origin`, its process in `$server`.
  private func serve(_ script: String) throws -> Command.Result {
    try command.shell(
      """
      "$GALLEY" review in > address.txt 2> said.txt &
      server=$!
      trap 'kill -9 $server 2>/dev/null; wait $server 2>/dev/null' EXIT
      for i in $(seq 600); do [ -s address.txt ] && break; sleep 0.1; done
      address=$(cat address.txt)
      origin=${address%/*/}
      status() { curl -s -o body.txt -w '%{http_code}\\n' --path-as-is "$@"; }
      mark() { curl -s "${address}batch.json" | grep -o '"fingerprint":\\["[0-9a-f]*' | cut -d'"' -f4; }
      \(script)
      """)
  }

  @Test func onlyWhoHasTheAddressIsHeard() throws {
    let result = try serve(
      """
      status "$address"
      status "$origin/"
      status "$origin/00000000000000000000000000000000/"
      status "${address}../../etc/passwd"
      status "${address}page.json?../a.txt"
      status -H 'Host: rebound.example' "$address"
      status -H 'Origin: http://evil.example' "$address"
      status -X DELETE "$address"
      status "${address}page.json?0"
      ss -ltn 2>/dev/null | grep ":${origin##*:} " | grep -v 127.0.0.1
      curl -s -D - -o /dev/null "$address" | tr -d '\\r' | grep -i '^content-security-policy:'
      """)
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.prefix(9) == ["200", "403", "403", "404", "404", "403", "403", "404", "200"], "\(result.output)")
    #expect(lines.count == 10 && lines[9].contains("default-src 'none'"), "\(result.output)")
    #expect(try command.text("said.txt").contains("decisions go to in/.galley/decisions.jsonl"))
  }

  @Test func aKilledServerLosesNoDecision() throws {
    let result = try serve(
      """
      body="[{\\"fingerprint\\":\\"$(mark)\\",\\"decision\\":\\"reject\\"}]"
      status -H 'Content-Type: application/json' -d "$body" "${address}decide"
      kill -9 $server
      """)
    #expect(result.output == "200\n")
    let decision = #""decision":"reject","rule":"halfwidth-punctuation","path":"a.txt""#
    #expect(try command.text("in/.galley/decisions.jsonl").contains(decision))
    // Nothing half-written is left beside it.
    #expect(try Set(command.files(below: "in/.galley").keys) == [".gitattributes", "decisions.jsonl"])
    try command.write("", to: "address.txt")
    let again = try serve("curl -s \"${address}batch.json\"")
    #expect(again.output.contains(decision))
    #expect(try command.galley("clean", "in/a.txt").output.hasPrefix("大家都来了,我们也来了。\n"))
  }

  /// Two people decide about the same pages, and git brings their files together without a conflict.
  @Test func gitMergesTwoPeoplesDecisions() throws {
    try command.write("大家都来了,我们也来了。\n\n第二段说的是桥,第三段说的是水渠。\n\n书,在这里。\n", to: "in/a.txt")
    let result = try serve(
      """
      git() { command git -C in -c user.name=a -c user.email=a@example.org "$@"; }
      post() { status -H 'Content-Type: application/json' -d "[{\\"fingerprint\\":\\"$1\\",\\"decision\\":\\"$2\\"}]" "${address}decide"; }
      set -- $(curl -s "${address}batch.json" | grep -o '"fingerprint":\\[[^]]*' | grep -o '[0-9a-f]\\{16\\}')
      post $1 reject; post $1 undo
      git init -q -b one; git add -A; git commit -qm pages
      git checkout -qb two; post $2 reject; git commit -qam two
      git checkout -q one; post $1 accept; post $3 reject; git commit -qam one
      git merge -q two -m both > /dev/null; echo $?
      """)
    #expect(result.output == "200\n200\n200\n200\n200\n0\n", "\(result.output)\(result.errors)")
    let lines = try command.text("in/.galley/decisions.jsonl").split(separator: "\n")
    #expect(lines.count == 3, "\(lines)")
    let cleaned = try command.galley("clean", "in/a.txt")
    #expect(cleaned.status == 0 && cleaned.output.contains("来了，我们") && cleaned.output.contains("桥,第三段"), "\(cleaned)")
  }

  /// What a comment suppresses is shown as such, and each page has its quality.
  @Test func theBatchTellsWhatIsSuppressed() throws {
    let comment = "<!-- galley-ignore halfwidth-punctuation: printed so -->\n"
    try command.write(comment + "大家都来了,我们也来了。\n\n第二段说的是桥,第三段说的是水渠。\n", to: "in/a.txt")
    let result = try serve("curl -s \"${address}batch.json\"; curl -s \"${address}page.json?0\"")
    #expect(result.output.contains(/"quality":\[[0-9.]+\]/), "\(result.output)")
    // The comment itself is no text of the page.
    #expect(result.output.contains(#""outcome":[3,0]"#), "\(result.output)")
    #expect(result.output.components(separatedBy: #""suppressed":"printed so""#).count == 2)
  }

  /// A line longer than the limit, and a file of ten megabytes in one line: each is refused by itself.
  @Test func whatIsTooLongIsRefused() throws {
    let script = """
      awk 'BEGIN { for (i = 0; i < 40000; i++) printf "很长的一行没有尽头," }' > in/line.txt
      awk 'BEGIN { for (i = 0; i < 400000; i++) printf "很长的一行没有尽头," }' > in/ten.txt
      "$GALLEY" review in --report r.html
      """
    let result = try command.shell(script)
    #expect(result.status == 2)
    #expect(result.errorLines.count == 2)
    #expect(result.errors.contains("in/line.txt:1: the line is 1120000 bytes long, more than limits.lineBytes allows"))
    #expect(result.errors.contains("in/ten.txt: the file is larger than 2097152 bytes; split it"))
    #expect(try command.text("r.html").contains(#""pages":["in/a.txt"]"#))
  }

  /// What `clean` wrote is reviewed by its record: the same findings as those of the sources.
  @Test func aRunIsReviewed() throws {
    try command.copySamples(to: "pages")
    #expect(try command.galley("clean", "pages", "-o", "clean").status == 0)
    try command.write("大家都走了,我们也走了。\n", to: "clean/later.txt")
    try command.write("大家都走了,我们也走了。\n", to: "pages/later.txt")
    func findings(_ folder: String) throws -> Substring {
      #expect(try command.galley("review", folder, "--report", "r.html", "--decisions", "none.jsonl").status == 0)
      let html = try command.text("r.html")
      return html[try #require(html.range(of: #""findings":{"#)).lowerBound...].prefix { $0 != "<" }
    }
    #expect(try findings("clean") == findings("pages"))
    #expect(try findings("clean/02-old-courtyards.txt") == findings("pages/02-old-courtyards.txt"))
    // Of a page that was edited nobody knows what it was.
    try command.write("别的话,别的人。\n", to: "clean/02-old-courtyards.txt")
    let edited = try command.galley("review", "clean", "--report", "r.html", "--decisions", "none.jsonl")
    #expect(edited.status == 0 && edited.errors.contains("clean/02-old-courtyards.txt: "))
    #expect(edited.errors.contains("it is reviewed as it is"))
  }

  /// The lines of a run are reviewed by its record, too, each by itself.
  @Test func theLinesOfARunAreReviewed() throws {
    let lines = [
      #"{"id":"一","text":"大家都来了,我们也来了。"}"#, #"{"id":"二","text":"第二段说的是桥,第三段说的是水渠。"}"#, #"{"n":3}"#,
      #"{"id":"四","text":"河边的老磨坊已经转了一百年,如今它又开始磨面了。"}"#,
    ]
    try command.write(lines.joined(separator: "\n") + "\n", to: "pages/a.jsonl")
    _ = try command.galley("clean", "pages", "-o", "clean")
    _ = try command.galley("clean", "pages/a.jsonl", "-o", "one.jsonl")
    func findings(_ path: String) throws -> Substring {
      _ = try command.galley("review", path, "--report", "r.html", "--decisions", "none.jsonl")
      let html = try command.text("r.html")
      return html[try #require(html.range(of: #""findings":{"#)).lowerBound...].prefix { $0 != "<" }
    }
    let sources = try findings("pages")
    #expect(
      sources.components(separatedBy: "halfwidth").count == 1 && sources.contains(#""page":[0,1,2]"#), "\(sources)")
    for path in ["clean", "clean/a.jsonl", "one.jsonl"] { #expect(try findings(path) == sources, "\(path)") }
    let changed = try command.text("clean/a.jsonl").replacing("第二段", with: "另一段")
    try command.write(changed, to: "clean/a.jsonl")
    let edited = try command.galley("review", "clean", "--report", "r.html", "--decisions", "none.jsonl")
    #expect(edited.errors.contains("clean/a.jsonl:2: ") && edited.errors.contains("it is reviewed as it is"))
    #expect(try findings("clean").contains(#""page":[0,2]"#))
  }

  @Test func aBadPortIsOneClearError() throws {
    #expect(try command.galley("review", "in", "--port", "70000").status != 0)
    let result = try serve("\"$GALLEY\" review in --port ${origin##*:}; echo $?")
    #expect(result.output == "2\n")
    #expect(result.errors.contains("cannot listen on it") && result.errors.contains("--port"))
  }
}
