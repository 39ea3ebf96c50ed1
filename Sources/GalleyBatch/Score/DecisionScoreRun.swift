import GalleyEngine
import GalleyRules
import GalleyScore

/// One run of `galley score` by what people decided: pages are repaired in memory, and the findings that somebody decided
/// about are counted.
public struct DecisionScoreRun {
  public let score: DecisionScore
  public let problems: Int

  /// - Parameter decisions: the file; nil for the nearest to the first path.
  /// - Throws: `SettingsError` or `Problem` where nothing can be done at all.
  public init(_ pages: PageRequest, decisions: String?, version: String) throws {
    var request = ReviewRequest(pages, version: version)
    request.decisions = decisions
    let review = try ReviewRun(request).run()
    let known = review.desk.decisions
    let judgements = review.batch.rows.compactMap { row in
      known[row.fingerprint].map {
        DecisionScore.Judgement(rule: row.rule, confidence: row.confidence, isRight: $0.verdict == .accept)
      }
    }
    let rules = try RuleSets(pages.rules, for: pages.paths).rules(for: RuleSets.page(of: pages.paths[0]))
    let active = try rules.configuration.makeRules(Registry.rules)
    score = DecisionScore(
      judgements, calibration: Dictionary(uniqueKeysWithValues: active.map { ($0.id, $0.calibration) }))
    problems = review.problems
  }

  /// Writes settings that calibrate the rules' confidence by the decisions.
  /// - Throws: `Problem` where there is a file already, or it cannot be written.
  public func writeSettings(to path: String) throws(Problem) {
    guard !FileKind.isFile(path) else {
      throw Problem(path, "there is one already; name another file, and let yours extend it")
    }
    let settings = DecisionReport.settings(fitting: score)
    do { try FileWriter.write(settings.span, to: path) } catch { throw Problem(path, "\(error)") }
  }
}
