import GalleyEngine
import GalleyOutput
import GalleyReport
import Glibc
import Synchronization

/// Takes a person's decisions and writes each down before it answers, so that none is lost with the process.
///
/// The file is written whole, under another name first. Where someone else has written it since, it is read again, so that
/// two people's decisions meet as they do in git: the later one holds.
public final class ReviewDesk: Sendable {
  /// A decision that comes in.
  public struct Entry: Sendable {
    public let fingerprint: FindingFingerprint
    /// Nil takes the decision back.
    public let verdict: Verdict?
    public let reason: String
    /// What the person writes instead; only with `edit`.
    public let text: String?
    /// What the first piece of a join goes on with instead; only with `edit`, and without a text.
    public let target: FindingFingerprint?

    public init(
      _ fingerprint: FindingFingerprint, _ verdict: Verdict?, reason: String = "", text: String? = nil,
      target: FindingFingerprint? = nil
    ) {
      self.fingerprint = fingerprint
      self.verdict = verdict
      self.reason = reason
      self.text = text
      self.target = target
    }
  }

  private struct State {
    var list: DecisionList
    var stamp: FileStamp?
    /// The rule and the page of each finding of the review.
    var findings: [FindingFingerprint: (rule: String, path: String)] = [:]
  }

  /// The decisions file.
  public let path: String
  /// The folder from which decisions name pages.
  private let folder: String
  private let state: Mutex<State>

  /// - Parameter path: of the decisions file; it need not be there.
  public init(at path: String) throws(Problem) {
    self.path = path
    let folder = Path.folder(of: Path.resolved(path))
    self.folder = Path.name(of: folder) == ".galley" ? Path.folder(of: folder) : folder
    let stamp = FileStamp(of: path)
    let list = stamp == nil ? DecisionList() : try DecisionFile.read(path)
    state = Mutex(State(list: list, stamp: stamp))
  }

  public var decisions: DecisionList { state.withLock { $0.list } }

  /// How decisions name a page.
  func name(of page: String) -> String { Path.relative(Path.resolved(page), to: folder) }

  /// Takes decisions about a finding from now on; about others it takes none.
  /// - Parameter path: of its page, as decisions name it.
  func know(_ finding: ReviewPage.Row, of path: String) {
    state.withLock { state in
      if state.findings[finding.fingerprint] == nil { state.findings[finding.fingerprint] = (finding.rule, path) }
    }
  }

  /// Writes decisions down, all or none.
  /// - Returns: what was written; nil for what was taken back.
  /// - Throws: `Problem` where a finding is none of the batch, or the file cannot be written.
  public func decide(_ entries: [Entry]) throws(Problem) -> [Decision?] {
    let when = Self.now()
    return try state.withLock { state throws(Problem) in
      var list = try current(state)
      var written: [Decision?] = []
      for entry in entries {
        guard let finding = state.findings[entry.fingerprint] else {
          throw Problem(entry.fingerprint.digits, "no finding of these pages has this fingerprint")
        }
        guard let verdict = entry.verdict else {
          list.undo(entry.fingerprint)
          written.append(nil)
          continue
        }
        let decision = Decision(
          verdict, entry.fingerprint, rule: finding.rule, path: finding.path, reason: entry.reason, when: when,
          text: entry.text, target: entry.target)
        list.undo(entry.fingerprint)
        list.decide(decision)
        written.append(decision)
      }
      try DecisionFile.write(list, to: path)
      state.list = list
      state.stamp = FileStamp(of: path)
      return written
    }
  }

  /// What the file says, read again where someone else wrote it.
  private func current(_ state: State) throws(Problem) -> DecisionList {
    guard let stamp = FileStamp(of: path), stamp != state.stamp else { return state.list }
    return try DecisionFile.read(path)
  }

  /// The time in UTC (RFC 3339).
  private static func now() -> String {
    var time = time(nil)
    var parts = tm()
    gmtime_r(&time, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
      + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }
}
