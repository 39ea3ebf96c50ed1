import JSON

/// A score by decisions in words, for programs, and as settings.
public enum DecisionReport {
  /// Two tables for people.
  public static func text(of score: DecisionScore) -> String {
    guard score.count > 0 else { return "Nobody has decided about findings of these pages.\n" }
    let width = 2 + (score.rules.map(\.name.utf8.count).max() ?? 0)
    func line(_ name: String, _ cells: [String]) -> String {
      padded(name, to: -width)
        + zip(cells, [9, 7, 7, 11, 13, 12, 13]).map { padded($0, to: $1) }.joined() + "\n"
    }
    func cells(_ group: DecisionScore.Group) -> [String] {
      [
        "\(group.count)", "\(group.right)", "\(group.wrong)", decimal(group.precision, places: 2),
        "\(decimal(group.interval.lowerBound, places: 2))–\(decimal(group.interval.upperBound, places: 2))",
        decimal(group.confidence, places: 2),
      ]
    }
    let head = ["decided", "right", "wrong", "precision", "95 %", "confidence"]
    var text = line("rule", head + ["calibration"])
    for rule in score.rules {
      text += line(rule.name, cells(rule) + [decimal(calibration(of: rule), places: 2)])
    }
    text += "\n" + line("confidence", head)
    for tenth in score.tenths { text += line(tenth.name, cells(tenth)) }
    return text + "\n\(score.count) decisions; Brier score \(decimal(score.brier, places: 4)), 0 is best\n"
  }

  /// `rules` and `tenths`, each an array of objects with `name`, `right`, `wrong`, `precision`, its `interval` and the mean
  /// `confidence`, rules with their `calibration`; `brier`.
  public static func json(of score: DecisionScore) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("decisions", score.count)
    writer.member("brier", rounded(score.brier, places: 5))
    for (name, groups) in [("rules", score.rules), ("tenths", score.tenths)] {
      writer.array(name, groups) { writer, group in
        writer.beginObject()
        writer.member("name", group.name)
        writer.member("right", group.right)
        writer.member("wrong", group.wrong)
        writer.member("precision", rounded(group.precision, places: 4))
        writer.array("interval", [group.interval.lowerBound, group.interval.upperBound]) {
          $0.number(rounded($1, places: 4))
        }
        writer.member("confidence", rounded(group.confidence, places: 4))
        if name == "rules" { writer.member("calibration", calibration(of: group)) }
        writer.endObject()
      }
    }
    writer.endObject()
    writer.newline()
    return writer.bytes
  }

  /// A `rules.json` in which each rule is calibrated by the decisions.
  public static func settings(fitting score: DecisionScore) -> [UInt8] {
    var writer = JSONWriter(pretty: true)
    writer.beginObject()
    writer.key("rules")
    writer.beginObject()
    for rule in score.rules where calibration(of: rule) != 0 {
      writer.key(rule.name)
      writer.beginObject()
      writer.member("calibration", calibration(of: rule))
      writer.endObject()
    }
    writer.endObject()
    writer.endObject()
    writer.newline()
    return writer.bytes
  }

  /// Within the range that `rules.json` takes.
  private static func calibration(of rule: DecisionScore.Group) -> Double {
    rounded(min(8, max(-8, rule.calibration)), places: 2)
  }
}
