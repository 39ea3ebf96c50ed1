import NGramModel

/// Repairs pages: plans in stages, settles conflicts by one order, applies in one pass, to a fixpoint.
///
/// An engine is not shared between threads, because its rules hold ICU iterators: every worker makes its own.
public final class Engine {
  /// A rule with what the user's configuration says of it.
  public struct ActiveRule {
    public let rule: any Rule
    public let severity: Severity
    public let safety: Safety
    /// What is added to the log-odds of its findings' confidence.
    public let calibration: Double
    public init(rule: any Rule, severity: Severity, safety: Safety, calibration: Double = 0) {
      self.calibration = calibration
      self.rule = rule
      self.severity = severity
      self.safety = safety
    }
    public var id: String { rule.description.id }
  }

  /// Which repairs are made without asking.
  public struct Policy: Sendable {
    /// Repairs less sure than this are offered and not made: 0…1. It does not hold for roles: every block has one,
    /// so a rule that sets it says what is likeliest, and changes no text.
    public var minimumConfidence: Double
    /// Whether the repairs of unsafe rules are made.
    public var allowsUnsafe: Bool
    /// How often a stage may run before its rules are said to contradict each other.
    public var rounds: Int
    /// What people decided about findings; it goes before all of this.
    public var verdicts: Verdicts
    public init(
      minimumConfidence: Double, allowsUnsafe: Bool = false, rounds: Int = 10, verdicts: Verdicts = .none
    ) {
      self.minimumConfidence = minimumConfidence
      self.allowsUnsafe = allowsUnsafe
      self.rounds = rounds
      self.verdicts = verdicts
    }
  }

  public let rules: [ActiveRule]
  public let policy: Policy
  private let model: NGramModel?
  private let structureStages: [[StructureEntry]]
  private var characterPass: CharacterPass

  private struct StructureEntry {
    let rule: any StructureRule
    let safety: Safety
    let calibration: Double
  }

  /// - Parameters:
  ///   - rules: in the order of the registry, which settles conflicts within a stage.
  ///   - model: the language model that rules may ask; nil for none.
  public init(rules: [ActiveRule], policy: Policy, model: NGramModel? = nil) {
    self.rules = rules
    self.policy = policy
    self.model = model
    structureStages = Stage.allCases.map { stage in
      rules.compactMap { active in
        guard active.rule.description.stage == stage, let rule = active.rule.asStructureRule
        else { return nil }
        return StructureEntry(rule: rule, safety: active.safety, calibration: active.calibration)
      }
    }
    characterPass = CharacterPass(
      rules.compactMap { active in
        active.rule.asCharacterRule.map {
          (rule: $0, applies: active.safety == .safe || policy.allowsUnsafe)
        }
      })
  }

  /// Checks and repairs one page.
  ///
  /// The result is proved: every character of the source stands in exactly one block or in a recorded
  /// removal, and nothing was added that no rule declared. A page that fails is given back unrepaired, with
  /// `failure` set.
  public func repair(_ page: Page, batch: BatchKnowledge = .none) -> RepairedPage {
    let context = Context(habits: Habits(of: page), batch: batch, model: model)
    let verdicts = PageVerdicts(policy.verdicts, on: page)
    var draft = Draft(page)
    var findings: [SettledFinding] = []
    do {
      findings = try read(&draft, verdicts, context: context)
      try readAgain(&draft, of: page, verdicts, findings: &findings, context: context)
    } catch {
      return .unrepaired(page, because: error, findings: findings)
    }
    let repaired = characterPass.run(over: draft, verdicts, context: context, findings: findings)
    if let failure = Conservation.failure(of: repaired) {
      return .unrepaired(page, because: failure, findings: findings)
    }
    return repaired
  }

  /// Runs all stages of structure, one after the other.
  ///
  /// - Returns: what was found.
  private func read(
    _ draft: inout Draft, _ verdicts: PageVerdicts, context: Context
  ) throws(RepairFailure) -> [SettledFinding] {
    var findings: [SettledFinding] = []
    for (stage, entries) in zip(Stage.allCases, structureStages) where !entries.isEmpty {
      guard run(entries, of: stage, on: &draft, verdicts, context: context, findings: &findings) else {
        throw .didNotSettle(rules: entries.map { $0.rule.description.id })
      }
    }
    return findings
  }

  /// Reads what came out, as the blocks that it is now, until it stays as it is.
  ///
  /// A repair shows what could not be seen before: lines joined into a block go on in a block further on, a piece is no
  /// heading once the jump line behind it is gone. So cleaning the repaired page finds nothing that was not found here.
  private func readAgain(
    _ draft: inout Draft, of page: Page, _ verdicts: PageVerdicts, findings: inout [SettledFinding], context: Context
  ) throws(RepairFailure) {
    // Where blocks were read as blocks, a second look finds only what was left open and has come closer since, and copies
    // of which one stood in pieces.
    guard
      page.layout.kind == .printedLines || findings.contains(where: { $0.outcome != .repaired })
        || draft.mayHoldJoinedCopies
    else { return }
    var start: Draft?
    for _ in 0..<policy.rounds {
      let next = draft.reread()
      if start.map(next.readsLike) ?? next.readsLike(page) { return }
      start = next
      var second = next
      let found = try read(&second, verdicts, context: context)
      draft.takeOver(second)
      // Of the first reading's findings those stand that were repaired; what it left is looked at anew.
      let roles = draft.roles
      let settled = SettledRoles(findings)
      findings = (findings.filter { $0.outcome == .repaired } + found.filter { !settled.contains($0.finding) })
        .filter { $0.finding.isConfirmed(by: roles) }
    }
  }

  /// Runs a stage's rules until none changes the draft.
  ///
  /// - Returns: `false` where they had not settled after the policy's number of rounds.
  private func run(
    _ entries: [StructureEntry], of stage: Stage, on draft: inout Draft, _ verdicts: PageVerdicts, context: Context,
    findings: inout [SettledFinding]
  ) -> Bool {
    let isBound = !verdicts.isEmpty
    for _ in 0..<policy.rounds {
      var planned: [Finding] = []
      var rest: [SettledFinding] = []
      for entry in entries {
        let mayApply = entry.safety == .safe || policy.allowsUnsafe
        for found in entry.rule.check(draft, in: context) where !isBound || !verdicts.passOver(found) {
          let finding = found.calibrated(by: entry.calibration)
          let verdict = isBound ? verdicts.verdict(on: finding) : nil
          if finding.repairs.isEmpty {
            rest.append(SettledFinding(finding, .reported))
          } else if verdict == .accept {
            planned.append(finding)
          } else if verdict != nil {
            rest.append(SettledFinding(finding, .offered))
          } else if mayApply, finding.onlySetsRoles || finding.confidence >= policy.minimumConfidence {
            planned.append(finding)
          } else {
            rest.append(SettledFinding(finding, .offered))
          }
        }
      }
      let applied = planned.isEmpty ? [] : draft.apply(planned)
      var changed = false
      for (finding, applied) in zip(planned, applied) where applied {
        findings.append(SettledFinding(finding, .repaired))
        changed = true
      }
      if !changed || !stage.isIterated {
        findings += rest
        return true
      }
    }
    return false
  }
}
