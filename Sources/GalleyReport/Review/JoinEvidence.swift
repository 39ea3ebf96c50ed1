import GalleyEngine

/// What anybody can see that speaks for a join, in words: how the first piece ends, how the second starts, and what stands
/// between them.
enum JoinEvidence {
  /// - Returns: nothing for a finding that joins nothing.
  static func words(for finding: Finding, on repaired: RepairedPage) -> [String] {
    for case .join(let end, let start, let separator) in finding.repairs {
      let text = repaired.page.bytes.span
      return [ending(at: end, separator, in: text), opening(at: start, in: text), between(end, start, on: repaired)]
        .compactMap { $0 }
    }
    return []
  }

  private static func ending(at end: Int, _ separator: Separator, in text: Span<UInt8>) -> String? {
    guard let (value, _) = UTF8Text.scalar(before: end, in: text) else { return nil }
    let traits = CharacterTraits.of(value)
    if separator == .nothingForHyphen { return "the first piece ends with a hyphen" }
    if traits.contains(.stop) { return "the first piece ends a sentence" }
    if traits.contains(.closing) { return "the first piece ends with a closing bracket or quotation mark" }
    if traits.contains(.opening) { return "the first piece ends with an opening bracket or quotation mark" }
    if traits.contains(.punctuation) { return "the first piece ends with a mark inside a sentence" }
    return "the first piece ends without a mark, in mid-sentence"
  }

  private static func opening(at start: Int, in text: Span<UInt8>) -> String? {
    guard start < text.count else { return nil }
    let traits = CharacterTraits.of(UTF8Text.scalar(at: start, in: text).value)
    if traits.contains(.lowercase) { return "the second starts with a small letter" }
    if traits.contains(.closing) || traits.contains(.punctuation) && !traits.contains(.opening) {
      return "the second starts with a mark that nothing starts with"
    }
    if traits.contains(.digit) { return "the second starts with a number" }
    return nil
  }

  /// What stands between the pieces, by the roles of its blocks.
  private static func between(_ end: Int, _ start: Int, on repaired: RepairedPage) -> String? {
    if start < end { return "the second piece was printed before the first" }
    if UTF8Text.trimmed(end..<start, in: repaired.page.bytes.span).isEmpty { return "nothing stands between them" }
    var counts: [Role: Int] = [:]
    for block in repaired.blocks where (end..<start).contains(block.pieces[0].range.lowerBound) {
      counts[block.role, default: 0] += 1
    }
    let names = Role.allCases.compactMap { role in
      counts[role].map { role == .furniture ? "furniture" : Figure.counted($0, role.rawValue) }
    }
    return names.isEmpty ? nil : "between them: " + names.joined(separator: ", ")
  }
}
