import GalleyEngine

/// Splits the rest of a paragraph from the next paragraph, which was read on with it as one.
struct FusedParagraph: StructureRule {
  static let description = RuleDescription(
    id: "fused-paragraph",
    stage: .splits,
    summary: "The rest of a paragraph and the start of the next one, read as one.",
    explanation: """
      The first lines of a column are the rest of a paragraph whose head stands elsewhere, and the paragraph below them is \
      read on as if it were the same. Where an article's paragraphs all begin alike, a short sentence of the same clauses and \
      marks (`修路架桥，打通一条“出行路”。`), a sentence within a block that is built so, too, starts a paragraph. The block is \
      split before it where a text near by breaks off: what stands before the split is its rest.
      """,
    safety: "Safe: three paragraphs of the page are built alike, and another text breaks off.",
    examples: [
      Example(
        """
        修路架桥，打通一条“出行路”。去年冬天，全镇完成了两座渡桥的加固，又为村口的老路铺上了

        减税降费，送去一份“安心账”。渡船的船票减半，两岸居民一年省下三万元。

        柏油，车子可以开到渡口。⟦治水清淤，守住一湾“清水河”。⟧三个村的低洼地没有受淹，河里又有了鱼。

        晒谷修仓，留住一季“好收成”。合作社添了两台烘干机，晚稻当天就能入仓。
        """,
        repaired: """
          修路架桥，打通一条“出行路”。去年冬天，全镇完成了两座渡桥的加固，又为村口的老路铺上了

          减税降费，送去一份“安心账”。渡船的船票减半，两岸居民一年省下三万元。

          柏油，车子可以开到渡口。

          治水清淤，守住一湾“清水河”。三个村的低洼地没有受淹，河里又有了鱼。

          晒谷修仓，留住一季“好收成”。合作社添了两台烘干机，晚稻当天就能入仓。
          """),
      Example(
        "柏油，车子可以开到渡口。治水清淤，守住一湾“清水河”。三个村的低洼地没有受淹，河里又有了鱼。\n\n他说，今年收成好。"),
    ])

  private let alike: Int
  private let reach: Int
  private let confidence: Double

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    alike = try settings.integer(
      "alike", in: 2...20, "Other paragraphs of the page that must begin as the sentence does.")
    reach = try settings.integer(
      "reach", in: 1...100, "Blocks before and behind it among which that text is looked for.")
    confidence = try settings.number("confidence", in: 0...1, "Confidence of the split.")
  }

  func check(_ draft: Draft, in context: Context) -> [Finding] {
    let views = BlockViews.of(draft, context)
    let blocks = draft.blocks
    guard !views.isWhole else { return [] }
    let texts = blocks.indices.filter { blocks[$0].role == .paragraph }
    let bytes = draft.page.bytes
    let beginnings = texts.compactMap { SentenceShape(of: blocks[$0].pieces[0].range, in: bytes.span) }
    // Without paragraphs that begin alike there is nothing to go by: that is nearly every page.
    guard beginnings.contains(where: { shape in beginnings.count { $0 == shape } > alike - 1 }) else { return [] }
    let openTails = texts.filter { views.holdsSentence($0) && views.breaksOff($0) }
    guard !openTails.isEmpty else { return [] }
    return texts.compactMap { index in
      guard let start = secondBeginning(in: blocks[index].pieces[0].range, alike: beginnings, bytes.span),
        openTails.contains(where: { $0 != index && abs($0 - index) <= reach })
      else { return nil }
      return Finding(
        rule: Self.description.id, range: start..<blocks[index].pieces[0].range.upperBound,
        message: "a paragraph starts at “{here}”, and what stands before is the rest of another",
        confidence: confidence, repairs: [.split(at: start, role: .paragraph)])
    }
  }

  /// Where the first sentence but the very first starts that is built as enough paragraphs begin.
  private func secondBeginning(in range: Range<Int>, alike beginnings: [SentenceShape], _ text: Span<UInt8>) -> Int? {
    var start = range.lowerBound
    for _ in 0..<Self.mostSentences {
      guard let end = SentenceShape.end(of: start..<range.upperBound, in: text), end < range.upperBound else {
        return nil
      }
      start = UTF8Text.trimmed(end..<range.upperBound, in: text).lowerBound
      if let shape = SentenceShape(of: start..<range.upperBound, in: text),
        beginnings.count(where: { $0 == shape }) >= alike
      {
        return start
      }
    }
    return nil
  }

  /// Sentences that the first lines of a column hold at most.
  private static let mostSentences = 4
}

/// How a short sentence is built: the lengths of its clauses and the marks between them.
private struct SentenceShape: Equatable {
  /// A hash of them (FNV-1a, a number a step): two of some twenty sentences of a page are never alike by chance.
  private let clauses: UInt64

  /// Characters of a sentence that begins paragraphs of an article at most.
  private static let longest = 32

  /// - Returns: nil where the text does not start with a short sentence of two clauses or more.
  init?(of range: Range<Int>, in text: Span<UInt8>) {
    var clauses: UInt64 = 0xCBF2_9CE4_8422_2325
    var count = 0
    var length: UInt32 = 0
    var offset = range.lowerBound
    for _ in 0..<Self.longest where offset < range.upperBound {
      if UTF8Text.isWord(lead: text[offset]) {
        offset += 3
        length += 1
        continue
      }
      let (value, bytes) = UTF8Text.scalar(at: offset, in: text)
      offset += bytes
      let traits = CharacterTraits.of(value)
      guard traits.contains(.punctuation) else {
        length += 1
        continue
      }
      // Full-width marks and half-width ones are the same.
      for number in [length, 0xFF01...0xFF5E ~= value ? value - 0xFEE0 : value] {
        clauses = (clauses ^ UInt64(number)) &* 0x100_0000_01B3
      }
      count += 1
      length = 0
      if traits.contains(.stop) {
        guard count > 1 else { return nil }
        self.clauses = clauses
        return
      }
    }
    return nil
  }

  /// The byte behind the first sentence of a text, with what closes it.
  static func end(of range: Range<Int>, in text: Span<UInt8>) -> Int? {
    var offset = range.lowerBound
    var hasEnded = false
    while offset < range.upperBound {
      if !hasEnded, UTF8Text.isWord(lead: text[offset]) {
        offset += 3
        continue
      }
      let (value, bytes) = UTF8Text.scalar(at: offset, in: text)
      let traits = CharacterTraits.of(value)
      if hasEnded, !traits.contains(.closing) { return offset }
      if traits.contains(.stop) { hasEnded = true }
      offset += bytes
    }
    return nil
  }
}
