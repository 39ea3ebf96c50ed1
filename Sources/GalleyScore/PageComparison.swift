/// One page as it is and as it was repaired.
struct PageComparison {
  private let gold: GoldPage
  private let result: ResultPage
  private let source: [UInt8]
  private let truth: PrintedPieces
  private let found: PrintedPieces

  init(_ gold: GoldPage, _ result: ResultPage, source: [UInt8]) {
    self.gold = gold
    self.result = result
    self.source = source
    truth = PrintedPieces(gold.blocks.map { ($0.role, $0.spans) }, in: source.span)
    found = PrintedPieces(result.blocks.map { ($0.role, $0.spans) }, in: source.span)
  }

  func addJoins(to score: inout Score) -> Int {
    let text = source.span
    let noise = gold.noise.flatMap { PrintedPieces.pieces(of: [$0], in: text) }.map { text.withoutHeadingMarks($0) }
    let ends = Set(noise.map(\.upperBound))
    let starts = Set(noise.map(\.lowerBound))
    let either = gold.either.union(found.joins.filter { ends.contains($0.end) || starts.contains($0.start) })
    func far(_ joins: Set<Seam>) -> Set<Seam> {
      joins.filter { $0.start < $0.end || !text.isBlank($0.end..<$0.start) }
    }
    score.farJoins.add(far(truth.joins), found: far(found.joins), either: either)
    return score.joins.add(truth.joins, found: found.joins, either: either)
      + score.splits.add(truth.splits(in: text), found: found.splits(in: text))
  }

  /// Of two whole copies either may go, so copies are compared by their text.
  func addDuplicates(to score: inout Score) -> Int {
    let text = source.span
    return score.duplicates.add(
      Set(gold.duplicates.map { text.bytes(text.trimmed($0)) }),
      found: Set(result.duplicates.map { text.bytes(text.trimmed($0)) }))
  }

  func addRoles(to score: inout Score) -> Int {
    var mistakes = 0
    for piece in truth.pieces {
      let role = found.mainRole(of: piece.range)
      for name in Score.roles where piece.role == name || role == name {
        score.pieceRoles[name, default: Tally()].add(isTrue: piece.role == name, isFound: role == name)
      }
      if role != piece.role { mistakes += 1 }
    }
    return mistakes
  }

  /// Paragraphs and their text, where that is known.
  func addTexts(to score: inout Score) {
    let text = source.span
    for block in gold.blocks where block.role == "paragraph" {
      guard let wanted = block.text, let start = PrintedPieces.pieces(of: block.spans, in: text).first?.lowerBound
      else { continue }
      let repaired = result.blocks.first { $0.spans.contains { $0.contains(start) } }?.text ?? ""
      let line = String(decoding: text.bytes(start..<text.lineEnd(from: start)), as: UTF8.self)
      let length = wanted.unicodeScalars.count
      score.exactParagraphs = score.exactParagraphs ?? Tally()
      score.exactParagraphs?.addText(isExact: repaired.unicodeScalars.elementsEqual(wanted.unicodeScalars))
      score.trueCharacters += length
      score.wrongCharacters += min(editDistance(wanted, repaired), length)
      score.wrongCharactersBefore += min(editDistance(wanted, line), length)
    }
  }

  /// Characters in no block and no removal. White space and heading marks at the edges of what is lost do not count.
  func lostCharacters() -> Int {
    let text = source.span
    var isCovered = [Bool](repeating: false, count: text.count)
    for range in result.blocks.flatMap(\.spans) + result.removed { for byte in range { isCovered[byte] = true } }
    var lost = 0
    var start = 0
    while start < text.count {
      var end = start + 1
      while end < text.count, isCovered[end] == isCovered[start] { end += 1 }
      if !isCovered[start] { lost += printedCharacters(in: start..<end) }
      start = end
    }
    return lost
  }

  /// The characters of a range without the white space and the marks of headings at its ends.
  private func printedCharacters(in range: Range<Int>) -> Int {
    let text = source.span
    let whole = text.wholeCharacters(of: range)
    let scalars = Array(String(decoding: text.bytes(whole), as: UTF8.self).unicodeScalars)
    guard let first = scalars.firstIndex(where: isPrinted), let last = scalars.lastIndex(where: isPrinted) else {
      return 0
    }
    return last - first + 1
  }

  private func isPrinted(_ scalar: Unicode.Scalar) -> Bool {
    !" \t\r\n\u{A0}\u{3000}\u{FEFF}#".unicodeScalars.contains(scalar)
  }
}

extension PageComparison {
  /// Two neighbours of the order in which an article is read.
  private struct Neighbours: Hashable {
    let first: Range<Int>
    let second: Range<Int>

    static func all(in sequence: [Range<Int>]) -> Set<Neighbours> {
      Set(zip(sequence, sequence.dropFirst()).map { Neighbours(first: $0, second: $1) })
    }
  }

  /// Counts the neighbours that the page as it lies does not have. Which article follows which is free.
  func addOrder(to score: inout Score) -> Int {
    let units = truth.pieces.filter { $0.role == "heading" || $0.role == "paragraph" }
    var ranks: [Range<Int>: Int] = [:]
    for (rank, piece) in found.pieces.enumerated() {
      // A unit that starts in the piece, or that the piece starts in.
      for unit in units where unit.range.overlaps(piece.range) && ranks[unit.range] == nil { ranks[unit.range] = rank }
    }
    let seen = units.filter { ranks[$0.range] != nil }
    let trueOrder = seen.map(\.range)
    let onPage = Neighbours.all(
      in: trueOrder.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) })
    let foundOrder = trueOrder.sorted { (ranks[$0]!, $0.lowerBound) < (ranks[$1]!, $1.lowerBound) }
    var articles: [String: (first: Range<Int>, last: Range<Int>)] = [:]
    for unit in seen {
      let article = gold.blocks[unit.block].article
      articles[article] = (articles[article]?.first ?? unit.range, unit.range)
    }
    var free: Set<Neighbours> = []
    for (name, one) in articles {
      for (other, next) in articles where other != name {
        free.insert(Neighbours(first: one.last, second: next.first))
      }
    }
    return score.order.add(
      Neighbours.all(in: trueOrder).subtracting(onPage), found: Neighbours.all(in: foundOrder).subtracting(onPage),
      either: free)
  }
}
