/// A finding and what became of it.
public struct SettledFinding: Sendable {
  public let finding: Finding
  public let outcome: Outcome
  public init(_ finding: Finding, _ outcome: Outcome) {
    self.finding = finding
    self.outcome = outcome
  }
}

extension Finding {
  /// Whether its repairs say only what blocks are.
  var onlySetsRoles: Bool {
    !repairs.isEmpty && repairs.allSatisfy { if case .setRole = $0 { true } else { false } }
  }

  /// Whether the roles that it set are the blocks' roles still.
  func isConfirmed(by roles: [(start: Int, role: Role)]) -> Bool {
    repairs.allSatisfy { repair in
      guard case .setRole(let start, let role) = repair else { return true }
      let index = roles.partitioningIndex { $0.start >= start }
      return index < roles.count && roles[index] == (start, role)
    }
  }
}

/// What findings say that blocks are.
struct SettledRoles {
  private let findings: [SettledFinding]
  /// The findings by the bytes at which their blocks start.
  private var byStart: [(start: Int, index: Int)] = []

  init(_ findings: [SettledFinding]) {
    self.findings = findings
    for index in findings.indices where findings[index].finding.onlySetsRoles {
      byStart.append((findings[index].finding.range.lowerBound, index))
    }
    byStart.sort { $0.start < $1.start }
  }

  /// Whether a finding only says what one of them has said.
  func contains(_ finding: Finding) -> Bool {
    guard finding.onlySetsRoles else { return false }
    let start = finding.range.lowerBound
    return byStart[byStart.partitioningIndex { $0.start >= start }...].prefix { $0.start == start }.contains {
      findings[$0.index].finding.rule == finding.rule && findings[$0.index].finding.range == finding.range
    }
  }
}
