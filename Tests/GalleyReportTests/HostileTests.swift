import GalleyEngine
import JSON
import Testing

@testable import GalleyReport

/// Nothing of a page may run, move a terminal's cursor, turn text around, or drown the report.
struct HostileTests {
  static let flood = String(repeating: "\u{0301}", count: 4000)
  static let numberOfFlood = 7
  static let attacks = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'--></style></details><h1>owned</h1>", "&lt;b&gt;",
    "\u{1B}[2J\u{1B}]0;owned\u{07}", "\u{202E}txt.exe\u{2066}", "a\u{200B}b\u{FEFF}c\u{00AD}d", "e\(flood)f",
    "`code` *bold* [link](javascript:alert(1)) |cell| #1 @all <br>", "\u{2028}\u{85}\u{0}", "\u{E000}\u{FFFF}\u{3164}",
  ]

  /// Every attack stands in a finding's place, in its surroundings, in what a repair changes, and in names.
  private func report(_ number: Int) throws -> PageReport {
    let attack = Self.attacks[number]
    let text = "\(attack)等着\(attack)\n\n\(attack)甲,\(attack)疏浚了河\n\n\(attack)\n\n道,加固了\(attack)\n"
    return try Fixture.report(of: text, name: "pages/\(String(attack.unicodeScalars.prefix(60))).txt")
  }

  @Test(arguments: attacks.indices) func htmlHasNoTagsButItsOwn(_ number: Int) throws {
    var batch = Fixture.batch(try report(number))
    batch.add(problem: Self.attacks[number], with: Self.attacks[number])
    let html = Fixture.text(batch, .html)
    let own: Set<Substring> = [
      "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "a", "header", "main", "footer", "section", "p",
      "h1",
      "h2", "h3", "dl", "div", "dt", "dd", "small", "ol", "ul", "li", "span", "code", "bdi", "b", "del", "ins", "mark",
      "details", "summary", "svg", "rect",
    ]
    for tag in html.split(separator: "<").dropFirst() {
      let inside = tag.prefix { $0 != ">" }
      let name = inside.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "!" }
      #expect(own.contains(name), "<\(inside)>")
      #expect(!inside.split(separator: " ").contains { $0.hasPrefix("on") || $0.hasPrefix("src") })
    }
    #expect(html.split(separator: "</style>").count == 2)
    #expect(!html.contains("<h1>owned"))
  }

  @Test(arguments: attacks.indices) func nothingUnprintedIsLeft(_ number: Int) throws {
    var batch = Fixture.batch(try report(number))
    batch.add(problem: Self.attacks[number], with: Self.attacks[number])
    let shown = [
      Fixture.text(batch, .html), Fixture.text(batch, .md), Fixture.lint(try report(number), format: .text),
    ]
    for text in shown {
      for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\u{202F}" {
        let traits = CharacterTraits.of(scalar.value)
        #expect(traits.isDisjoint(with: .unprinted), "\(scalar.value)")
        #expect(scalar.properties.generalCategory != .privateUse && scalar.value != 0x2028 && scalar.value != 0x3164)
      }
    }
  }

  @Test(arguments: attacks.indices) func jsonIsJSONAndKeepsTheName(_ number: Int) throws {
    let page = try report(number)
    for text in [Fixture.text(Fixture.batch(page), .json), Fixture.lint(page, format: .json)] {
      let document = try JSONDocument(parsing: Array(text.utf8), name: "report")
      #expect(text.utf8.count < 100_000)
      #expect(Self.strings(document.root).contains(page.name))
    }
  }

  @Test(arguments: attacks.indices) func markdownHasNoMarkupOfThePage(_ number: Int) throws {
    let markdown = Fixture.text(Fixture.batch(try report(number)), .md)
    #expect(!markdown.contains("<"))
    for mark in ["`code", "*bold", "[link", "](java", "|cell", "#1", "@all"] {
      #expect(markdown.split(separator: mark).count == markdown.split(separator: "\\" + mark).count, "\(mark)")
    }
  }

  @Test func aFloodOfMarksIsCut() throws {
    let page = try report(Self.numberOfFlood)
    for format in ReportFormat.allCases { #expect(Fixture.text(Fixture.batch(page), format).utf8.count < 60_000) }
    #expect(Printable.line("e\(Self.flood)f") == "e\u{301}\u{301}⟨…⟩f")
  }

  @Test func whatIsSpeltOut() {
    #expect(Printable.line("a\u{202E}b\u{7F}\tc\u{A0}d\u{1F600}") == "a⟨U+202E⟩b⟨U+007F⟩⇥c⟨U+00A0⟩d\u{1F600}")
    #expect(Printable.line("春 渡　ñ ①㎡") == "春 渡　ñ ①㎡")
  }

  private static func strings(_ node: JSONNode) -> [String] {
    switch node.value {
    case .string(let text): [text]
    case .array(let nodes): nodes.flatMap(strings)
    case .object(let members): members.flatMap { strings($0.value) }
    default: []
    }
  }
}
