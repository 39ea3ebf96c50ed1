import GalleyOutput
import GalleyReport
import Glibc

/// Holds the findings of a run against a baseline, or makes one.
struct BaselineCheck {
  /// Entries that are named one by one.
  private static let named = 10
  /// Nobody has larger ones.
  private static let limit = 1 << 30

  private let path: String
  private let use: BaselineUse
  private let known: Baseline
  /// What nothing was found for yet; where one is written, what was found.
  private var rest: Baseline
  private var seen: Set<String> = []
  /// The baseline's own folder, without links.
  private let folder: String

  /// Nil where there is no baseline.
  init?(_ use: BaselineUse) throws(Problem) {
    self.use = use
    switch use {
    case .none: return nil
    case .write(let path):
      self.path = path
      known = Baseline()
    case .read(let path), .prune(let path):
      self.path = path
      known = try Self.baseline(at: path)
    }
    rest = known
    folder = Path.resolved(Path.folder(of: path))
  }

  private static func baseline(at path: String) throws(Problem) -> Baseline {
    var reader = FileReader()
    let bytes: [UInt8]?
    do { bytes = try reader.contents(of: path, upTo: limit) } catch {
      throw Problem(path, "\(error); --write-baseline makes a baseline")
    }
    guard let bytes else { throw Problem(path, "it is larger than \(limit) bytes; is it a baseline?") }
    do { return try Baseline(reading: bytes, name: path) } catch { throw Problem(error.place, error.message) }
  }

  /// Notes that a file was looked at.
  /// - Returns: its path from the baseline.
  @discardableResult mutating func see(_ file: String) -> String {
    let path = file == "-" ? "-" : Path.relative(Path.resolved(file), to: folder)
    seen.insert(path)
    return path
  }

  /// Suppresses what is known of a page.
  mutating func check(_ page: inout PageReport) {
    let path = see(page.file.path)
    if case .write = use {
      for finding in page.findings { rest.add(finding.rule, .init(path: path, fingerprint: finding.fingerprint)) }
    } else {
      page.suppress { finding in
        let key = Baseline.Key(path: path, fingerprint: finding.fingerprint)
        guard rest.entries[key] != nil else { return nil }
        rest.remove(1, of: key)
        return Suppression(.baseline)
      }
    }
  }

  /// Writes what is to be written.
  /// - Returns: how many findings of the baseline are not found any more, and what to say of it.
  func finish() throws(Problem) -> (stale: Int, messages: [String]) {
    if case .write = use {
      try write(rest)
      let count = rest.entries.values.reduce(0) { $0 + $1.count }
      return (0, ["\(path): \(count) findings are in the baseline now"])
    }
    let stale = rest.entries.filter { seen.contains($0.key.path) || isGone($0.key.path) }.sorted { $0.key < $1.key }
    let count = stale.reduce(0) { $0 + $1.value.count }
    if stale.isEmpty { return (0, []) }
    if case .prune = use {
      var pruned = known
      for (key, entry) in stale { pruned.remove(entry.count, of: key) }
      try write(pruned)
      return (0, ["\(path): \(count) stale entries are removed"])
    }
    var messages = stale.prefix(Self.named).map { key, entry in
      "\(path): stale: \(key.path) has no \(entry.rule) \(key.fingerprint.digits) any more"
    }
    if stale.count > Self.named { messages.append("\(path): and \(stale.count - Self.named) more are stale") }
    messages.append("\(path): --prune-baseline removes stale entries")
    return (count, messages)
  }

  private func isGone(_ relative: String) -> Bool {
    access(Path.joined(folder, relative), F_OK) != 0 && relative != "-"
  }

  private func write(_ baseline: Baseline) throws(Problem) {
    do { try FileWriter.write(baseline.bytes.span, to: path) } catch { throw Problem(path, "\(error)") }
  }
}
