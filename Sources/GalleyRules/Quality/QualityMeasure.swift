import GalleyEngine

/// The kinds of damage that a page's quality is made of.
public enum QualityPart: String, Sendable, CaseIterable {
  /// Paragraphs in pieces.
  case broken
  /// Text in the wrong place.
  case misplaced
  /// What does not belong to the text.
  case stray
  /// Text that is there twice.
  case duplicated
  /// Text that stops.
  case truncated
  /// Characters that nobody would expect there, by the language model.
  case unlikely
}

/// How much each kind of damage counts: the section `quality` of `rules.json`.
public struct QualityMeasure: Sendable {
  let weights: [String: Double]
  /// The part that a rule's findings tell of.
  let parts: [String: QualityPart]
  /// A character less likely than this is unlikely: natural logarithm.
  let unlikelyBelow: Double
  /// The share of unlikely characters that good text has.
  let usualShare: Double

  /// - Parameter rules: the ids of all rules.
  init(reading top: inout SettingsReader, rules: [String]) throws(SettingsError) {
    var section = try top.section("quality", "What a page's quality is made of, for triage.")
    weights = try section.numbers(
      "weights", "What each part costs: of the rules' parts a place in 1000 characters, of unlikely text a per cent.")
    unlikelyBelow = try section.number(
      "unlikely-below", in: -30...0, "The natural logarithm of a probability; characters below it are unlikely.")
    usualShare = try section.number("usual-share", in: 0...1, "The share of unlikely characters that good text has.")
    var parts: [String: QualityPart] = [:]
    for part in QualityPart.allCases where part != .unlikely {
      for rule in try section.strings(part.rawValue, "The rules whose findings tell of \(part.rawValue) text.") {
        guard rules.contains(rule) else {
          throw section.objection(
            to: part.rawValue, "there is no rule “\(rule)”\(NearestName.hint(for: rule, among: rules))")
        }
        if let other = parts.updateValue(part, forKey: rule) {
          throw section.objection(to: part.rawValue, "“\(rule)” stands in “\(other.rawValue)” already")
        }
      }
    }
    self.parts = parts
    try section.finish()
  }
}
