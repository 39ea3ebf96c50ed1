import GalleyEngine

/// Shows what repairs did to a page.
struct Changes {
  /// Display columns on either side of a change.
  private static let context = 40
  private static let block = 96

  private let page: Page
  /// In the order of the source.
  private let normalisations: [Normalisation]

  init(of repaired: RepairedPage) {
    page = repaired.page
    normalisations = repaired.normalisations.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The changes that a finding made, or would make. Those of characters are known only where they were made.
  func shown(of finding: Finding) -> [Change] {
    if finding.repairs.isEmpty { return characters(of: finding).map { [$0] } ?? [] }
    return finding.repairs.map { change($0, for: finding) }
  }

  private func change(_ repair: Repair, for finding: Finding) -> Change {
    let text = page.bytes.span
    switch repair {
    case .join(let end, let start, let separator): return join(end, start, separator)
    case .split(let offset, let role):
      let left = Excerpt.before(offset, columns: Self.context, in: text)
      let right = Excerpt.behind(offset, columns: Self.context, in: text)
      var after = left
      after.append("⏎", .added)
      after.append(right)
      return Change(.split, role: role, before: Self.joined(left, right), after: after)
    case .setRole(let start, let role):
      let block = self.block(from: start, .none)
      return Change(.role, role: role, before: block, after: block)
    case .move(let start, let behind):
      let target = line(around: behind).upperBound
      var after = Excerpt.before(target, columns: Self.context, in: text)
      after.breakLine()
      after.append(block(from: start, .added))
      return Change(.move, before: block(from: start, .removed), after: after)
    case .remove(let start):
      return Change(.remove, before: block(from: start, .removed), after: MarkedText())
    }
  }

  private func join(_ end: Int, _ start: Int, _ separator: Separator) -> Change {
    let text = page.bytes.span
    let tail = Excerpt.before(end, columns: Self.context, in: text)
    let head = Excerpt.behind(start, columns: Self.context, in: text)
    var hyphen = MarkedText()
    var stem = tail
    if separator == .nothingForHyphen {
      let length = Hyphen.length(atEndOf: text.extracting(0..<end))
      stem = Excerpt.before(end - length, columns: Self.context, in: text)
      hyphen.append(Printable.text(end - length..<end, in: text), .removed)
    }
    var before = MarkedText()
    if end <= start {
      before = Self.joined(stem, hyphen)
      breakLine(&before, over: end..<start)
      before.append(head)
    } else {
      // The pieces stand the wrong way round.
      before = head
      breakLine(&before, over: start..<line(around: end - 1).lowerBound)
      before.append(Self.joined(stem, hyphen))
    }
    var after = stem
    after.append(separator == .space ? " " : "", .added)
    after.append(head)
    return Change(.join, before: before, after: after)
  }

  /// The break between two pieces with a word of what stands there.
  private func breakLine(_ shown: inout MarkedText, over range: Range<Int>) {
    let text = page.bytes.span
    var line = range
    if range.lowerBound > 0, let lineBreak = page.bytes[range].firstIndex(of: 0x0A) {
      line = lineBreak..<range.upperBound
    }
    let between = UTF8Text.trimmed(line, in: text)
    shown.breakLine()
    guard !between.isEmpty else { return }
    shown.append(Excerpt.quote(between, columns: Self.context, in: text), .between)
    shown.breakLine()
  }

  /// The line from `start` on, cut in its middle if it is long.
  private func block(from start: Int, _ mark: MarkedText.Mark) -> MarkedText {
    var shown = MarkedText()
    let range = UTF8Text.trimmed(start..<line(around: start).upperBound, in: page.bytes.span)
    shown.append(Excerpt.quote(range, columns: Self.block, in: page.bytes.span), mark)
    return shown
  }

  /// The bytes of the line that holds byte `offset`, white space at its ends trimmed.
  private func line(around offset: Int) -> Range<Int> {
    var low = 0
    var high = page.lines.count
    while low < high {
      let middle = (low + high) / 2
      if page.lines[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < page.lines.count ? page.lines[low].range : offset..<page.bytes.count
  }

  // MARK: Characters

  /// The first place of a character repair, and the others of the same rule near it.
  private func characters(of finding: Finding) -> Change? {
    let text = page.bytes.span
    let first = finding.range
    let start = Excerpt.reach(backFrom: first.lowerBound, to: 0, columns: Self.context / 2, in: text)
    let end = Excerpt.reach(from: first.upperBound, to: text.count, columns: Self.context, in: text)
    var before = MarkedText()
    var after = MarkedText()
    if start > 0, text[start - 1] != 0x0A { before.leaveOut() }
    after = before
    var shown = start
    var index = firstNormalisation(from: start)
    while index < normalisations.count, normalisations[index].range.upperBound <= max(end, first.upperBound) {
      let normalisation = normalisations[index]
      index += 1
      guard normalisation.rule == finding.rule, normalisation.range.lowerBound >= shown else { continue }
      let plain = Printable.text(shown..<normalisation.range.lowerBound, in: text)
      before.append(plain)
      after.append(plain)
      before.append(Printable.text(normalisation.range, in: text), .removed)
      var written: [UInt8] = []
      normalisation.replacement.append(to: &written)
      after.append(Printable.text(0..<written.count, in: written.span), .added)
      shown = normalisation.range.upperBound
    }
    guard shown > start else { return nil }
    let rest = Excerpt.behind(shown, columns: max(0, Self.context / 2), in: text)
    before.append(rest)
    after.append(rest)
    return Change(.characters, before: before, after: after)
  }

  private func firstNormalisation(from offset: Int) -> Int {
    var low = 0
    var high = normalisations.count
    while low < high {
      let middle = (low + high) / 2
      if normalisations[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func joined(_ left: MarkedText, _ right: MarkedText) -> MarkedText {
    var joined = left
    joined.append(right)
    return joined
  }
}
