import ArgumentParser
import GalleyBatch
import GalleyRules

/// Where the configuration comes from; every command that has rules shares it.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A rules.json of yours for all pages, instead of the nearest one above each page.", valueName: "file"))
  var config: String?

  @Flag(help: "Look for no rules.json: the default holds.")
  var isolated = false

  func validate() throws {
    if isolated, config != nil { throw ValidationError("Either --config or --isolated: choose one.") }
  }

  var source: RuleChoice.Source { config.map { .file($0) } ?? (isolated ? .builtIn : .nearest) }

  /// The configuration that holds in the working folder.
  func configuration() throws -> Configuration {
    var choice = RuleChoice()
    choice.source = source
    return try RuleSets(choice, for: []).rules(for: "-").configuration
  }
}

/// Which rules run; `clean` and `lint` share it.
struct RuleOptions: ParsableArguments {
  @OptionGroup var configuration: ConfigurationOptions

  @Option(
    help: ArgumentHelp(
      "Ask this language model, as `galley train` writes them, instead of the configured one; none for no model.",
      valueName: "file"))
  var model: String?

  @Option(help: ArgumentHelp("Run only these rules, separated by commas.", valueName: "rules"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Do not run these rules, separated by commas.", valueName: "rules"))
  var ignore: [String] = []

  @Flag(help: "Make the repairs of rules marked unsafe, too.")
  var unsafeFixes = false

  @Option(help: ArgumentHelp("Make only repairs that are at least this sure, 0 to 1.", valueName: "number"))
  var minConfidence: Double?

  @Option(
    help: ArgumentHelp(
      "Take the lines that the whole batch repeats from what `galley sketch` wrote, not from the pages at hand.",
      valueName: "file"))
  var sketch: String?

  @Option(
    help: ArgumentHelp(
      "What was decided about findings, instead of the nearest .galley/decisions.jsonl.", valueName: "file"))
  var decisions: String?

  @Flag(help: "Heed no decisions.")
  var noDecisions = false

  func validate() throws {
    if noDecisions, decisions != nil { throw ValidationError("Either --decisions or --no-decisions: choose one.") }
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence is a number from 0 to 1, not \(minConfidence).")
    }
  }

  var choice: RuleChoice {
    var choice = RuleChoice()
    choice.source = configuration.source
    choice.model = model.map { ModelChoice($0) }
    choice.select = select.flatMap { $0.split(separator: ",").map(String.init) }
    choice.ignore = ignore.flatMap { $0.split(separator: ",").map(String.init) }
    choice.allowsUnsafe = unsafeFixes
    choice.minimumConfidence = minConfidence
    choice.sketch = sketch
    choice.decisions = decisions.map { .file($0) } ?? (noDecisions ? .none : .nearest)
    return choice
  }
}
