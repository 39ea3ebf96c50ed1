import GalleyEngine

/// What people decided about the findings of a run, by rule and folder, and which threshold would have spared them the wrong
/// ones.
///
/// What it says is about the findings that were decided; it is no estimate for the others.
public struct ReviewSummary: Sendable {
  /// The figures of a rule in a folder.
  public struct Row: Sendable, Equatable {
    public let folder: String
    public let rule: String
    public var findings = 0
    public var accepted = 0
    public var rejected = 0
    public var edited = 0
    public var threshold: Threshold?
    public var decided: Int { accepted + rejected + edited }
  }

  /// The confidence from which on repairs would be made, so that most are told apart: rejected below, accepted above.
  public struct Threshold: Sendable, Equatable {
    /// 0…1, with three decimals.
    public let confidence: Double
    /// Rejected findings below it, which nobody would have had to reject.
    public let spared: Int
    /// Accepted findings below it, which would not have been made.
    public let lost: Int
  }

  /// Those about which anything was decided, by folder, the most rejected first.
  public let rows: [Row]
  /// Over all rules of a folder, which may be those of a paper.
  public let folders: [String: Threshold]
  /// Over all rules and folders.
  public let threshold: Threshold?

  public init(of review: Review) {
    let batch = review.batch
    let decisions = review.desk.decisions
    var rows: [[String]: Row] = [:]
    var verdicts: [[String]: [(confidence: Double, isRight: Bool)]] = [:]
    for (finding, page) in zip(batch.rows, batch.pageNumbers) where finding.suppression == nil {
      let key = [Path.folder(of: batch.paths[page]), finding.rule]
      var row = rows[key] ?? Row(folder: key[0], rule: key[1])
      row.findings += 1
      switch decisions[finding.fingerprint]?.verdict {
      case .accept: row.accepted += 1
      case .reject: row.rejected += 1
      case .edit: row.edited += 1
      case nil: break
      }
      rows[key] = row
      // No threshold holds for roles.
      if !finding.isOfRole, let verdict = decisions[finding.fingerprint]?.verdict {
        verdicts[key, default: []].append((finding.confidence, verdict == .accept))
      }
    }
    self.rows = rows.filter { $0.value.decided > 0 }.map { key, row in
      var row = row
      row.threshold = Threshold(verdicts[key] ?? [])
      return row
    }.sorted {
      ($0.folder, -$0.rejected - $0.edited, $0.rule) < ($1.folder, -$1.rejected - $1.edited, $1.rule)
    }
    folders = Dictionary(grouping: verdicts, by: { $0.key[0] }).compactMapValues { verdicts in
      Threshold(verdicts.flatMap { $0.value })
    }
    threshold = Threshold(verdicts.values.flatMap { $0 })
  }
}

extension ReviewSummary.Threshold {
  /// The threshold that tells most apart; of several the lowest.
  /// - Parameter verdicts: whether the finding of each confidence was right.
  /// - Returns: nil where none spares more than it loses.
  init?(_ verdicts: [(confidence: Double, isRight: Bool)]) {
    let sorted = verdicts.sorted { $0.confidence < $1.confidence }
    var best: ReviewSummary.Threshold?
    var spared = 0
    var lost = 0
    for (index, verdict) in sorted.enumerated() {
      if verdict.isRight { lost += 1 } else { spared += 1 }
      // All of one confidence are on the same side.
      if index + 1 < sorted.count, sorted[index + 1].confidence == verdict.confidence { continue }
      let above = (Double(Int(verdict.confidence * 1000)) + 1) / 1000
      guard above <= 1, spared - lost > (best.map { $0.spared - $0.lost } ?? 0) else { continue }
      best = ReviewSummary.Threshold(confidence: above, spared: spared, lost: lost)
    }
    guard let best else { return nil }
    self = best
  }
}

extension ReviewSummary {
  /// The summary for a terminal.
  public var text: String {
    guard !rows.isEmpty else { return "Nobody has decided about these findings.\n" }
    let head = ["rule", "found", "accepted", "rejected", "edited", "threshold"]
    var text = ""
    var folder: String?
    let width = max(4, rows.map(\.rule.utf8.count).max() ?? 0)
    func line(_ cells: [String]) -> String {
      let first = cells[0] + String(repeating: " ", count: width - cells[0].utf8.count)
      return first + cells[1...5].map { Self.right($0, 10) }.joined()
        + cells[6...].map { $0.isEmpty ? "" : "  \($0)" }.joined() + "\n"
    }
    for row in rows {
      if row.folder != folder {
        if let folder { text += advice(folders[folder], "for \(folder)/") + "\n" }
        text += "\(row.folder)/\n" + line(head + [""])
        folder = row.folder
      }
      text += line(
        [row.rule, "\(row.findings)", "\(row.accepted)", "\(row.rejected)", "\(row.edited)"]
          + [row.threshold.map { "\($0.confidence)" } ?? "–", row.threshold.map(Self.words) ?? ""])
    }
    if let folder, rows[0].folder != folder { text += advice(folders[folder], "for \(folder)/") }
    return text + "\n" + advice(threshold, "in rules.json")
  }

  /// - Parameter place: for which pages, or where it is written.
  private func advice(_ threshold: Threshold?, _ place: String) -> String {
    guard let threshold else { return "No minimumConfidence \(place) would have spared more than it cost.\n" }
    return "A minimumConfidence of \(threshold.confidence) \(place) would have \(Self.words(threshold)).\n"
  }

  private static func words(_ threshold: Threshold) -> String {
    "spared \(threshold.spared) wrong and cost \(threshold.lost) right"
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.unicodeScalars.count)) + text
  }
}
