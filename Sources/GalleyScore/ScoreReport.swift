import JSON

/// A score in words and for programs.
public enum ScoreReport {
  /// A table for people.
  /// - Parameter worst: the pages to name, with their mistakes.
  public static func text(of score: Score, worst: [(name: String, mistakes: Int)]) -> String {
    var lines = [line("measured", ["precision", "recall", "F1", "right", "wrong", "missed"])]
    for (name, tally) in score.rows {
      let figures = [tally.precision, tally.recall, tally.f1].map { decimal($0, places: 4) }
      lines.append(line(name, figures + [tally.right, tally.wrong, tally.missed].map { String($0) }))
    }
    lines.append(
      "pages: \(score.pages), of them \(score.exactPages) exactly right and \(score.missingPages) without a result; "
        + "\(score.lostCharacters) characters lost")
    if let (before, after) = errorRates(score) {
      lines.append(
        "wrong characters of paragraphs: \(decimal(before, places: 4)) before, \(decimal(after, places: 4)) after")
    }
    for page in worst { lines.append("worst: \(page.name), \(page.mistakes) mistakes") }
    return lines.map { $0 + "\n" }.joined()
  }

  /// One JSON object.
  public static func json(of score: Score, worst: [(name: String, mistakes: Int)]) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    for (name, tally) in score.rows {
      writer.key(name)
      writer.beginObject()
      for (key, value) in [("precision", tally.precision), ("recall", tally.recall), ("f1", tally.f1)] {
        writer.member(key, rounded(value, places: 4))
      }
      for (key, count) in [("right", tally.right), ("wrong", tally.wrong), ("missed", tally.missed)] {
        writer.member(key, count)
      }
      writer.endObject()
    }
    writer.key("pages")
    writer.beginObject()
    for (key, count) in [
      ("pages", score.pages), ("exact", score.exactPages), ("missing", score.missingPages),
      ("lost_characters", score.lostCharacters),
    ] {
      writer.member(key, count)
    }
    writer.endObject()
    if let (before, after) = errorRates(score) {
      writer.key("text")
      writer.beginObject()
      writer.member("cer_after", rounded(after, places: 5))
      writer.member("cer_before", rounded(before, places: 5))
      writer.endObject()
    }
    write(worst, to: &writer)
    writer.endObject()
    writer.newline()
    return writer.bytes
  }

  private static func write(_ worst: [(name: String, mistakes: Int)], to writer: inout JSONWriter) {
    guard !worst.isEmpty else { return }
    writer.key("worst")
    writer.beginArray()
    for page in worst {
      writer.beginObject()
      writer.member("page", page.name)
      writer.member("mistakes", page.mistakes)
      writer.endObject()
    }
    writer.endArray()
  }

  private static func errorRates(_ score: Score) -> (before: Double, after: Double)? {
    guard score.trueCharacters > 0 else { return nil }
    let all = Double(score.trueCharacters)
    return (Double(score.wrongCharactersBefore) / all, Double(score.wrongCharacters) / all)
  }

  private static func line(_ name: String, _ cells: [String]) -> String {
    padded(name, to: -18) + zip(cells, [10, 10, 10, 8, 8, 8]).map { padded($0, to: $1) }.joined()
  }
}
