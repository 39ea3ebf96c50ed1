/// Finds what somebody meant who wrote a name that does not exist.
public enum NearestName {
  /// “; did you mean “severity”?”, or nothing when no name is near.
  public static func hint(for name: String, among known: [String]) -> String {
    nearest(to: name, among: known).map { "; did you mean “\($0)”?" } ?? ""
  }

  /// The known name with the fewest changed characters, if they are at most a third of it or one; the first of equals.
  static func nearest(to name: String, among known: [String]) -> String? {
    let scored = known.map { (name: $0, distance: distance(name, $0)) }
    guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, best.name.count / 3) ? best.name : nil
  }

  /// Insertions, removals and substitutions of a character that make one name the other (Levenshtein 1966).
  static func distance(_ a: String, _ b: String) -> Int {
    let b = Array(b)
    var row = Array(0...b.count)
    for (i, character) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let substituted = diagonal + (character == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
