import GalleyEngine

/// A rule of a user's own that writes characters.
final class OwnCharacterRule: CharacterRule {
  static let description = RuleDescription(
    id: OwnRule.section, stage: .characters, summary: "A rule of a user's own.", explanation: OwnRule.documentation,
    safety: "It writes the same text in other characters.", examples: [])
  static let message: Message = "{count}"

  private let own: OwnRule
  private let text: [UInt8]
  let leads: ByteSet
  let looksAhead = true
  private(set) var trouble: SettingsError?
  var description: RuleDescription { own.description }
  var message: Message { own.message }
  /// The places in the text that it was shown last, and the first of them that was not passed yet.
  private var places: [Range<Int>] = []
  private var next = 0

  init(_ own: OwnRule) {
    self.own = own
    text = own.text ?? []
    leads = own.pattern.leads
  }

  convenience init(reading settings: inout SettingsReader) throws(SettingsError) {
    self.init(try OwnRule(settings.name, reading: &settings))
  }

  func look(over text: Span<UInt8>) {
    next = 0
    places = trouble == nil ? own.pattern.matches(in: text) : []
    if own.pattern.failure != nil { trouble = own.patternTrouble }
    let written = self.text
    for place in places {
      guard Allowance.isSameText(text.extracting(place), written.span) else {
        trouble = own.writeTrouble
        places = []
        return
      }
    }
  }

  func edit(at offset: Int, in text: Span<UInt8>, context: Context) -> Edit? {
    while next < places.count, places[next].lowerBound < offset { next += 1 }
    guard next < places.count, places[next].lowerBound == offset, !isWritten(places[next], in: text) else { return nil }
    return Edit(places[next], .text(self.text))
  }

  /// Whether the place reads as it would be written.
  private func isWritten(_ place: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard place.count == self.text.count else { return false }
    for index in self.text.indices where text[place.lowerBound + index] != self.text[index] { return false }
    return true
  }
}
