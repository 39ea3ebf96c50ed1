extension RepairedPage {
  /// The page with only some of its repairs: those of the findings that are chosen, applied to the page as it came.
  ///
  /// Nothing is looked for again. Repairs speak in positions of the source, so each means what it meant; one that needs
  /// another which was not chosen is left out. The result is proved like every repaired page.
  /// - Parameters:
  ///   - isChosen: of a finding that was repaired.
  ///   - own: findings of a person's, whose repairs go before all others; those that cannot be made are offered.
  public func keeping(_ isChosen: (Finding) -> Bool, adding own: [Finding] = []) -> RepairedPage {
    guard failure == nil else { return self }
    let chosen = findings.map { $0.outcome == .repaired && isChosen($0.finding) }
    var draft = Draft(page)
    var isOwnMade = draft.apply(own)
    var made = chosen
    for run in runs(of: chosen) {
      // Rounds of a stage build on each other, so what is refused at first may do later.
      var left = run
      while !left.isEmpty {
        let applied = draft.apply(left.map { findings[$0].finding })
        let refused = zip(left, applied).filter { !$1 }.map { $0.0 }
        if refused.count == left.count { break }
        left = refused
      }
      for index in left { made[index] = false }
    }
    // A piece may be there only since a split was made.
    for index in own.indices where !isOwnMade[index] { isOwnMade[index] = draft.apply([own[index]])[0] }
    let settled =
      zip(findings, made).map { entry, isMade in
        SettledFinding(entry.finding, entry.outcome == .repaired && !isMade ? .offered : entry.outcome)
      } + zip(own, isOwnMade).map { SettledFinding($0, $1 ? .repaired : .offered) }
    let ends = Set(zip(own, isOwnMade).flatMap { $1 ? $0.joinedEnds : [] })
    // That nothing goes on behind an end is true no more of one that a person joined.
    let standing = settled.filter { !$0.finding.repairs.isEmpty || !ends.contains($0.finding.range.upperBound) }
    let page = written(draft, normalisations(of: chosen), standing)
    guard let failure = Conservation.failure(of: page) else { return page }
    return .unrepaired(self.page, because: failure, findings: findings)
  }

  /// The chosen findings of structure by their indices: each run is of one rule, as its stage applied them.
  private func runs(of chosen: [Bool]) -> [[Int]] {
    var runs: [[Int]] = []
    for (index, entry) in findings.enumerated() where chosen[index] && !entry.finding.repairs.isEmpty {
      if let last = runs.last?.last, findings[last].finding.rule == entry.finding.rule {
        runs[runs.count - 1].append(index)
      } else {
        runs.append([index])
      }
    }
    return runs
  }

  /// What the chosen findings of characters wrote, in the order of the source.
  private func normalisations(of chosen: [Bool]) -> [Normalisation] {
    var rules: [Int: Set<String>] = [:]
    for (entry, isChosen) in zip(findings, chosen) where isChosen && entry.finding.repairs.isEmpty {
      guard let block = block(holding: entry.finding.range.lowerBound) else { continue }
      rules[block, default: []].insert(entry.finding.rule)
    }
    return rules.flatMap { block, rules in
      normalisations[blocks[block].normalisations].filter { rules.contains($0.rule) }
    }.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The index of the block that holds a byte of the source.
  public func block(holding byte: Int) -> Int? {
    blocks.firstIndex { $0.pieces.contains { $0.range.contains(byte) } }
  }

  /// Where pieces that a space joins lost it again, with the spaces beside it, to a rule of characters: the start of the
  /// second piece.
  private var lostSpaces: Set<Int> {
    var lost: Set<Int> = []
    for block in blocks {
      var out = block.text.lowerBound
      var changes = normalisations[block.normalisations]
      for (number, piece) in block.pieces.enumerated() {
        if number > 0, piece.separator == .space {
          if out < block.text.upperBound, text[out] == 0x20 { out += 1 } else { lost.insert(piece.range.lowerBound) }
        }
        var length = piece.range.count
        if number + 1 < block.pieces.count, block.pieces[number + 1].separator == .nothingForHyphen {
          length -= Hyphen.length(atEndOf: page.bytes.span.extracting(piece.range))
        }
        while let change = changes.first, piece.range.contains(change.range.lowerBound) {
          var written: [UInt8] = []
          change.replacement.append(to: &written)
          length += written.count - change.range.count
          changes.removeFirst()
        }
        out += length
      }
    }
    return lost
  }

  /// The text of a draft with these normalisations.
  private func written(_ draft: Draft, _ changes: [Normalisation], _ findings: [SettledFinding]) -> RepairedPage {
    let source = page.bytes.span
    let lostSpaces = lostSpaces
    var text: [UInt8] = []
    var normalisations: [Normalisation] = []
    var blocks: [RepairedBlock] = []
    for block in draft.blocks {
      let start = text.count
      let first = normalisations.count
      for (number, piece) in block.pieces.enumerated() {
        if number > 0, piece.separator == .space {
          let end = block.pieces[number - 1].range.upperBound
          let isLost =
            lostSpaces.contains(piece.range.lowerBound)
            && changes.contains { $0.range.upperBound == end || $0.range.lowerBound == piece.range.lowerBound }
          if !isLost { text.append(0x20) }
        }
        var end = piece.range.upperBound
        if number + 1 < block.pieces.count, block.pieces[number + 1].separator == .nothingForHyphen {
          end -= Hyphen.length(atEndOf: source.extracting(piece.range))
        }
        var position = piece.range.lowerBound
        for change in changes[Self.indices(of: changes, within: position..<end)]
        where change.range.lowerBound >= position {
          text += page.bytes[position..<change.range.lowerBound]
          change.replacement.append(to: &text)
          normalisations.append(change)
          position = change.range.upperBound
        }
        text += page.bytes[position..<max(position, end)]
      }
      blocks.append(
        RepairedBlock(
          role: block.role, pieces: block.pieces, text: start..<text.count,
          normalisations: first..<normalisations.count))
    }
    return RepairedPage(
      page: page, blocks: blocks, text: text, normalisations: normalisations, removals: draft.removals,
      findings: findings, failure: nil)
  }

  /// Those that lie within a range.
  private static func indices(of changes: [Normalisation], within range: Range<Int>) -> Range<Int> {
    let first = changes.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    let last = changes.partitioningIndex { $0.range.lowerBound >= range.upperBound }
    return first..<max(first, last)
  }
}

extension Finding {
  /// Where the first pieces of its joins end.
  fileprivate var joinedEnds: [Int] {
    repairs.compactMap { if case .join(let end, _, _) = $0 { end } else { nil } }
  }
}
