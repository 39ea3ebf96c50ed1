import ArgumentParser
import GalleyBatch
import GalleyRules

/// Which rules run; `clean` and `lint` share it.
struct RuleOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A rules.json of yours; what it leaves out is as in the default.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("Run only these rules, separated by commas.", valueName: "rules"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Do not run these rules, separated by commas.", valueName: "rules"))
  var ignore: [String] = []

  @Flag(help: "Make the repairs of rules marked unsafe, too.")
  var unsafeFixes = false

  @Option(help: ArgumentHelp("Make only repairs that are at least this sure, 0 to 1.", valueName: "number"))
  var minConfidence: Double?

  func validate() throws {
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence is a number from 0 to 1, not \(minConfidence).")
    }
  }

  func choice() throws -> RuleChoice {
    var choice = RuleChoice(try Self.configuration(config))
    choice.select = select.flatMap { $0.split(separator: ",").map(String.init) }
    choice.ignore = ignore.flatMap { $0.split(separator: ",").map(String.init) }
    choice.allowsUnsafe = unsafeFixes
    choice.minimumConfidence = minConfidence
    return choice
  }

  /// The default, with a user's file over it.
  static func configuration(_ path: String?) throws -> Configuration {
    try Configuration.load(user: try path.map { (name: $0, bytes: try ConfigurationFile.bytes(of: $0)) })
  }
}
