import GalleyEngine

extension Change {
  /// What was done, in a few words.
  var words: String {
    switch kind {
    case .join: "joined"
    case .split: role.map { "split off as \($0.rawValue)" } ?? "split"
    case .role: role.map { "marked as \($0.rawValue)" } ?? "marked"
    case .move: "moved"
    case .remove: "taken out"
    case .characters: "characters"
    }
  }
}

extension ReportedFinding {
  /// What became of it, in a few words.
  var outcomeWords: String {
    switch outcome {
    case .repaired: changes.first?.words ?? "repaired"
    case .offered: "offered, not made"
    case .reported: "for a person"
    }
  }
}
