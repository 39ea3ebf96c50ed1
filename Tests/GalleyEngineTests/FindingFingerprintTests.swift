import Testing

@testable import GalleyEngine

@Suite("What a finding is known by when its page has changed")
struct FindingFingerprintTests {
  private static let column = """
    春渡镇的老渡口停了三年，上个月重新开渡。
    镇里投入六十万元疏浚了河道，加固了两岸石
    阶，又添了两条新船，过河不用再绕行三公里
    逢集的日子再加四班，村里的老人最是高兴。

    """

  /// The fingerprint of a finding about the one place where `marked` stands.
  private func fingerprint(_ marked: String, in text: String, rule: String = "rule", _ repairs: [Repair] = []) throws
    -> FindingFingerprint
  {
    let page = try Page(name: "t", bytes: Array(text.utf8))
    let range = try #require(text.firstRange(of: marked))
    let bytes = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    return FindingFingerprint(
      of: Finding(
        rule: rule, range: bytes..<bytes + marked.utf8.count, message: "m", confidence: 1, repairs: repairs), on: page)
  }

  @Test("A place in a paragraph is the same wherever the lines break, what the widths are, and what stands above")
  func placesInsideABlock() throws {
    let known = try fingerprint("，又添", in: Self.column)
    let variants = [
      "新的一行。\n\n第二行。\n\n" + Self.column,
      Self.column.replacing("\n", with: "\r\n"),
      Self.column.replacing("石\n阶", with: "石阶").replacing("三公里\n", with: "三\n公里"),
      Self.column.replacing("两条", with: "\u{FEFF}两 条").replacing("河道，", with: "河道,"),
      Self.column.replacing("又", with: "\u{2F1C}"),
      // Kangxi's radical for a character before the place.
      Self.column.replacing("石\n阶", with: "\u{2F6F}\n阶"),
      String(Self.column.dropLast()).replacing("\n", with: ""),
    ]
    for text in variants {
      let marked = text.contains("，又添") ? "，又添" : "，\u{2F1C}添"
      #expect(try fingerprint(marked, in: text) == known, "\(text)")
    }
    #expect(try fingerprint("，加固", in: Self.column) != known)
    #expect(try fingerprint("，又添", in: Self.column, rule: "other") != known)
    #expect(try fingerprint("，又添", in: Self.column.replacing("两岸", with: "东岸")) != known)
  }

  @Test("A join is known by its two ends, whatever is taken out from between them or stands around their blocks")
  func joins() throws {
    func join(_ text: String) throws -> FindingFingerprint {
      let end = try #require(text.firstRange(of: "疏浚了河")).upperBound
      let start = try #require(text.firstRange(of: "道")).lowerBound
      let bytes = (end.utf16Offset(in: text), start.utf16Offset(in: text))
      #expect(bytes.0 < bytes.1)
      return try fingerprint(
        "道", in: text,
        [
          .join(
            end: text.utf8.distance(from: text.startIndex, to: end),
            start: text.utf8.distance(from: text.startIndex, to: start), separator: .nothing)
        ])
    }
    let known = try join("镇里投入六十万元疏浚了河\n\n图为渡口。\n\n道，加固了两岸的石阶，又添了两条新船。\n")
    #expect(try join("前一段。\n\n镇里投入六十万元疏浚了河\n\n道,加固了两岸的石阶,又添了两条新船。\n") == known)
    #expect(try join("镇里投入七十万元疏浚了河\n\n道，加固了两岸的石阶，又添了两条新船。\n") != known)
  }

  @Test("A block is known by its start alone")
  func blocks() throws {
    let text = "上一段没有说完\n\n渡口修好了\n\n下一段"
    let role = [Repair.setRole(block: 0, role: .heading)]
    let known = try fingerprint("渡口修好了", in: text, role)
    #expect(try fingerprint("渡口修好了", in: "渡口修好了\n", role) == known)
    #expect(try fingerprint("渡口修好", in: text, role) != known)
  }

  @Test("Decomposed letters and half-width kana are the letters that they are written for")
  func normalForms() throws {
    #expect(
      try fingerprint("caf\u{E9} ﾎﾟｰﾄ au bord", in: "caf\u{E9} ﾎﾟｰﾄ au bord")
        == fingerprint("cafe\u{301} ポート au bord", in: "cafe\u{301} ポート au bord"))
  }

  @Test("Digits are read back, and nothing else is")
  func digits() throws {
    let known = try fingerprint("，又添", in: Self.column)
    #expect(known.digits.utf8.count == 16)
    #expect(FindingFingerprint(digits: known.digits) == known)
    #expect(FindingFingerprint(digits: "0000000000000001")?.digits == "0000000000000001")
    for wrong in ["", "12", "+234567890123456", "12345678901234567", "123456789012345g"] {
      #expect(FindingFingerprint(digits: wrong) == nil)
    }
  }

  @Test("Pages without text have fingerprints too")
  func empty() throws {
    for text in ["", "\n", " \u{3000}\n", "，，，\n"] {
      let page = try Page(name: "t", bytes: Array(text.utf8))
      let all = Finding(rule: "r", range: 0..<text.utf8.count, message: "m", confidence: 1, repairs: [])
      let none = Finding(rule: "r", range: 0..<0, message: "m", confidence: 1, repairs: [])
      #expect(FindingFingerprint(of: all, on: page) == FindingFingerprint(of: none, on: page))
    }
  }
}
