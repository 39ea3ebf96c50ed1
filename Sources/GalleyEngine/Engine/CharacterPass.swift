/// Joins each block's pieces and lets the character rules mend the text, in one pass.
struct CharacterPass {
  private let rules: [any CharacterRule]
  private let ids: [String]
  private let messages: [Message]
  private let applies: [Bool]
  private let masks: CharacterMasks
  private let lookers: [any CharacterRule]
  // Re-used from block to block.
  private var joined: [UInt8] = []
  private var origins: [Origin] = []

  /// Where a piece stands in the joined text, and in the source.
  private struct Origin {
    var joined: Range<Int>
    let source: Int
  }

  init(_ rules: [(rule: any CharacterRule, applies: Bool)]) {
    self.rules = rules.map(\.rule)
    ids = rules.map { $0.rule.description.id }
    messages = rules.map { $0.rule.message }
    lookers = self.rules.filter(\.looksAhead)
    applies = rules.map(\.applies)
    masks = CharacterMasks(self.rules)
  }

  mutating func run(
    over draft: Draft, _ verdicts: PageVerdicts, context: Context, findings: [SettledFinding]
  ) -> RepairedPage {
    var text: [UInt8] = []
    text.reserveCapacity(draft.page.bytes.count + draft.page.bytes.count / 8)
    var normalisations: [Normalisation] = []
    var blocks: [RepairedBlock] = []
    blocks.reserveCapacity(draft.blocks.count)
    var findings = findings
    var tallies = Tallies()
    for block in draft.blocks {
      let first = normalisations.count
      join(block, of: draft.page, normalisations: &normalisations)
      let start = text.count
      mend(
        block, verdicts, &tallies, into: &text, normalisations: &normalisations, findings: &findings, context: context)
      blocks.append(
        RepairedBlock(
          role: block.role, pieces: block.pieces, text: start..<text.count,
          normalisations: first..<normalisations.count))
    }
    return RepairedPage(
      page: draft.page, blocks: blocks, text: text, normalisations: normalisations, removals: draft.removals,
      findings: findings, failure: nil)
  }

  /// Writes the block's text as joined into `joined`.
  private mutating func join(_ block: Block, of page: Page, normalisations: inout [Normalisation]) {
    joined.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    for piece in block.pieces {
      switch piece.separator {
      case .nothing: break
      case .space: joined.append(0x20)
      case .nothingForHyphen:
        joined.removeLast(Hyphen.length(atEndOf: joined.span))
        let last = origins.count - 1
        origins[last].joined = origins[last].joined.lowerBound..<joined.count
      }
      let start = joined.count
      append(page.bytes.span, piece.range, to: &joined)
      origins.append(Origin(joined: start..<joined.count, source: piece.range.lowerBound))
    }
  }

  /// The source bytes of a range of the joined text: an empty range for the space of a join, which has none, and
  /// `nil` for a range that reaches from piece to piece.
  ///
  /// - Parameter origin: the index to search from; it moves on to the piece that was found.
  private func source(of range: Range<Int>, from origin: inout Int) -> Range<Int>? {
    while origin > 0, range.lowerBound < origins[origin - 1].joined.upperBound { origin -= 1 }
    while origin + 1 < origins.count, origins[origin].joined.upperBound <= range.lowerBound { origin += 1 }
    let piece = origins[origin]
    guard range.upperBound <= piece.joined.upperBound else { return nil }
    let start = piece.joined.lowerBound
    let shift = piece.source - start
    return max(range.lowerBound, start) + shift..<max(range.upperBound, start) + shift
  }

  private func mend(
    _ block: Block, _ verdicts: PageVerdicts, _ tallies: inout Tallies, into text: inout [UInt8],
    normalisations: inout [Normalisation], findings: inout [SettledFinding], context: Context
  ) {
    let span = joined.span
    for rule in lookers { rule.look(over: span) }
    var copied = 0
    var index = 0
    var origin = 0
    tallies.removeAll()
    while true {
      index = span.withUnsafeBufferPointer { masks.candidate(in: $0, from: index) }
      guard index < span.count else { break }
      let (value, length) = UTF8Text.scalar(at: index, in: span)
      var mask = masks.mask(of: value, lead: span[index])
      var next = index + length
      while mask != 0 {
        let rule = mask.trailingZeroBitCount
        mask &= mask - 1
        guard let edit = rules[rule].edit(at: index, in: span, context: context), edit.range.lowerBound >= copied,
          let source = source(of: edit.range, from: &origin)
        else { continue }
        if tallies.add(rule, at: source, applies: { applies(rule, at: source, verdicts) }) {
          append(span, copied..<edit.range.lowerBound, to: &text)
          edit.replacement.append(to: &text)
          copied = edit.range.upperBound
          next = max(next, copied)
          normalisations.append(Normalisation(rule: ids[rule], range: source, replacement: edit.replacement))
          break
        }
      }
      index = next
    }
    append(span, copied..<span.count, to: &text)
    for entry in tallies.entries {
      let finding = finding(of: entry.rule, at: entry.range, count: entry.count)
      findings.append(SettledFinding(finding, entry.applies ? .repaired : .offered))
    }
  }

  private func finding(of rule: Int, at range: Range<Int>, count: Int = 1) -> Finding {
    Finding(rule: ids[rule], range: range, count: count, message: messages[rule], confidence: 1, repairs: [])
  }

  /// Whether a rule's repairs are made in the block where it first found a fault at `range`.
  private func applies(_ rule: Int, at range: Range<Int>, _ verdicts: PageVerdicts) -> Bool {
    guard !verdicts.isEmpty else { return applies[rule] }
    return verdicts.verdict(on: finding(of: rule, at: range)).map { $0 == .accept } ?? applies[rule]
  }

  private func append(_ span: Span<UInt8>, _ range: Range<Int>, to text: inout [UInt8]) {
    span.extracting(range).withUnsafeBufferPointer { text.append(contentsOf: $0) }
  }
}

/// How often each rule found a fault in a block, and where first.
private struct Tallies {
  private(set) var entries: [(rule: Int, range: Range<Int>, count: Int, applies: Bool)] = []

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  /// - Parameter applies: whether the rule's repairs are made in this block; asked once.
  /// - Returns: the answer.
  mutating func add(_ rule: Int, at range: Range<Int>, applies: () -> Bool) -> Bool {
    for index in entries.indices where entries[index].rule == rule {
      entries[index].count += 1
      return entries[index].applies
    }
    let applies = applies()
    entries.append((rule, range, 1, applies))
    return applies
  }
}
