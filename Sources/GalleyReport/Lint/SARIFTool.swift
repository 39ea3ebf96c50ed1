import GalleyEngine
import JSON

/// The tool of a SARIF run (3.18) with its rules (3.49).
extension JSONWriter {
  mutating func tool(version: String, _ rules: [RuleDescription]) {
    key("tool")
    beginObject()
    key("driver")
    beginObject()
    member("name", "Galley")
    member("version", version)
    member("semanticVersion", version)
    key("rules")
    beginArray()
    for rule in rules { write(rule) }
    endArray()
    endObject()
    endObject()
  }

  private mutating func write(_ rule: RuleDescription) {
    beginObject()
    member("id", rule.id)
    text("shortDescription", rule.summary)
    text("fullDescription", rule.explanation)
    key("help")
    beginObject()
    member("text", "\(rule.explanation)\n\n\(rule.safety)\n\n`galley explain \(rule.id)` tells more.")
    member(
      "markdown",
      "\(rule.explanation)\n\n**Is its repair safe?** \(rule.safety)\n\n`galley explain \(rule.id)` tells more.")
    endObject()
    key("properties")
    beginObject()
    key("tags")
    beginArray()
    string("\(rule.stage)")
    endArray()
    endObject()
    endObject()
  }

  private mutating func text(_ name: String, _ text: String) {
    key(name)
    beginObject()
    member("text", text)
    endObject()
  }
}
