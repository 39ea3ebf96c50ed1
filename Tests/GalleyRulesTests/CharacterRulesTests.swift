import GalleyEngine
import SeededRandom
import Testing

@testable import GalleyRules

/// All character rules together, on text that nobody would write.
struct CharacterRulesTests {
  /// What damaged pages hold, and what stands beside it: each rule's targets and their neighbours.
  static let alphabet: [String] = [
    "中", "国", "二", "〇", "年", "，", "。", "、", "：", "；", "？", "！", "（", "）", "“", "”", "《", "》", "【", "】", "…", "—",
    ",", ":", ";", "?", "!", "(", ")", ".", "-", "/", "%", "[", "]", "\"", "'", " ", " ", " ", "\u{3000}", "\u{A0}",
    "\u{2003}", "\t", "\r", "\u{0B}", "\u{2028}", "\u{85}", "1", "2", "0", "a", "B", "é", "e", "ß", "Я", "１", "０", "Ａ",
    "ｂ", "％",
    "．", "＋", "㎡", "①", "℃", "㈱", "⼭", "⻟", "\u{F92C}", "\u{FA0E}", "\u{2F800}", "か", "は", "カ", "ー", "ｶ", "ﾊ", "ﾞ",
    "ﾟ", "｡", "｢", "\u{3099}", "\u{301}", "\u{327}", "한", "\u{1112}", "\u{1161}", "\u{11AB}", "ש", "ب", "ا", "क",
    "\u{94D}",
    "👩", "🌾", "\u{200B}", "\u{200C}", "\u{200D}", "\u{AD}", "\u{FEFF}", "\u{2060}", "\u{202A}", "\u{202C}", "\u{200E}",
    "\u{07}", "\u{90}", "\u{212B}", "\u{FFFD}", "\u{E000}", "𠀀", "\n", "\n\n",
  ]

  static let rules = Registry.rules.filter { $0.description.stage == .characters }.map { $0.description.id }

  /// A text of few different characters, so that they meet.
  private static func text(_ random: inout SeededRandom, upTo length: Int) -> String {
    let letters = (0..<Int.random(in: 2...9, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
    return (0..<Int.random(in: 1...length, using: &random)).map { _ in letters.randomElement(using: &random)! }.joined()
  }

  static func repaired(_ text: String, by engine: Engine) throws -> RepairedPage {
    engine.repair(try Page(name: "generated", bytes: Array(text.utf8)))
  }

  static func engine() throws -> Engine {
    let rules = try Configuration.load().makeRules(Registry.rules, select: rules)
    return Engine(rules: rules, policy: .init(minimumConfidence: 0.5), model: .news)
  }

  static func text(of page: RepairedPage) -> String {
    page.blocks.map { String(decoding: page.text[$0.text], as: UTF8.self) }.joined(separator: "\n\n")
  }

  @Test(arguments: 0..<8)
  func repairingTwiceChangesNothing(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let engine = try Self.engine()
    for _ in 0..<2500 {
      let text = Self.text(&random, upTo: 24)
      let once = try Self.repaired(text, by: engine)
      try #require(once.failure == nil, "\(text.debugScalars)")
      let twice = try Self.repaired(Self.text(of: once), by: engine)
      try #require(twice.failure == nil)
      try #require(
        twice.normalisations.isEmpty,
        """
        \(text.debugScalars) became \(Self.text(of: once).debugScalars), where \(twice.normalisations[0].rule) still finds \
        something
        """)
    }
  }

  /// The joins of all other rules in between: pieces, the space of a join, the hyphen that goes.
  @Test(arguments: 0..<4)
  func everyRepairIsProved(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(1000 + seed))
    let configuration = try Configuration.load()
    let engine = Engine(
      rules: try configuration.makeRules(Registry.rules), policy: .init(minimumConfidence: 0), model: .news)
    var joins = 0
    for _ in 0..<400 {
      let lines = (0..<Int.random(in: 4...12, using: &random)).map { _ in
        Self.text(&random, upTo: 40).split(whereSeparator: \.isNewline).joined() + ["", "-", "\u{AD}"].randomElement(
          using: &random)!
      }
      let text = lines.joined(separator: "\n")
      let page = try Self.repaired(text, by: engine)
      try #require(page.failure == nil, "\(text.debugScalars): \(String(describing: page.failure))")
      joins += page.blocks.reduce(0) { $0 + $1.pieces.count - 1 }
    }
    #expect(joins > 100, "the text is not such that the rules join it")
  }
}

extension String {
  /// The scalars by their numbers where they are not ASCII or ideographs.
  fileprivate var debugScalars: String {
    unicodeScalars.map { (0x21..<0x7F).contains($0.value) ? String($0) : "{\(String($0.value, radix: 16))}" }.joined()
  }
}
