import GalleyEngine
import ICU
import Testing

@testable import GalleyReport

struct ExcerptTests {
  /// The source line and the caret line of a finding at `⟦…⟧`.
  private func lines(_ marked: String) -> [String] {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for scalar in marked.unicodeScalars {
      if scalar == "⟦" || scalar == "⟧" { ends.append(bytes.count) } else { bytes += Array(String(scalar).utf8) }
    }
    let excerpt = Excerpt.line(around: ends[0]..<ends[1], in: bytes.span)
    let place = Place(
      range: ends[0]..<ends[1], start: Position(line: 1, column: 1, utf16Column: 1, byteColumn: 1),
      end: Position(line: 1, column: 2, utf16Column: 2, byteColumn: 2))
    let finding = ReportedFinding(
      rule: "rule", fingerprint: FindingFingerprint(digits: "0123456789abcdef")!, occurrence: 1, severity: .warning,
      outcome: .reported, confidence: 1, count: 1, place: place, related: nil,
      message: "message", excerpt: excerpt, changes: [], edits: [])
    return LintText(isColoured: false).source(finding).split(separator: "\n").map(String.init)
  }

  static let cases: [(marked: String, source: String, carets: String)] = [
    ("the ⟦resi⟧dents", "the residents", "    ^^^^"),
    ("渡口⟦修好⟧了", "渡口修好了", "    ^^^^"),
    ("ｱ半⟦Ａ⟧", "ｱ半Ａ", "   ^^"),
    ("“a”⟦b⟧", "“a”b", "   ^"),
    ("e\u{301}e\u{301}⟦x⟧y", "e\u{301}e\u{301}xy", "  ^"),
    ("船⟦\u{200B}⟧坞", "船⟨U+200B⟩坞", "  ^^^^^^^^"),
    ("\u{1F600}⟦b⟧", "\u{1F600}b", "  ^"),
    ("\t⟦b⟧", "⇥b", " ^"),
    ("한국⟦어⟧", "한국어", "    ^^"),
    ("end⟦⟧", "end", "   ^"),
    ("前一行\n⟦第二行\r⟧\n第三行", "第二行", "^^^^^^"),
  ]

  @Test(arguments: cases) func caretsStandBelowThePlace(marked: String, source: String, carets: String) {
    #expect(lines(marked) == ["  1 | " + source, "    | " + carets])
  }

  /// The ranges that are not looked up are as ICU has them.
  @Test func everyCharacterTakesItsColumns() {
    var wrong: [UInt32] = []
    for scalar in UInt32(0x20)...0x1FFFF where Unicode.Scalar(scalar) != nil {
      switch CharacterProperties.generalCategory(scalar) {
      case .nonspacingMark, .enclosingMark, .control, .format, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator, .spaceSeparator:
        break
      default:
        guard !CharacterProperties.has(.defaultIgnorable, scalar) else { break }
        if Printable.columns(scalar) != CharacterProperties.eastAsianWidth(scalar).columns { wrong.append(scalar) }
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test func aLongLineIsShortenedAroundThePlace() {
    let text = lines(String(repeating: "长", count: 5000) + "⟦此⟧" + String(repeating: "尾", count: 5000))
    #expect(
      text == [
        "  1 | …" + String(repeating: "长", count: 12) + "此" + String(repeating: "尾", count: 24) + "…",
        "    | " + String(repeating: " ", count: 25) + "^^",
      ])
  }

  @Test func aLongPlaceIsCut() {
    let text = lines("⟦" + String(repeating: "长", count: 5000) + "⟧")
    #expect(text[0] == "  1 | " + String(repeating: "长", count: 20) + "…")
    #expect(text[1] == "    | " + String(repeating: "^", count: 40))
  }

  @Test func aQuoteShowsBothEnds() {
    let bytes = Array("春水渡口的老码头去年冬天重新铺了石板".utf8)
    #expect(Excerpt.quote(0..<bytes.count, columns: 48, in: bytes.span) == "春水渡口的老码头去年冬天重新铺了石板")
    #expect(Excerpt.quote(0..<bytes.count, columns: 12, in: bytes.span) == "春水渡口…石板")
  }

  @Test func aCutNeverPartsACharacterFromItsMarks() {
    let bytes = Array(String(repeating: "e\u{301}", count: 30).utf8)
    let shown = Excerpt.quote(0..<bytes.count, columns: 9, in: bytes.span)
    #expect(shown == String(repeating: "e\u{301}", count: 6) + "…" + String(repeating: "e\u{301}", count: 3))
  }
}
