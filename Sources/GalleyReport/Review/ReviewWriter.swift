import GalleyEngine
import JSON

/// Writes a page as `ReviewPage` describes it.
struct ReviewWriter {
  private var writer = JSONWriter()
  private let repaired: RepairedPage
  private let dropped: Set<Role>
  private let decided: ReviewPage.Decided
  private let cuts: SegmentCuts

  init(_ repaired: RepairedPage, dropped: Set<Role>, _ decided: ReviewPage.Decided) {
    self.repaired = repaired
    self.dropped = dropped
    self.decided = decided
    cuts = SegmentCuts(of: repaired)
  }

  /// - Parameter suppressions: of each finding the reason, where there is one.
  mutating func write(_ report: PageReport, suppressions: [String?]) -> [UInt8] {
    writer.beginObject()
    writer.member("name", Printable.line(report.name))
    if let objection = decided.objection { writer.member("objection", objection) }
    if let language = report.language { writer.member("language", language) }
    writeLines()
    writeBlocks()
    writer.key("findings")
    writer.beginArray()
    for (index, settled) in repaired.findingsInPageOrder.enumerated() {
      writer.write(
        report.findings[index], settled.finding, of: repaired, suppression: suppressions[index],
        isOwn: decided.joins.contains(report.findings[index].fingerprint))
    }
    writer.endArray()
    writer.endObject()
    return writer.bytes
  }

  // MARK: The page as it was

  private mutating func writeLines() {
    let lines = repaired.page.lines
    let positions = Positions(of: lines.map(\.range.lowerBound), in: repaired.page.bytes.span)
    writer.key("lines")
    writer.beginArray()
    for line in lines {
      writer.beginObject()
      writer.member("n", positions.place(line.range.lowerBound..<line.range.lowerBound).start.line)
      writer.member("start", line.range.lowerBound)
      writer.key("segments")
      writer.beginArray()
      writeSource(line.range)
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
  }

  /// Source bytes as segments.
  private mutating func writeSource(_ range: Range<Int>) {
    for segment in cuts.segments(of: range) {
      write(segment, SegmentCuts.shown(segment, in: repaired.page.bytes.span))
      writer.endArray()
    }
  }

  /// Opens a segment.
  private mutating func write(_ range: Range<Int>, _ text: String) {
    writer.beginArray()
    writer.number(range.lowerBound)
    writer.number(range.upperBound)
    writer.string(text)
  }

  // MARK: The page as it will be

  private mutating func writeBlocks() {
    writer.key("blocks")
    writer.beginArray()
    for (index, block) in repaired.blocks.enumerated() {
      writer.beginObject()
      writer.member("role", block.role.rawValue)
      if dropped.contains(block.role) {
        writer.member("dropped", true)
      }
      if let text = decided.edits[index] { writer.member("edited", Printable.text(0..<text.count, in: text.span)) }
      writeOwnText(of: block)
      writer.array("pieces", block.pieces) { $0.range($1.range) }
      let page = repaired.page
      writer.array("starts", block.pieces) {
        $0.string(FindingFingerprint(ofPieceFrom: $1.range.lowerBound, on: page).digits)
      }
      writer.key("segments")
      writer.beginArray()
      writeText(of: block)
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
  }

  /// The text as a person may write it anew, where its segments show it otherwise; or that it is too long for that.
  private mutating func writeOwnText(of block: RepairedBlock) {
    let repaired = repaired
    if block.text.count > SegmentCuts.whole {
      writer.member("long", true)
    } else if Printable.text(block.text, in: repaired.text.span).utf8.elementsEqual(repaired.text[block.text]) == false
    {
      writer.key("text")
      writer.string(utf8: repaired.text.span.extracting(block.text))
    }
  }

  private mutating func writeText(of block: RepairedBlock) {
    let repaired = repaired
    let source = repaired.page.bytes.span
    var change = block.normalisations.lowerBound
    for (number, piece) in block.pieces.enumerated() {
      if number > SegmentCuts.most { return }
      var end = piece.range.upperBound
      if number > 0 { writeSeam(block.pieces[number - 1].range.upperBound, piece) }
      if number + 1 < block.pieces.count, block.pieces[number + 1].separator == .nothingForHyphen {
        end -= Hyphen.length(atEndOf: source.extracting(piece.range))
      }
      var position = piece.range.lowerBound
      while change < block.normalisations.upperBound,
        piece.range.contains(repaired.normalisations[change].range.lowerBound)
      {
        let normalisation = repaired.normalisations[change]
        change += 1
        guard normalisation.range.lowerBound >= position else { continue }
        if change - block.normalisations.lowerBound > SegmentCuts.most / 2 {
          writeRest(position..<piece.range.upperBound)
          return
        }
        writeSource(position..<normalisation.range.lowerBound)
        write(normalisation)
        position = normalisation.range.upperBound
      }
      writeSource(position..<max(position, end))
    }
  }

  /// What is left of a block with more in it than anybody reads.
  private mutating func writeRest(_ range: Range<Int>) {
    write(range, " ⟨… \(Figure.grouped(range.count)) bytes …⟩")
    writer.endArray()
  }

  /// A place where two pieces were joined.
  private mutating func writeSeam(_ end: Int, _ piece: Piece) {
    writer.beginArray()
    writer.number(end)
    writer.number(piece.range.lowerBound)
    writer.string(piece.separator == .space ? " " : "")
    writer.null()
    writer.bool(true)
    writer.endArray()
  }

  private mutating func write(_ normalisation: Normalisation) {
    var written: [UInt8] = []
    normalisation.replacement.append(to: &written)
    write(normalisation.range, Printable.text(0..<written.count, in: written.span))
    writer.string(normalisation.rule)
    writer.endArray()
  }
}
