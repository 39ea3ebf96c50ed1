import GalleyReport
import GalleyRules
import Glibc

/// What `galley lint` is asked to do.
public struct LintRequest: Sendable {
  /// Files and folders; `-` is standard input.
  public var paths: [String]
  public var format = LintFormat.text
  public var rules: RuleChoice
  /// Whether standard input is JSON Lines.
  public var readsLines = false
  public var ignoring = Ignoring.found
  public var fields = LineFields()
  /// The charset of the sources, by a name that ICU knows; nil for UTF-8.
  public var encoding: String?
  public var threads = 1

  public init(_ paths: [String], rules: RuleChoice) {
    self.paths = paths
    self.rules = rules
  }
}

/// One run of `galley lint`: findings go to standard output, nothing else is written.
public final class LintRun {
  private let request: LintRequest
  private let rules: RuleSets
  private let batch: Batch
  private var writer: LintWriter
  private var console = Console(isQuiet: true)
  private var summary = Summary()
  private let output = OutputStream.standardOutput()

  public init(_ request: LintRequest, isColoured: Bool) throws {
    self.request = request
    var wanted = Wanted()
    wanted.report = true
    wanted.fields = request.fields
    rules = try RuleSets(request.rules, for: request.paths)
    batch = try Batch(encoding: request.encoding, wanted: wanted, threads: request.threads)
    writer = LintWriter(format: request.format, isColoured: isColoured)
  }

  /// - Throws: `FileError` where standard output is closed.
  public func run() throws -> Summary {
    let feed = InputFeed(
      paths: request.paths, readsLines: request.readsLines, ignoring: request.ignoring, rules: rules)
    try feed.run(batch, self)
    writer.finish()
    try output.write(writer.bytes)
    return summary
  }
}

extension LintRun: PageHandler {
  func tell(_ problem: Problem) {
    summary.problems += 1
    _ = console.tell(problem)
  }

  func note(_ text: String) { console.say("galley: " + text) }

  func place(for path: String, relative: String) -> OutputPlace? { nil }
  func beginLines(at place: OutputPlace?) {}
  func endLines() {}
  func abandonLines() {}

  func take(_ tasks: [PageTask]) throws {
    for task in tasks {
      if let problem = task.problem { tell(problem) }
      guard let product = task.product, let page = product.report else { continue }
      summary.pages += 1
      summary.repairs += product.repaired
      summary.left += product.left
      summary.faults += product.faults
      writer.add(page)
    }
    try output.write(writer.bytes)
    writer.bytes.removeAll(keepingCapacity: true)
  }
}
