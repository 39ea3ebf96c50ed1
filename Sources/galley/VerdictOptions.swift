import ArgumentParser
import GalleyBatch

/// Which exit status `lint` has.
struct VerdictOptions: ParsableArguments {
  @Flag(help: "0 whatever is found; errors stay 2.")
  var exitZero = false

  @Flag(
    help: """
      Findings of severity info count too, but those that say only what a block is; so do stale entries of a baseline \
      and decisions that concern nothing.
      """)
  var strict = false

  @Option(help: ArgumentHelp("So many warnings are no fault.", valueName: "number"))
  var maxWarnings: Int?

  @Flag(help: "1 where --fix repaired anything, even if nothing is left.")
  var exitNonZeroOnFix = false

  func validate() throws {
    if let maxWarnings, maxWarnings < 0 { throw ValidationError("--max-warnings is a number from 0.") }
  }

  /// - Parameter fixed: what `--fix` did, if it was asked for.
  func exit(after summary: LintSummary, fixed: Summary?, writesBaseline: Bool) throws {
    if summary.problems > 0 || fixed.map({ $0.problems > 0 }) ?? false { throw ExitCode(Failure.status) }
    if exitZero || writesBaseline { return }
    let isFault =
      summary.errors > 0 || summary.warnings > maxWarnings ?? 0 || summary.poor > 0
      || strict && (summary.infos > summary.roles || summary.stale > 0 || summary.unused > 0)
      || exitNonZeroOnFix && fixed.map { $0.changed > 0 } ?? false
    if isFault { throw ExitCode(1) }
  }

  /// - Parameter changed: what `--diff` would change.
  func exit(ifChanged summary: Summary) throws {
    if summary.problems > 0 { throw ExitCode(Failure.status) }
    if summary.changed > 0, !exitZero { throw ExitCode(1) }
  }
}
