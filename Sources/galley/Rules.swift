import ArgumentParser
import GalleyEngine
import GalleyRules
import JSON

struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rules", abstract: "List the rules.")

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Option(help: "text for people, json for programs.")
  var format = Format.text

  @OptionGroup var options: ConfigurationOptions

  private struct Row {
    let id: String
    let stage: String
    let severity: String
    let safety: String
    let isEnabled: Bool
    let summary: String
  }

  @Flag(help: "Run the examples of the rules of your own; exit status 1 where one fails.")
  var test = false

  func run() throws {
    if test { return try runExamples() }
    let rows = try rows()
    switch format {
    case .text: try write(table(of: rows))
    case .json: try write(json(of: rows))
    }
  }

  private func runExamples() throws {
    let configuration = try options.configuration()
    let (run, failures) = try OwnExamples.run(configuration)
    try write(failures.map { "\($0)\n" }.joined())
    let own = configuration.ownCount
    try write(
      "\(run) \(run == 1 ? "example" : "examples") of \(own) \(own == 1 ? "rule" : "rules"): "
        + (failures.isEmpty ? "all right\n" : "\(failures.count) wrong\n"))
    if !failures.isEmpty { throw ExitCode(1) }
  }

  private func rows() throws -> [Row] {
    let configuration = try options.configuration()
    let active = try configuration.makeRules(Registry.rules)
    // Selecting a rule makes it even where it is disabled.
    let all = try configuration.makeRules(Registry.rules, select: configuration.rules.map(\.id))
    return all.map { entry in
      let description = entry.rule.description
      return Row(
        id: entry.id, stage: "\(description.stage)", severity: entry.severity.rawValue, safety: entry.safety.rawValue,
        isEnabled: active.contains { $0.id == entry.id }, summary: description.summary)
    }
  }

  private func table(of rows: [Row]) -> String {
    let head = ["rule", "stage", "severity", "safety", "on"]
    let cells = rows.map { [$0.id, $0.stage, $0.severity, $0.safety, $0.isEnabled ? "yes" : "no"] }
    let widths = head.indices.map { column in ([head] + cells).map { $0[column].utf8.count }.max()! }
    func line(_ cells: [String], _ last: String) -> String {
      zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.utf8.count + 2) }.joined() + last + "\n"
    }
    let body = zip(cells, rows).map { line($0, $1.summary) }.joined()
    return line(head, "what it finds") + body + "\n`galley explain RULE` tells more.\n"
  }

  private func json(of rows: [Row]) -> String {
    var writer = JSONWriter(pretty: true)
    writer.beginArray()
    for row in rows {
      writer.beginObject()
      for (key, value) in [
        ("id", row.id), ("stage", row.stage), ("severity", row.severity), ("safety", row.safety),
      ] {
        writer.member(key, value)
      }
      writer.member("enabled", row.isEnabled)
      writer.member("summary", row.summary)
      writer.endObject()
    }
    writer.endArray()
    writer.newline()
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
