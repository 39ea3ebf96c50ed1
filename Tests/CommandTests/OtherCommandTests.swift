import Foundation
import Testing

struct OtherCommandTests {
  private let command: Command
  init() throws { command = try Command() }

  @Test func lintTellsByItsStatus() throws {
    try command.write("河边的老磨坊又转起来了。\n", to: "right.txt")
    try command.copySamples(to: "in")
    let right = try command.galley("lint", "right.txt")
    #expect(right.status == 0, "\(right.output)")
    let wrong = try command.galley("lint", "in")
    #expect(wrong.status == 1)
    #expect(wrong.output.contains("in/02-old-courtyards.txt:"))
    let json = try command.galley("lint", "in", "--format", "json")
    #expect(json.status == 1)
    let findings = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(findings.count > 50)
    #expect(try command.galley("lint", "in", "none.txt").status == 2)
  }

  @Test func rulesAndTheirExplanations() throws {
    let json = try command.galley("rules", "--format", "json")
    let rules = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    let ids = rules.compactMap { $0["id"] as? String }
    #expect(ids.count == rules.count && ids.contains("broken-paragraph"))
    let table = try command.galley("rules").output
    for id in ids {
      #expect(table.contains("\n" + id + " "))
      let explained = try command.galley("explain", id)
      #expect(explained.status == 0)
      #expect(explained.output.hasPrefix(id))
    }
    let unknown = try command.galley("explain", "broken-paragrap")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("did you mean “broken-paragraph”?"))
  }

  @Test func rulesAreChosen() throws {
    try command.write("大家好,我们都来了。\n", to: "a.txt")
    let all = try command.galley("clean", "a.txt").output
    #expect(all == "大家好，我们都来了。\n")
    #expect(try command.galley("clean", "a.txt", "--ignore", "halfwidth-punctuation").output == "大家好,我们都来了。\n")
    #expect(try command.galley("clean", "a.txt", "--select", "heading,byline").output == "大家好,我们都来了。\n")
    #expect(try command.galley("clean", "a.txt", "--select", "halfwidth-punctuation").output == all)
    let wrong = try command.galley("clean", "a.txt", "--select", "halfwidth-punctuatio")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("did you mean “halfwidth-punctuation”?"))
    try command.write("{\n  \"limts\": {}\n}\n", to: "rules.json")
    let settings = try command.galley("clean", "a.txt", "--config", "rules.json")
    #expect(settings.status == 2)
    #expect(settings.errors.hasPrefix("galley: rules.json:2:3: unknown key “limts”; did you mean “limits”?"))
  }

  @Test(arguments: [
    ["clean"], ["clean", "a", "b"], ["clean", "a", "-o", "b", "--in-place"], ["clean", "a", "--fromat", "text"],
    ["clean", "none.txt"], ["lint", "none.txt"], ["restore", "none", "-o", "back"], ["clean", "-", "--in-place"],
    ["clean", "a", "-j", "0", "-o", "b"], ["clean", "a", "--min-confidence", "2", "-o", "b"], ["nonsense"],
    ["clean", "none.txt", "--encoding", "klingon"],
  ])
  func mistakesAreErrors(_ arguments: [String]) throws {
    let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
    let result = try command.shell("exec \"$GALLEY\" \(quoted)")
    #expect(result.status == 2)
    #expect(!result.errors.isEmpty)
  }

  @Test func helpAndVersion() throws {
    let version = try command.galley("--version")
    #expect(version.status == 0)
    #expect(version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    for name in ["clean", "lint", "rules", "explain", "restore", "init"] {
      let help = try command.galley(name, "--help")
      #expect(help.status == 0)
      #expect(help.output.hasPrefix("OVERVIEW: "))
    }
  }

  /// Each script is one that its shell can read, where the shell is there, and knows every command.
  @Test(arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let script = try command.galley("--generate-completion-script", shell)
    #expect(script.status == 0)
    for name in ["clean", "lint", "rules", "explain", "restore", "init", "min-quality"] {
      #expect(script.output.contains(name))
    }
    try command.write(script.output, to: "galley.\(shell)")
    let checked = try command.shell("! command -v \(shell) > /dev/null || \(shell) -n galley.\(shell)")
    #expect(checked.status == 0, "\(checked.errors)")
    let completed = """
      . ./galley.bash; COMP_WORDS=(galley li); COMP_CWORD=1; COMP_LINE="galley li"; COMP_POINT=9
      PATH="$(dirname "$GALLEY"):$PATH"; complete -p galley > /dev/null && _galley galley li galley && echo "${COMPREPLY[@]}"
      """
    if shell == "bash" {
      try command.write(completed, to: "complete.bash")
      #expect(try command.shell("bash complete.bash").output == "lint\n")
    }
  }
}
