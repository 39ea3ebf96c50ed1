import GalleyEngine

/// A page in a text format, and which of its bytes came from where.
public struct WrittenPage: Sendable {
  public private(set) var bytes: [UInt8] = []
  /// Indices of the blocks that were left out.
  public let dropped: [Int]
  /// In the order of the output.
  public private(set) var stretches: [Stretch] = []

  /// What is written between two blocks.
  public enum Spacing: Sendable {
    /// A blank line.
    case blankLine
    /// What stood there in the source, where nothing else has come between; else a blank line.
    case source
  }

  /// Writes a page. One whose repair failed is written as it came.
  /// - Parameters:
  ///   - placements: what happens to the blocks of each role.
  ///   - endsLine: whether a line end stands behind the last block, as in files.
  ///   - edits: what a person writes for blocks, by their indices; a block without text is left out.
  public init(
    _ repaired: RepairedPage, format: TextFormat, placements: [Role: Placement], endsLine: Bool = true,
    spacing: Spacing = .blankLine, edits: [Int: [UInt8]] = [:]
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
    stretches.reserveCapacity(repaired.blocks.count + repaired.normalisations.count)
    let lineEnd = Self.lineEnd(of: repaired.page.bytes)
    let blankLine = lineEnd + lineEnd
    let order = arrangement.order.filter { edits[$0]?.isEmpty != true }
    var last: RepairedBlock?
    for index in order {
      let block = repaired.blocks[index]
      if spacing == .blankLine || !writeGap(last, block, of: repaired.page), last != nil {
        bytes += blankLine
      }
      if let text = edits[index] { bytes += text } else { write(block, of: repaired, format: format) }
      last = block
    }
    if spacing == .blankLine || !writeGap(last, nil, of: repaired.page), endsLine, last != nil { bytes += lineEnd }
  }

  /// Writes what stands in the source between two blocks, before the first or behind the last.
  /// - Returns: false where that is more than white space, or would not set them apart.
  private mutating func writeGap(_ before: RepairedBlock?, _ after: RepairedBlock?, of page: Page) -> Bool {
    let start = before.map { $0.pieces[$0.pieces.count - 1].range.upperBound } ?? 0
    let end = after?.pieces[0].range.lowerBound ?? page.bytes.count
    guard start <= end, UTF8Text.trimmed(start..<end, in: page.bytes.span).isEmpty else { return false }
    if before != nil, after != nil, !page.bytes[start..<end].contains(0x0A) { return false }
    let gap = Stretch(source: start, output: bytes.count, count: end - start)
    bytes += page.bytes[start..<end]
    if gap.count > 0 { add(gap, of: page.bytes.span) }
    return true
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
