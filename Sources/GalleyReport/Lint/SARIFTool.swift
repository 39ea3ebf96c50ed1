import GalleyEngine
import JSON

/// The tool of a SARIF run (3.18) with its rules (3.49).
extension JSONWriter {
  mutating func tool(_ context: LintContext, _ rules: [RuleDescription]) {
    key("tool")
    beginObject()
    key("driver")
    beginObject()
    member("name", "Galley")
    member("version", context.version)
    member("semanticVersion", context.version)
    key("rules")
    beginArray()
    for rule in rules { write(rule, context.pages.address(of: rule.id)) }
    endArray()
    endObject()
    endObject()
  }

  private mutating func write(_ rule: RuleDescription, _ address: String?) {
    beginObject()
    member("id", rule.id)
    text("shortDescription", rule.summary)
    text("fullDescription", rule.explanation)
    if let address { member("helpUri", address) }
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
