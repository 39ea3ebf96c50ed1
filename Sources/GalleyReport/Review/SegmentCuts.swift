import GalleyEngine

/// Where a page's text is cut, so that each thing that a review marks is a run of whole segments.
struct SegmentCuts {
  /// Byte offsets of the source, each once, in order.
  private let offsets: [Int]

  /// Bytes of a segment that is shown whole.
  static let whole = 8192
  /// Segments of a line or of a block; what is behind them is one more.
  static let most = 1500
  /// Display columns that are shown of a longer one, at its start and at its end.
  private static let headColumns = 1200
  private static let tailColumns = 400

  init(of repaired: RepairedPage) {
    var offsets: Set<Int> = []
    func add(_ range: Range<Int>) {
      offsets.insert(range.lowerBound)
      offsets.insert(range.upperBound)
    }
    for block in repaired.blocks { for piece in block.pieces { add(piece.range) } }
    for normalisation in repaired.normalisations { add(normalisation.range) }
    for settled in repaired.findings {
      add(settled.finding.range)
      if let related = settled.finding.related { add(related) }
      for repair in settled.finding.repairs {
        switch repair {
        case .join(let end, let start, _): offsets.formUnion([end, start])
        case .split(let offset, _): offsets.insert(offset)
        case .setRole(let start, _), .remove(let start): offsets.insert(start)
        case .move(let start, let behind): offsets.formUnion([start, behind])
        }
      }
    }
    self.offsets = offsets.sorted()
  }

  /// The parts of a range between the cuts.
  func segments(of range: Range<Int>) -> [Range<Int>] {
    guard !range.isEmpty else { return [] }
    var segments: [Range<Int>] = []
    var start = range.lowerBound
    var index = first(behind: start)
    while index < offsets.count, offsets[index] < range.upperBound, segments.count < Self.most {
      segments.append(start..<offsets[index])
      start = offsets[index]
      index += 1
    }
    segments.append(start..<range.upperBound)
    return segments
  }

  /// The index of the first cut behind an offset.
  private func first(behind offset: Int) -> Int {
    var low = 0
    var high = offsets.count
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// What is shown of a segment: all of it, or of a very long one both ends and how much is between them.
  static func shown(_ range: Range<Int>, in text: Span<UInt8>) -> String {
    guard range.count > whole else { return Printable.text(range, in: text) }
    let head = Excerpt.reach(from: range.lowerBound, to: range.upperBound, columns: headColumns, in: text)
    let tail = Excerpt.reach(backFrom: range.upperBound, to: head, columns: tailColumns, in: text)
    return Printable.text(range.lowerBound..<head, in: text) + " ⟨… \(Figure.grouped(tail - head)) bytes …⟩ "
      + Printable.text(tail..<range.upperBound, in: text)
  }
}
