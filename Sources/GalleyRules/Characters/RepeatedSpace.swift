import GalleyEngine

/// Leaves one space where several stand.
struct RepeatedSpace: CharacterRule {
  static let description = RuleDescription(
    id: "repeated-space",
    stage: .characters,
    summary: "Two or more spaces in a row, or a space at the end of a block.",
    explanation: """
      Recognisers and typesetting programs fill gaps with rows of spaces, ordinary and ideographic, and a control \
      code such as a vertical tab is a space to whoever reads on. One ordinary space is left. A single ideographic \
      space stays, and so do tabs, which part columns.
      """,
    safety: "Safe: a gap stays a gap.",
    examples: [
      Example("责任编辑⟦  ⟧青禾⟦　　⟧校对⟦ 　⟧远帆", repaired: "责任编辑 青禾 校对 远帆"),
      Example("The ferry runs⟦   ⟧on Sundays.", repaired: "The ferry runs on Sundays."),
      Example("责任编辑　青禾"),
    ])
  static let message: Message = "rows of spaces: {count}"

  let leads = Blank.leads

  init(reading settings: inout SettingsReader) throws(SettingsError) {}

  func concerns(_ scalar: UInt32) -> Bool { Neighbours.isBlank(scalar, .of(scalar)) }

  func edit(at offset: Int, in text: Span<UInt8>, context: Context) -> Edit? {
    if Blank.isBetweenWords(offset, in: text) { return nil }
    guard let blank = Blank(at: offset, in: text) else { return nil }
    guard let before = Neighbours.before(offset, in: text), !before.isBlank,
      Neighbours.printed(after: blank.end, in: text) != nil
    else { return Edit(offset..<blank.end, .nothing) }
    return blank.count > 1 || blank.isControl ? Edit(offset..<blank.end, .scalar(0x20)) : nil
  }
}
