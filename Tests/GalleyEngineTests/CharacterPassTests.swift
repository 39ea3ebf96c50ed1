import JSON
import Testing

@testable import GalleyEngine

/// The pass over joined text, with rules made for it.
struct CharacterPassTests {
  /// Replaces one text by another where it starts.
  private struct Substitution: CharacterRule {
    static let description = RuleDescription(
      id: "substitution", stage: .characters, summary: "", explanation: "", safety: "", examples: [])
    static let message: Message = "{count}"
    let old: [UInt8]
    let new: [UInt8]
    /// How far before the place that it is asked for the edit starts.
    let lead: Int
    let leads: ByteSet

    /// - Parameter asked: the character of `old` at which the rule is asked.
    init(_ old: String, _ new: String, askedAt asked: Character? = nil) {
      self.old = Array(old.utf8)
      self.new = Array(new.utf8)
      let place = asked.flatMap { old.firstIndex(of: $0) } ?? old.startIndex
      lead = old.utf8.distance(from: old.startIndex, to: place)
      leads = ByteSet([self.old[lead]])
    }

    init(reading settings: inout SettingsReader) throws(SettingsError) { self.init("", "") }

    func edit(at offset: Int, in text: Span<UInt8>, context: Context) -> Edit? {
      let start = offset - lead
      guard start >= 0, start + old.count <= text.count else { return nil }
      for index in old.indices where text[start + index] != old[index] { return nil }
      return Edit(start..<start + old.count, new.isEmpty ? .nothing : .text(new))
    }
  }

  private func run(_ rules: [(Substitution, applies: Bool)], on draft: Draft) -> RepairedPage {
    var pass = CharacterPass(rules.map { (rule: $0.0, applies: $0.applies) })
    let context = Context(habits: Habits(of: draft.page), batch: .none, model: nil)
    return pass.run(over: draft, PageVerdicts(.none, on: draft.page), context: context, findings: [])
  }

  /// A page of lines that are joined into one block, each with the separator that it is given.
  private func draft(_ lines: [String], _ separators: [Separator] = []) throws -> Draft {
    var draft = Draft(try Page(name: "page", bytes: Array(lines.joined(separator: "\n").utf8)))
    var pieces = draft.blocks.flatMap(\.pieces)
    for (index, separator) in separators.enumerated() { pieces[index + 1].separator = separator }
    draft.blocks = [Block(role: .paragraph, pieces: pieces)]
    return draft
  }

  private func text(_ page: RepairedPage) -> String { String(decoding: page.text, as: UTF8.self) }

  @Test func theFirstRuleThatEditsAPlaceHasIt() throws {
    let page = run([(Substitution("ab", "ＡＢ"), true), (Substitution("abc", "x"), true)], on: try draft(["abc"]))
    #expect(text(page) == "ＡＢc")
    #expect(page.normalisations.map(\.range) == [0..<2])
  }

  @Test func whatARuleDoesNotApplyItOffers() throws {
    let page = run([(Substitution("a", "x"), false), (Substitution("a", "ａ"), true)], on: try draft(["a-a"]))
    #expect(text(page) == "ａ-ａ")
    #expect(page.findings.map(\.outcome) == [.offered, .repaired])
    #expect(page.findings.map(\.finding.count) == [2, 2])
    #expect(page.findings.map(\.finding.range) == [0..<1, 0..<1])
  }

  @Test func anEditMayStartBeforeThePlaceThatAskedForIt() throws {
    let page = run([(Substitution("e\u{301}", "é", askedAt: nil), true)], on: try draft(["cafe\u{301}s"]))
    #expect(text(page) == "cafés")
    let reaching = run([(Substitution("ab", "ａｂ", askedAt: "b"), true)], on: try draft(["xab"]))
    #expect(text(reaching) == "xａｂ")
    #expect(reaching.normalisations.map(\.range) == [1..<3])
  }

  @Test func anEditThatReachesIntoAnotherIsPassedOver() throws {
    let page = run(
      [(Substitution("a", "ａ"), true), (Substitution("ab", "x", askedAt: "b"), true)], on: try draft(["ab"]))
    #expect(text(page) == "ａb")
    #expect(page.findings.count == 1)
  }

  @Test func placesAreOfTheSourceInEveryPiece() throws {
    let page = run([(Substitution("a", "ａ"), true)], on: try draft(["ba", "ca", "da"], [.nothing, .space]))
    #expect(text(page) == "bａcａ dａ")
    #expect(page.normalisations.map(\.range) == [1..<2, 4..<5, 7..<8])
    #expect(Conservation.failure(of: page) == nil)
  }

  @Test func theSpaceOfAJoinHasNoSource() throws {
    let page = run([(Substitution(" ", ""), true)], on: try draft(["a", "b c"], [.space]))
    #expect(text(page) == "abc")
    #expect(page.normalisations.map(\.range) == [2..<2, 3..<4])
    #expect(Conservation.failure(of: page) == nil)
  }

  @Test func anEditOverTheBorderOfTwoPiecesIsPassedOver() throws {
    let page = run([(Substitution("ab", "x"), true)], on: try draft(["a", "bab"], [.nothing]))
    #expect(text(page) == "abx")
    #expect(page.normalisations.map(\.range) == [3..<5])
  }

  @Test func theHyphenOfABrokenWordGoesBeforeTheRulesLook() throws {
    let page = run([(Substitution("ab", "ａｂ"), true)], on: try draft(["xy-", "ab"], [.nothingForHyphen]))
    #expect(text(page) == "xyａｂ")
    #expect(Conservation.failure(of: page) == nil)
  }

  @Test func aChangeThatIsNoNormalisationFailsThePage() throws {
    let page = run([(Substitution("b", "c"), true)], on: try draft(["abc"]))
    #expect(Conservation.failure(of: page) == .undeclared(rule: "substitution", 1..<2))
  }
}

/// What a normalisation may do.
struct AllowanceTests {
  @Test(arguments: [
    (",", "，", true), ("(", "（", true), ("，", ",", true), ("Ａ", "A", true), ("e\u{301}", "é", true), ("⼭", "山", true),
    ("\u{F92C}", "郎", true), ("ﾀﾞ", "ダ", true), ("　 ", " ", true), (" ", "", true), ("\u{200B}", "", true),
    ("\u{85}", " ", true),
    (",", "。", false), ("a", "", false), ("a", "b", false), ("，", "", false), ("", "a", false), ("山", "山山", false),
    ("①", "一", false), ("\u{FFFD}", "", false), ("“", "\"", false),
  ])
  func isTheSameTextOrNothingPrinted(old: String, new: String, allowed: Bool) {
    let source = Array(old.utf8)
    let replacement: Replacement =
      switch new.unicodeScalars.count {
      case 0: .nothing
      case 1: .scalar(new.unicodeScalars.first!.value)
      default: .text(Array(new.utf8))
      }
    let normalisation = Normalisation(rule: "rule", range: source.indices, replacement: replacement)
    #expect(Allowance.permits(normalisation, in: source.span) == allowed)
  }
}

/// The page's habits.
struct HabitsTests {
  @Test(arguments: [
    ("渡口开航，两岸欢庆。", 1, 0), ("渡口开航,两岸:欢庆!", 0, 3), ("渡口（老）开航１年", 0, 0), ("3,000 and: so", 0, 0),
    ("，渡口；开？航！", 3, 0),
  ])
  func countMarksBehindHan(text: String, full: Int, half: Int) throws {
    let habits = Habits(of: try Page(name: "page", bytes: Array(text.utf8)))
    #expect(habits.fullWidthMarks == full)
    #expect(habits.halfWidthMarks == half)
  }
}
