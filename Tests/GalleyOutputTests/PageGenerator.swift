import GalleyEngine
import GalleyRules
import SeededRandom

/// Pages of all kinds of damage and malice, the same for the same seed.
struct PageGenerator {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed &* 2 + 1) }

  private static let pieces = [
    "村里的水渠修了三个月", "，", ",", "。", "老人们说", "“这条路", "”", "记者 阮知行 文/图", "■图为水渠一角。", "上接一版", "下转 4 版",
    "责任编辑：戚望山", "# 水渠修好了", "## ", "The harvest was good", "hyphen-", "ated ", "1,250", "8:30", "⼈", "Ａ１", "\u{FEFF}",
    "\u{200B}", "\u{AD}", "か\u{3099}", "밭을 갈", "았다.", "\u{3000}\u{3000}", " ", "\t", "#", "\u{1}", "\u{7F}", "\u{2028}",
    "一是",
    "（一）", "👨‍👩‍👧", "e\u{301}", "…", "——", "*", "\"", "\\", "\u{202E}", "\u{2066}",
    "<script>alert(1)</script>", "名" + String(repeating: "\u{301}", count: 30),
  ]
  private static let ends = ["\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\n\n\n\n", "\r", ""]

  mutating func page() -> [UInt8] {
    var text = next(8) == 0 ? "\u{FEFF}" : ""
    var lines: [String] = []
    for _ in 0..<next(24) {
      let line = next(6) == 0 ? lines.last ?? "" : (0..<next(14)).map { _ in pick(Self.pieces) }.joined()
      lines.append(line)
      text += line + pick(Self.ends)
    }
    return Array(text.utf8)
  }

  private mutating func pick(_ list: [String]) -> String { list[next(list.count)] }

  /// A number below `bound`.
  private mutating func next(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
}
