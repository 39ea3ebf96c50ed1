import GalleyEngine
import GalleyRules
import Glibc
import NGramModel
import Synchronization

/// The rules that some pages of a run are repaired with.
public final class RuleSet: Sendable {
  /// Its number among the sets of the run.
  let number: Int
  public let configuration: Configuration
  let choice: RuleChoice
  let model: NGramModel?
  /// Where the model comes from.
  let modelChoice: ModelChoice
  /// Which lines the batch repeats; nil where its pages tell that.
  let sketch: LineSketch?
  /// Stands for the rules, their model, and this very command, as far as they decide what is found in a page.
  let identity: UInt64
  private let firstTrouble = Mutex<Problem?>(nil)

  /// - Throws: `SettingsError` where the choice names a rule that there is not, `Problem` for a file that is no model.
  init(_ number: Int, _ configuration: Configuration, _ choice: RuleChoice, _ sketch: LineSketch?) throws {
    self.number = number
    self.configuration = configuration
    self.choice = choice
    self.sketch = sketch
    try configuration.check(choice.select, of: "--select")
    try configuration.check(choice.ignore, of: "--ignore")
    modelChoice = choice.model ?? configuration.model
    model = try modelChoice.open()
    var parts = choice.parts + [Self.state(of: "/proc/self/exe")]
    if case .file(let path) = modelChoice { parts += [path, Self.state(of: path)] }
    identity = XXHash64.hash(parts.joined(separator: "\n").utf8Span.span, seed: configuration.identity)
  }

  /// What changes when a file does.
  private static func state(of path: String) -> String {
    var status = stat()
    _ = stat(path, &status)
    return "\(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
  }

  /// An engine for one thread.
  /// - Parameter verdicts: what people decided; nil for what the choice has of that.
  func makeEngine(heeding verdicts: Verdicts? = nil) throws(SettingsError) -> Engine {
    let rules = try configuration.makeRules(Registry.rules, select: choice.select, ignore: choice.ignore)
    let policy = Engine.Policy(
      minimumConfidence: choice.minimumConfidence ?? configuration.minimumConfidence,
      allowsUnsafe: choice.allowsUnsafe, rounds: configuration.limits.rounds, verdicts: verdicts ?? choice.verdicts)
    return Engine(rules: rules, policy: policy, model: model)
  }

  /// The roles that the text formats leave out.
  var dropped: Set<Role> { Set(configuration.output.filter { $0.value == .drop }.keys) }

  /// What a rule had trouble with on a page; from then on no page of the set is touched.
  var trouble: Problem? { firstTrouble.withLock { $0 } }

  /// Takes trouble up.
  /// - Returns: what came first.
  func fail(_ error: SettingsError, on page: String) -> Problem {
    firstTrouble.withLock { first in
      let problem = first ?? Problem(of: error, at: page)
      first = problem
      return problem
    }
  }
}
