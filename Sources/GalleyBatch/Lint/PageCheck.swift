import GalleyEngine
import GalleyReport

/// Checks one file again and again as it is being edited, by the rules and the decisions that hold for it on disk.
///
/// They are read once, when the check is made. Used by one thread.
public final class PageCheck {
  /// What a check found.
  public struct Result: Sendable {
    /// Nil where the text is no page.
    public let report: PageReport?
    /// The page with every safe repair made, as `galley lint --fix` writes it; empty where the text is no page.
    public let repaired: [UInt8]
    /// What went wrong.
    public let problem: Problem?
  }

  private let path: String
  private let rules: RuleSet
  private let worker: Worker

  /// - Parameter path: the file; it need not be there.
  /// - Throws: what is wrong with the configuration, or the decisions, that hold for the file.
  public init(_ choice: RuleChoice, of path: String) throws(Problem) {
    self.path = path
    var choice = choice
    var wanted = Wanted()
    wanted.report = true
    wanted.output = .text(.text)
    do {
      wanted.decisions = try DecisionBook(choice.decisions, for: [path]).decisions
      choice.verdicts = wanted.decisions.verdicts
      rules = try RuleSets(choice, for: []).rules(for: path)
      worker = try Worker(encoding: nil, wanted: wanted, cache: nil)
    } catch {
      throw Problem(of: error, at: path)
    }
  }

  /// - Parameter text: what stands in the editor, UTF-8.
  public func check(_ text: [UInt8]) -> Result {
    let input = PageInput(
      path: path, relative: Path.name(of: path), content: .draft(text), place: nil, rules: rules)
    let task = PageTask(input)
    worker.load(task, countsLines: false)
    worker.work(task, repeatedIn: [])
    // Work passes on what could not be loaded.
    let isPage = task.product?.isPage ?? false
    return Result(
      report: task.product?.report, repaired: isPage ? task.product!.output : [], problem: task.problem)
  }

  /// Where the rules' pages can be read.
  public var pages: RulePages { RulePages(below: rules.configuration.documentation) }

  /// What a rule is; nil for a name that no rule has.
  public func description(of rule: String) -> RuleDescription? { rules.configuration.rules.first { $0.id == rule } }
}
