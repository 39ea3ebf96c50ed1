import GalleyEngine
import JSON

@testable import GalleyRules

/// A rule that has a setting of every kind and finds nothing.
struct SampleRule: Rule {
  enum Shape: String, CaseIterable { case round, square }

  struct Settings: Equatable {
    var slack: Int
    var confidence: Double
    var names: [String]
    var stops: [String]
    var shape: Shape
    var weights: [String: Double]
    var pattern: String
    var patterns: [String]
  }

  static let description = RuleDescription(
    id: "sample", stage: .reports, summary: "A sample.", explanation: "", safety: "", examples: [])

  let settings: Settings

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    let names = try settings.strings("names", "Names.")
    if names == ["x"] { throw settings.objection(to: "names", "“names” must name two or more, or nobody") }
    self.settings = Settings(
      slack: try settings.integer("slack", in: 0...16, "Columns."),
      confidence: try settings.number("confidence", in: 0...1, "Confidence."),
      names: names,
      stops: try settings.words("stops"),
      shape: try settings.choice("shape", "Shape."),
      weights: try settings.numbers("weights", "Weights."),
      pattern: try settings.pattern("pattern", "A pattern."),
      patterns: try settings.patterns("patterns", "Some patterns."))
  }

  static let defaults = #"""
    {
      "$schema": "rules.schema.json",
      "version": 1,
      "extends": [],
      "profile": "",
      "profiles": {},
      "overrides": [],
      "minimumConfidence": 0.5,
      "model": "none",
      "documentation": "",
      "column": {"width": 0, "unit": "columns"},
      "output": {"heading": "keep", "paragraph": "keep", "byline": "keep", "caption": "after", "furniture": "drop"},
      "limits": {"pageBytes": 1000, "lineBytes": 100, "rounds": 10},
      "words": {"stops": ["。", "！"], "jumps-onward": [], "jumps-back": [], "page-units": []},
      "quality": {
        "weights": {"broken": 1}, "unlikely-below": -8, "usual-share": 0, "broken": [], "misplaced": [], "stray": [],
        "duplicated": [], "truncated": []
      },
      "own": {},
      "rules": {
        "sample": {
          "enabled": true,
          "severity": "warning",
          "safety": "safe",
          "names": ["甲", "乙"],
          "slack": 2,
          "confidence": 0.75,
          "shape": "round",
          "weights": {"near": 1, "far": -0.5},
          "pattern": "a+",
          "patterns": ["^b", "c$"]
        }
      }
    }
    """#

  static func configuration(
    _ user: String? = nil, defaults: String = defaults
  ) throws(SettingsError) -> Configuration {
    var documents = [try document(defaults, name: "default.json")]
    if let user { documents.append(try document(user, name: "mine.json")) }
    return try Configuration(documents.map { document throws(SettingsError) in try SettingsLayer(document) })
  }

  private static func document(_ text: String, name: String) throws(SettingsError) -> JSONDocument {
    do throws(JSONError) { return try JSONDocument(parsing: Array(text.utf8), name: name) } catch {
      throw SettingsError(error)
    }
  }

  static func made(by configuration: Configuration) throws -> (severity: Severity, safety: Safety, settings: Settings) {
    let active = try configuration.makeRules([SampleRule.self])[0]
    return (active.severity, active.safety, (active.rule as! SampleRule).settings)
  }

  /// What is wrong with a user's file, nil when nothing is.
  static func mistake(in user: String) -> SettingsError? {
    do throws(SettingsError) {
      _ = try configuration(user).makeRules([SampleRule.self])
      return nil
    } catch { return error }
  }
}

/// A rule without settings.
struct SleepingRule: Rule {
  static let description = RuleDescription(
    id: "sleeping", stage: .reports, summary: "Sleeps.", explanation: "", safety: "", examples: [])

  init(reading settings: inout SettingsReader) throws(SettingsError) {}
}
