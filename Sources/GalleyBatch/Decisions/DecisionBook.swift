import GalleyEngine
import GalleyOutput
import Glibc

/// The decisions that hold for a run, from all files near its pages.
struct DecisionBook: Sendable {
  private let files: [(path: String, folder: String, decisions: DecisionList)]
  /// All of them.
  let decisions: DecisionList

  init(_ source: DecisionSource, for paths: [String]) throws(Problem) {
    var names: [String] = []
    switch source {
    case .none: break
    case .file(let path): names = [path]
    case .nearest:
      for path in paths {
        if let name = DecisionFile.nearest(to: path), !names.contains(name) { names.append(name) }
      }
    }
    var files: [(path: String, folder: String, decisions: DecisionList)] = []
    var all = DecisionList()
    for name in names {
      let decisions = try DecisionFile.read(name)
      let folder = Path.folder(of: Path.resolved(name))
      files.append((name, Path.name(of: folder) == ".galley" ? Path.folder(of: folder) : folder, decisions))
      for decision in decisions.decisions { all.decide(decision) }
    }
    self.files = files
    decisions = all
  }

  /// What concerns no finding any more.
  /// - Parameters:
  ///   - seen: the findings of the run that were decided.
  ///   - pages: the files that were looked at, without links.
  func unused(seen: Set<FindingFingerprint>, pages: Set<String>) -> [String] {
    files.flatMap { file in
      file.decisions.decisions.compactMap { decision in
        let page = Path.joined(file.folder, decision.path)
        guard !seen.contains(decision.fingerprint), pages.contains(page) || access(page, F_OK) != 0 else { return nil }
        return "\(file.path): unused: \(decision.path) has no \(decision.rule) \(decision.fingerprint.digits) any more"
      }
    }
  }
}
