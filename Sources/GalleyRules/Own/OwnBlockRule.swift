import GalleyEngine

/// A rule of a user's own that says what a block is, or only that something stands in it.
final class OwnBlockRule: StructureRule {
  static let description = RuleDescription(
    id: OwnRule.section, stage: .reports, summary: "A rule of a user's own.", explanation: OwnRule.documentation,
    safety: "It changes no text.", examples: [])

  private let own: OwnRule
  private(set) var trouble: SettingsError?
  var description: RuleDescription { own.description }

  init(_ own: OwnRule) { self.own = own }

  convenience init(reading settings: inout SettingsReader) throws(SettingsError) {
    self.init(try OwnRule(settings.name, reading: &settings))
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    // What took too long once is not tried again.
    guard trouble == nil else { return [] }
    var findings: [Finding] = []
    for block in draft.blocks {
      let text = BlockText(block, of: draft.page)
      let places = own.pattern.matches(in: text.bytes.span)
      if own.pattern.failure != nil {
        trouble = own.patternTrouble
        return []
      }
      guard !places.isEmpty else { continue }
      if let role = own.role {
        guard names(text.bytes.span, places) else { continue }
        findings.append(
          .role(role, of: block, rule: own.description.id, message: own.message, confidence: 1))
      } else {
        findings += report(places, in: text)
      }
    }
    return findings
  }

  /// Whether the places say what the whole block is: those of an expression always, for it can say so itself; words and
  /// characters where nothing else but white space stands in the block.
  private func names(_ text: Span<UInt8>, _ places: [Range<Int>]) -> Bool {
    if case .expression = own.pattern.kind { return true }
    var end = 0
    for place in places {
      if !UTF8Text.trimmed(end..<place.lowerBound, in: text).isEmpty { return false }
      end = place.upperBound
    }
    return UTF8Text.trimmed(end..<text.count, in: text).isEmpty
  }

  private func report(_ places: [Range<Int>], in text: BlockText) -> [Finding] {
    // Characters are told of once a block: a page may be full of them.
    var counts = places.map { _ in 1 }
    var shown = places
    if case .characters = own.pattern.kind { (shown, counts) = ([places[0]], [places.count]) }
    return zip(shown, counts).map { place, count in
      Finding(
        rule: own.description.id, range: text.source(of: place), count: count, message: own.message, confidence: 1,
        repairs: [])
    }
  }
}
