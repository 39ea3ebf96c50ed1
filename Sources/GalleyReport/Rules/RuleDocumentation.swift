import GalleyEngine

/// What people read about rules, made from what the rules say of themselves.
public enum RuleDocumentation {
  /// A rule's page of `docs/rules`, Markdown.
  public static func markdown(for rule: RuleDescription, settings: SettingsCatalog) -> String { "" }

  /// The same for a terminal, without Markdown's marks: what `galley explain` prints.
  public static func plainText(for rule: RuleDescription, settings: SettingsCatalog) -> String { "" }

  /// `docs/rules/README.md`: all rules in a table.
  public static func index(of rules: [RuleDescription], settings: SettingsCatalog) -> String { "" }
}
