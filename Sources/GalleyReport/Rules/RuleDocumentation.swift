import GalleyEngine

/// What people read about rules, made from what the rules say of themselves and the settings that they read.
public enum RuleDocumentation {
  /// A rule's page of `docs/rules`, Markdown.
  /// - Parameter settings: of all rules, as `Configuration.catalog` gives them.
  public static func markdown(for rule: RuleDescription, settings: SettingsCatalog) -> String {
    var page = "<!-- Made from the rule: change it there, and run GALLEY_BLESS=1 swift test. -->\n\n"
    page += "# \(rule.id)\n\n\(rule.summary)\n\n"
    page += "| stage | severity | safety | enabled |\n|---|---|---|---|\n"
    page += "| \(rule.stage) | \(own("severity", of: rule, settings)) | \(own("safety", of: rule, settings)) "
    page += "| \(own("enabled", of: rule, settings) == "true" ? "yes" : "no") |\n\n"
    page += "\(rule.explanation)\n\n## Is its repair safe?\n\n\(rule.safety)\n\n## Examples\n\n"
    var last = ""
    for example in rule.examples {
      let caption = caption(of: example)
      if caption != last || example.repaired != nil { page += "\(caption):\n\n" }
      last = caption
      page += "\(fenced(example.page))\n"
      if let repaired = example.repaired { page += "becomes\n\n\(fenced(repaired))\n" }
    }
    let options = options(of: rule, settings)
    page += "## Settings\n\n"
    page += "In `rules.json`, below `rules.\(rule.id)`, beside `enabled`, `severity` and `safety`"
    page += options.isEmpty ? ".\n" : ":\n"
    if !options.isEmpty {
      page += "\n| setting | value | default | what it is |\n|---|---|---|---|\n"
      for option in options {
        let fallback = option.isShort ? "`\(cell(option.fallback))`" : "see `rules.json`"
        page += "| `\(option.name)` | \(option.type) | \(fallback) | \(option.documentation) |\n"
      }
    }
    return page
  }

  /// The same for a terminal, without Markdown's marks: what `galley explain` prints.
  public static func plainText(for rule: RuleDescription, settings: SettingsCatalog) -> String {
    var page = "\(rule.id): \(rule.summary)\n\n"
    page += "stage \(rule.stage), severity \(own("severity", of: rule, settings)), "
    page += "\(own("safety", of: rule, settings)), "
    page += own("enabled", of: rule, settings) == "true" ? "enabled\n\n" : "disabled\n\n"
    page += "\(wrapped(rule.explanation))\n\n\(wrapped(rule.safety))\n"
    for example in rule.examples {
      page += "\n\(caption(of: example)):\n\n\(indented(example.page))\n"
      if let repaired = example.repaired { page += "\nbecomes:\n\n\(indented(repaired))\n" }
    }
    let options = options(of: rule, settings)
    if !options.isEmpty { page += "\nSettings below \(options[0].section).\(rule.id) in rules.json:\n" }
    for option in options {
      page += "\n  \(option.name)\(option.isShort ? ", default \(option.fallback)" : ""); \(option.type)\n"
      page += "\(indented(wrapped(option.documentation)))\n"
    }
    return page
  }

  /// `docs/rules/README.md`: all rules in a table, in the order in which they run.
  public static func index(of rules: [RuleDescription], settings: SettingsCatalog) -> String {
    var page = """
      <!-- Made from the rules: change them there, and run GALLEY_BLESS=1 swift test. -->

      # The rules

      In the order in which they run. Severity and safety are the defaults; `rules.json` changes them.

      | rule | what it finds | stage | severity | safety |
      |---|---|---|---|---|

      """
    for rule in rules.enumerated().sorted(by: { ($0.element.stage, $0.offset) < ($1.element.stage, $1.offset) })
      .map(\.element)
    {
      page += "| [\(rule.id)](\(rule.id).md) | \(rule.summary) | \(rule.stage) "
      page += "| \(own("severity", of: rule, settings)) | \(own("safety", of: rule, settings)) |\n"
    }
    return page
  }

  // MARK: Examples

  private static func caption(of example: Example) -> String {
    if let role = example.role { return "What is marked is a \(role.rawValue)" }
    if !example.page.contains("⟦") { return "This is left alone" }
    return example.repaired == nil ? "What is marked is reported" : "What is marked is found"
  }

  private static func fenced(_ text: String) -> String { "```text\n\(text)\n```\n" }

  // MARK: Settings

  private struct Option {
    let section: String
    let name: String
    let type: String
    let documentation: String
    let fallback: String
    var isShort: Bool { fallback.utf8.count <= 60 && !fallback.contains("\n") }
  }

  /// The settings that only this rule has.
  private static func options(of rule: RuleDescription, _ settings: SettingsCatalog) -> [Option] {
    settings.entries(of: rule).filter { !["enabled", "severity", "safety"].contains($0.path[2]) }.map {
      Option(
        section: $0.path[0], name: $0.path[2], type: words(for: $0.kind), documentation: $0.documentation,
        fallback: $0.defaultText ?? "none"
      )
    }
  }

  /// The default of a setting that every rule has, without quotes.
  private static func own(_ name: String, of rule: RuleDescription, _ settings: SettingsCatalog) -> String {
    let entry = settings.entries(of: rule).first { $0.path[2] == name }
    return entry?.defaultText?.filter { $0 != "\"" } ?? ""
  }

  private static func words(for kind: SettingsCatalog.Kind) -> String {
    switch kind {
    case .section: "an object"
    case .bool: "true or false"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let range): "a number from \(short(range.lowerBound)) to \(short(range.upperBound))"
    case .text: "a text"
    case .strings: "a list of texts"
    case .pattern: "a regular expression"
    case .patterns: "a list of regular expressions"
    case .choice(let names): names.joined(separator: ", ")
    case .numbers: "numbers by name"
    case .entries: "objects by name"
    case .elements: "a list of objects"
    case .sameAsTopLevel: "as at the top level"
    }
  }

  /// What stands in a cell of a table, where a bar would end it.
  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  /// `1` for 1.0, which is `1` to whoever writes JSON.
  private static func short(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }

  // MARK: Terminal

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }
      .joined(separator: "\n")
  }

  /// Paragraphs without Markdown's marks, broken at spaces so that no line is wider than 78 columns if it can be helped.
  private static func wrapped(_ text: String) -> String {
    text.filter { $0 != "`" && $0 != "*" }.split(separator: "\n", omittingEmptySubsequences: false).map { paragraph in
      var lines = [""]
      var width = 0
      for word in paragraph.split(separator: " ") {
        let columns = Printable.columns(of: String(word))
        if width > 0, width + 1 + columns > 78 {
          lines.append("")
          width = 0
        }
        lines[lines.count - 1] += width > 0 ? " \(word)" : String(word)
        width += columns + (width > 0 ? 1 : 0)
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

extension SettingsCatalog {
  /// The settings of a rule of the registry, or of one of the user's own.
  fileprivate func entries(of rule: RuleDescription) -> [Entry] {
    let known = entries(in: ["rules", rule.id])
    return known.isEmpty ? entries(in: ["own", rule.id]) : known
  }
}
