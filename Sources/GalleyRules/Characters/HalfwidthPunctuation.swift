import GalleyEngine

/// Gives East Asian text its full-width punctuation back.
struct HalfwidthPunctuation: CharacterRule {
  static let description = RuleDescription(
    id: "halfwidth-punctuation",
    stage: .characters,
    summary: "A half-width mark in East Asian text.",
    explanation: """
      Many layout models and recognisers write , : ; ? ! ( ) where ，：；？！（） were printed. A mark becomes \
      full-width where East Asian text stands on one side of it, spaces, quotation marks and other marks passed \
      over. It stays in numbers, times and scores, in Latin and Korean text, and where a Latin phrase goes on \
      behind it with a space. Between letters and figures it changes only on a page whose marks are half-width \
      throughout, and only in a short stretch within East Asian text.

      Brackets are decided as a pair, by what they hold and by what stands outside. On a page whose other marks \
      are full-width, half-width brackets are taken for the house's style and stay, unless their pair is of two \
      widths or holds a recogniser's space.
      """,
    safety: "Safe: width is not meaning, and a mark in doubt stays.",
    examples: [
      Example(
        "渡口开航⟦,⟧两岸欢庆⟦:⟧“船来了⟦!⟧”老人问⟦:⟧“票价多少⟦?⟧”", repaired: "渡口开航，两岸欢庆：“船来了！”老人问：“票价多少？”"),
      Example("本报讯⟦(⟧通讯员 青禾⟦)⟧占地1⟦,⟧是去年的两倍", repaired: "本报讯（通讯员 青禾）占地1，是去年的两倍"),
      Example("增长84%⟦,⟧14个村受益⟦;⟧广义货币⟦(⟧M2⟦)⟧余额", repaired: "增长84%，14个村受益；广义货币（M2）余额"),
      Example("全长3,000米，12:30开船，比分2:1，见http://ferry.example/a?b=1"),
      Example("“Hi, Bob! (It's me.)”他用英语说。"),
      Example("The mayor (市长) said: “Hello, 渡口, and welcome!”"),
      Example("（一）渡口(老码头)开航，客运量增长，票价下调。"),
      Example("나루터(渡口)가 열렸다. 올해(今年), 다시 열렸다."),
    ])
  static let message: Message = "half-width marks in East Asian text: {count}"

  let leads: ByteSet

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    let marks = try settings.strings("marks", "The half-width marks that become full-width: any of , : ; ? ! ( ).")
    for mark in marks where mark.utf8.count != 1 || !",:;?!()".contains(mark) {
      throw settings.objection(to: "marks", "“\(mark)” is none of , : ; ? ! ( ); remove it")
    }
    leads = ByteSet(marks.flatMap(\.utf8))
  }

  func edit(at offset: Int, in text: Span<UInt8>, context: Context) -> Edit? {
    let mark = text[offset]
    let isEastAsian =
      mark == 0x28 || mark == 0x29
      ? BracketWidth.isEastAsian(at: offset, in: text, habits: context.habits)
      : standsInEastAsian(mark, at: offset, in: text, habits: context.habits)
    return isEastAsian ? Edit(offset..<offset + 1, .scalar(UInt32(mark) + 0xFEE0)) : nil
  }

  private func standsInEastAsian(_ mark: UInt8, at offset: Int, in text: Span<UInt8>, habits: Habits) -> Bool {
    let left = Vicinity.before(offset, in: text)
    let right = Vicinity.after(offset + 1, in: text)
    let next = Neighbours.after(offset + 1, in: text)
    switch (left, right) {
    case (.hangul, _), (_, .hangul): return false
    case (.eastAsian, .latin), (.latin, .eastAsian):
      // “Hi, 渡口”: a space behind a mark is Latin type. “Welcome!” 他说: so is a mark that ends a Latin quotation.
      guard let next, !next.isBlank else { return false }
      return left == .eastAsian || !next.traits.contains(.closing)
    case (.eastAsian, _), (_, .eastAsian):
      // ![…](…) is an image in Markdown.
      return !(mark == 0x21 && next?.value == 0x5B)
    case (.digit, .digit), (.latin, .latin), (_, .edge), (.edge, _), (_, .other): return false
    default:
      return (mark == 0x2C || mark == 0x3B) && habits.halfWidthMarks > habits.fullWidthMarks
        && Stretch.endsInEastAsian(before: offset, in: text) && Stretch.endsInEastAsian(after: offset + 1, in: text)
    }
  }
}

/// A short stretch of letters, figures and signs.
private enum Stretch {
  private static let longest = 24

  static func endsInEastAsian(before offset: Int, in text: Span<UInt8>) -> Bool {
    var end = offset
    for _ in 0..<longest {
      guard let (value, length) = UTF8Text.scalar(before: end, in: text), let vicinity = Vicinity(of: value) else {
        return false
      }
      if vicinity == .eastAsian { return true }
      end -= length
    }
    return false
  }

  static func endsInEastAsian(after offset: Int, in text: Span<UInt8>) -> Bool {
    var start = offset
    for _ in 0..<longest {
      guard start < text.count else { return false }
      let (value, length) = UTF8Text.scalar(at: start, in: text)
      guard let vicinity = Vicinity(of: value) else { return false }
      if vicinity == .eastAsian { return true }
      start += length
    }
    return false
  }
}
