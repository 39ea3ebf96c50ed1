import GalleyEngine

/// A page in a text format, and which of its bytes came from where.
public struct WrittenPage: Sendable {
  public private(set) var bytes: [UInt8] = []
  /// Indices of the blocks that were left out.
  public let dropped: [Int]
  /// In the order of the output.
  public private(set) var stretches: [Stretch] = []

  /// Writes a page. One whose repair failed is written as it came.
  /// - Parameters:
  ///   - placements: what happens to the blocks of each role.
  ///   - endsLine: whether a line end stands behind the last block, as in files.
  public init(
    _ repaired: RepairedPage, format: TextFormat, placements: [Role: Placement], endsLine: Bool = true
  ) {
    guard repaired.failure == nil else {
      dropped = []
      bytes = repaired.page.bytes
      stretches = [Stretch(source: 0, output: 0, count: bytes.count)]
      return
    }
    let arrangement = Arrangement(of: repaired.blocks, placements: placements)
    dropped = arrangement.dropped
    bytes.reserveCapacity(repaired.text.count + 8 * repaired.blocks.count)
    let lineEnd = Self.lineEnd(of: repaired.page.bytes)
    for (number, index) in arrangement.order.enumerated() {
      if number > 0 {
        bytes.append(contentsOf: lineEnd)
        bytes.append(contentsOf: lineEnd)
      }
      write(repaired.blocks[index], of: repaired, format: format)
    }
    if endsLine, !arrangement.order.isEmpty { bytes.append(contentsOf: lineEnd) }
  }

  private mutating func write(_ block: RepairedBlock, of repaired: RepairedPage, format: TextFormat) {
    let text = repaired.text.span.extracting(block.text)
    if format == .markdown, block.role == .heading, text.isEmpty || text[0] != UInt8(ascii: "#") {
      bytes.append(contentsOf: "## ".utf8)
    }
    let start = bytes.count
    text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    trace(block, of: repaired, from: start)
  }

  /// Notes which bytes of the block, written at `start`, are bytes of the source.
  private mutating func trace(_ block: RepairedBlock, of repaired: RepairedPage, from start: Int) {
    let source = repaired.page.bytes.span
    var out = start
    var change = block.normalisations.lowerBound
    for (number, piece) in block.pieces.enumerated() {
      // A character rule may have taken the space of the join away with those beside it.
      if number > 0, piece.separator == .space, out < bytes.count, bytes[out] == 0x20 { out += 1 }
      var position = piece.range.lowerBound
      var end = piece.range.upperBound
      if number + 1 < block.pieces.count, block.pieces[number + 1].separator == .nothingForHyphen {
        end -= Hyphen.length(atEndOf: source.extracting(piece.range))
      }
      while position < end {
        var until = end
        if change < block.normalisations.upperBound {
          let next = repaired.normalisations[change].range.lowerBound
          if piece.range.contains(next) { until = min(end, next) }
        }
        if until > position { add(Stretch(source: position, output: out, count: until - position), of: source) }
        out += until - position
        position = until
        guard until < end else { break }
        out += repaired.normalisations[change].replacement.count
        position = repaired.normalisations[change].range.upperBound
        change += 1
      }
    }
  }

  /// Adds a stretch, if its bytes are the same on both sides: whatever is wrong in a trace costs room, never truth.
  private mutating func add(_ stretch: Stretch, of source: Span<UInt8>) {
    if stretch.isTrue(of: source, bytes.span) { stretches.append(stretch) }
  }

  /// The line end that the page's first line has.
  private static func lineEnd(of bytes: [UInt8]) -> [UInt8] {
    guard let feed = bytes.firstIndex(of: 0x0A), feed > 0, bytes[feed - 1] == 0x0D else { return [0x0A] }
    return [0x0D, 0x0A]
  }
}

extension Replacement {
  /// The number of bytes that `append` adds.
  fileprivate var count: Int {
    switch self {
    case .nothing: 0
    case .scalar(let value): value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
    case .text(let text): text.count
    }
  }
}
