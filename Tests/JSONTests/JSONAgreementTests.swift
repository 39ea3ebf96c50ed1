import JSON
import SeededRandom
import Testing

/// The reader of whole texts and the reader of lines must accept and refuse the same.
struct JSONAgreementTests {
  private static let line = Array(
    #"{"text": "报\n\u00e9\uD840\uDC00 \"x\"", "a": [1, -2.5e+3, {"b": true}, []], "c": null}"#.unicodeScalars)
  private static let scraps = Array(#"{}[],:"\ux0159.eE+-dD8 truefalsnl报"#.unicodeScalars) + ["\n", "\u{1}"]

  /// A line with one to three characters changed, taken out or put in.
  private func damaged(_ generator: inout SeededRandom) -> [UInt8] {
    var scalars = Self.line
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let place = scalars.indices.randomElement(using: &generator)!
      let scrap = Self.scraps.randomElement(using: &generator)!
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: scalars[place] = scrap
      case 1: scalars.remove(at: place)
      default: scalars.insert(scrap, at: place)
      }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return Array(String(text).utf8)
  }

  @Test func onDamagedLines() throws {
    var generator = SeededRandom(seed: 20)
    var accepted = 0
    for _ in 0..<5000 {
      let bytes = damaged(&generator)
      let document = try? JSONDocument(parsing: bytes, name: "line")
      guard let document, case .object(let members) = document.root.value else {
        #expect(throws: JSONFault.self) { try JSONLine.member("text", bytes) }
        continue
      }
      accepted += 1
      let member = members.first { $0.name == "text" }
      let range = try JSONLine.member("text", bytes)
      #expect(range == member?.value.range)
      guard let range, case .string(let expected) = member?.value.value else { continue }
      var text: [UInt8] = []
      try JSONLine.decodeString(range, in: bytes.span, into: &text)
      #expect(text == Array(expected.utf8))
    }
    // Both kinds must have been seen.
    #expect((500..<4500).contains(accepted))
  }
}
