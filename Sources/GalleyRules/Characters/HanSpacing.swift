import GalleyEngine

/// Removes the spaces that recognisers put into East Asian text.
struct HanSpacing: CharacterRule {
  static let description = RuleDescription(
    id: "han-spacing",
    stage: .characters,
    summary: "A recogniser's space between ideographs or beside punctuation.",
    explanation: """
      East Asian text has no spaces between words. A recogniser puts them in two ways: between all characters of a \
      stretch (二 〇 一 九 年), and beside punctuation, whose ink fills only a part of its square. A space that a person \
      set parts two phrases of a headline or a role from a name, so a single space between words stays, and a stretch \
      counts only where as many single characters follow each other as `shortest-run` says, and not behind a word, \
      which may be a role with spaced names. Beside punctuation a space goes in front of a stop or a closing bracket, \
      behind an opening bracket or an opening quotation mark, behind a comma, and behind other marks where one stands \
      in front of them too. On a page that knows but one of the two quotation marks, spaces beside it go as well. Spaces \
      beside Latin letters and figures are left, but for one behind the point of a number that Han stand on both sides of \
      (有2. 6万只).
      """,
    safety: "Safe: where a person could have meant the space, it stays.",
    examples: [
      Example("二⟦ ⟧〇⟦ ⟧一⟦ ⟧九⟦ ⟧年三月，渡口重新开航。", repaired: "二〇一九年三月，渡口重新开航。"),
      Example("本报讯（⟦ ⟧通讯员 青禾）渡口开航⟦ ⟧，两岸欢庆。", repaired: "本报讯（通讯员 青禾）渡口开航，两岸欢庆。"),
      Example("他说⟦ ⟧：⟦ ⟧“⟦ ⟧船来了，⟦ ⟧大家上船。”", repaired: "他说：“船来了，大家上船。”"),
      Example("渡口每年接待2.⟦ ⟧6万人。", repaired: "渡口每年接待2.6万人。"),
      Example("”⟦ ⟧船来了。”他说：⟦ ⟧”⟦ ⟧上船。”", repaired: "”船来了。”他说：”上船。”"),
      Example("1. 5月开航\n\n一共三条 2. 6月停航"),
      Example("记者 远帆 青禾"),
      Example("（通讯员 青 禾 远 帆 摄）"),
      Example("修好一座桥 方便两岸人：渡口二三事"),
      Example("全长 12 公里，由 Millbrook 设计。"),
    ])
  static let message: Message = "spaces that East Asian text does not have: {count}"

  let leads = Blank.leads
  private let shortestRun: Int
  /// A row of names behind a role holds no more single characters than that.
  private static let longestNames = 16

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    shortestRun = try settings.integer(
      "shortest-run", in: 3...100, "Single ideographs in a row that make a stretch spaced by a recogniser.")
  }

  func concerns(_ scalar: UInt32) -> Bool { Neighbours.isBlank(scalar, .of(scalar)) }

  func edit(at offset: Int, in text: Span<UInt8>, context: Context) -> Edit? {
    if Blank.isBetweenWords(offset, in: text), text[offset - 1] != 0x2E { return nil }
    guard let blank = Blank(at: offset, in: text), let before = Neighbours.printed(before: offset, in: text),
      let after = Neighbours.printed(after: blank.end, in: text),
      isRecognisers(before, after, in: text) || isInNumber(before, after, in: text)
        || context.habits.flattensQuotes && isBesideQuote(before, after, in: text)
    else { return nil }
    return Edit(offset..<blank.end, .nothing)
  }

  /// Whether a point and a figure stand at the gap, and ideographs around their number: 有2. 6万只, and not 1. 5月. Behind
  /// a comma only what is counted by tens of thousands or in a hundred is no item of a list.
  private func isInNumber(_ before: Neighbours.Place, _ after: Neighbours.Place, in text: Span<UInt8>) -> Bool {
    guard before.value == 0x2E, after.traits.contains(.digit) else { return false }
    var start = Neighbours.before(before.offset, in: text)
    guard start?.traits.contains(.digit) == true else { return false }
    while let digit = start, digit.traits.contains(.digit) { start = Neighbours.before(digit.offset, in: text) }
    var end: Neighbours.Place? = after
    while let digit = end, digit.traits.contains(.digit) { end = Neighbours.after(digit.end, in: text) }
    guard let start, let end else { return false }
    if Mark(start.value) == .comma { return [0x4E07, 0x4EBF, 0x842C, 0x5104, 0x25].contains(end.value) }  // 万 亿 萬 億 %
    return isEastAsian(start, in: text) && (isEastAsian(end, in: text) || end.value == 0x25)
  }

  /// Whether ” stands on one side of the gap, and East Asian text or its punctuation on the other.
  private func isBesideQuote(_ before: Neighbours.Place, _ after: Neighbours.Place, in text: Span<UInt8>) -> Bool {
    func isText(_ place: Neighbours.Place) -> Bool { isEastAsian(place, in: text) || Mark(place.value) != nil }
    return before.value == 0x201D && isText(after) || after.value == 0x201D && isText(before)
  }

  private func isRecognisers(_ before: Neighbours.Place, _ after: Neighbours.Place, in text: Span<UInt8>) -> Bool {
    let left = Mark(before.value)
    let right = Mark(after.value)
    switch (left, right) {
    case (nil, .stop), (nil, .comma), (nil, .closing): return isEastAsian(before, in: text)
    case (.opening, nil): return isEastAsian(after, in: text)
    case (.comma, nil): return isEastAsian(after, in: text) && follows(before, in: text)
    case (.stop, nil), (.stop, .opening):
      // 他说 : “ … ”: the space in front of the mark shows whose the one behind it is.
      return (right == .opening || isEastAsian(after, in: text)) && follows(before, in: text)
        && (Neighbours.before(before.offset, in: text)?.isBlank ?? false)
    case (nil, nil):
      return isEastAsian(before, in: text) && isEastAsian(after, in: text) && isInStretch(before, after, in: text)
    default: return false
    }
  }

  /// Whether an ideograph or a kana stands at a place.
  private func isEastAsian(_ place: Neighbours.Place, in text: Span<UInt8>) -> Bool {
    var (value, offset) = (place.value, place.offset)
    // A combining sound mark is what its letter is.
    while 0x3099...0x309A ~= value, let before = UTF8Text.scalar(before: offset, in: text) {
      (value, offset) = (before.value, offset - before.length)
    }
    // Radicals stand for ideographs.
    return !CharacterTraits.of(value).isDisjoint(with: [.han, .kana]) || 0x2E80...0x2FD5 ~= value
  }

  /// Whether a mark stands behind an ideograph.
  private func follows(_ mark: Neighbours.Place, in text: Span<UInt8>) -> Bool {
    Neighbours.printed(before: mark.offset, in: text).map { isEastAsian($0, in: text) } ?? false
  }

  /// Whether both sides of a gap belong to a stretch of single ideographs that is long enough. Its last one may
  /// start a word that the recogniser read in one: 二 〇 一 九 年三月.
  private func isInStretch(_ before: Neighbours.Place, _ after: Neighbours.Place, in text: Span<UInt8>) -> Bool {
    var length = 0
    var place: Neighbours.Place? = before
    while let single = place, isEastAsian(single, in: text), length < max(shortestRun, Self.longestNames) {
      let outer = Neighbours.before(single.offset, in: text)
      // 记者 王 伟: behind a word, single characters may be spaced names.
      if let outer, isEastAsian(outer, in: text) { return false }
      length += 1
      place = outer.flatMap { $0.isBlank ? Neighbours.printed(before: $0.offset, in: text) : nil }
    }
    place = after
    while let single = place, isEastAsian(single, in: text), length < shortestRun {
      length += 1
      let outer = Neighbours.after(single.end, in: text)
      place = outer.flatMap { $0.isBlank ? Neighbours.printed(after: $0.end, in: text) : nil }
    }
    return length >= shortestRun
  }
}

/// Punctuation beside which a recogniser puts a space, in both widths alike.
private enum Mark {
  case comma, stop, opening, closing

  init?(_ value: UInt32) {
    switch value {
    case 0x2C, 0x3B, 0xFF0C, 0xFF1B, 0x3001, 0xFF64: self = .comma  // , ; ， ； 、 ､
    case 0x21, 0x3A, 0x3F, 0xFF01, 0xFF1A, 0xFF1F, 0x3002, 0xFF61: self = .stop  // ! : ? ！ ： ？ 。 ｡
    case 0x28, 0xFF08, 0x201C, 0x2018, 0x300A, 0x3008, 0x300C, 0x300E, 0x3010, 0xFF62:  // ( （ “ ‘ 《 〈 「 『 【 ｢
      self = .opening
    case 0x29, 0xFF09, 0x300B, 0x3009, 0x300D, 0x300F, 0x3011, 0xFF63:  // ) ） 》 〉 」 』 】 ｣
      self = .closing
    default: return nil
    }
  }
}
