import GalleyEngine
import GalleyReport
import JSON

/// A page as one JSON object: its blocks with the source spans that they came from, what was taken out, the findings.
/// `docs/formats.md` describes every member.
public struct StructuredPage {
  private var writer = JSONWriter()
  private let severities: [String: Severity]

  /// - Parameter severities: of the rules, by id.
  public init(severities: [String: Severity]) { self.severities = severities }

  /// The page's line, with its line feed. Its links are added when the batch knows them all.
  public mutating func line(for repaired: RepairedPage) -> [UInt8] {
    writer.bytes.removeAll(keepingCapacity: true)
    writer.beginObject()
    writer.key("path")
    writer.string(repaired.page.name)
    writeBlocks(of: repaired)
    writeRemovals(of: repaired)
    writer.key("findings")
    writeFindings(of: repaired)
    writer.endObject()
    writer.newline()
    return writer.bytes
  }

  /// The page's findings alone, as the array that stands in its line.
  public mutating func findings(of repaired: RepairedPage) -> [UInt8] {
    writer.bytes.removeAll(keepingCapacity: true)
    writeFindings(of: repaired)
    return writer.bytes
  }

  /// Adds a page's links to the line that `line` gave, as its last member.
  public static func add(_ links: [Link], to line: inout [UInt8]) {
    var writer = JSONWriter()
    writer.beginArray()
    for link in links {
      writer.beginObject()
      writer.key("kind")
      writer.string(link.kind.rawValue)
      writer.key("block")
      writer.number(link.block)
      if let path = link.path {
        writer.key("path")
        writer.string(path)
      }
      writer.key("to")
      writer.number(link.other)
      writer.endObject()
    }
    writer.endArray()
    // In the place of the brace and the line feed.
    line.removeLast(2)
    line += ",\"links\":".utf8
    line += writer.bytes
    line += "}\n".utf8
  }

  private mutating func writeBlocks(of repaired: RepairedPage) {
    let text = repaired.text.span
    writer.key("blocks")
    writer.beginArray()
    for block in repaired.blocks {
      writer.beginObject()
      writer.key("role")
      writer.string(block.role.rawValue)
      writer.key("text")
      writer.string(utf8: text.extracting(block.text))
      writer.key("spans")
      writer.beginArray()
      for piece in block.pieces { write(piece.range) }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
  }

  private mutating func writeRemovals(of repaired: RepairedPage) {
    writer.key("removed")
    writer.beginArray()
    for removal in repaired.removals {
      writer.beginObject()
      writer.key("rule")
      writer.string(removal.rule)
      writer.key("span")
      write(removal.range)
      writer.endObject()
    }
    writer.endArray()
  }

  private mutating func writeFindings(of repaired: RepairedPage) {
    writer.beginArray()
    if !repaired.findings.isEmpty {
      let ranges = repaired.findings.map(\.finding.range)
      let positions = Positions(of: ranges.flatMap { [$0.lowerBound, $0.upperBound] }, in: repaired.page.bytes.span)
      for settled in repaired.findings {
        write(settled, of: repaired.page, at: positions.place(settled.finding.range).start)
      }
    }
    writer.endArray()
  }

  private mutating func write(_ settled: SettledFinding, of page: Page, at position: Position) {
    let finding = settled.finding
    writer.beginObject()
    writer.key("rule")
    writer.string(finding.rule)
    writer.key("severity")
    writer.string((severities[finding.rule] ?? .warning).rawValue)
    writer.key("outcome")
    writer.string(settled.outcome.rawValue)
    writer.key("confidence")
    writer.number(finding.confidence)
    member("line", position.line)
    member("column", position.column)
    writer.key("span")
    write(finding.range)
    if finding.count > 1 { member("count", finding.count) }
    writer.key("message")
    writer.string(finding.message.text(for: finding, in: page.bytes.span))
    writer.key("repairs")
    writer.beginArray()
    for repair in finding.repairs { write(repair) }
    writer.endArray()
    writer.endObject()
  }

  private mutating func write(_ repair: Repair) {
    writer.beginObject()
    writer.key("kind")
    switch repair {
    case .join(let end, let start, let separator):
      writer.string("join")
      member("end", end)
      member("start", start)
      writer.key("separator")
      switch separator {
      case .nothing: writer.string("nothing")
      case .space: writer.string("space")
      case .nothingForHyphen: writer.string("nothing-for-hyphen")
      }
    case .split(let at, let role):
      writer.string("split")
      member("at", at)
      writer.key("role")
      writer.string(role.rawValue)
    case .setRole(let block, let role):
      writer.string("role")
      member("block", block)
      writer.key("role")
      writer.string(role.rawValue)
    case .move(let block, let behind):
      writer.string("move")
      member("block", block)
      member("behind", behind)
    case .remove(let block):
      writer.string("remove")
      member("block", block)
    }
    writer.endObject()
  }

  private mutating func member(_ key: String, _ value: Int) {
    writer.key(key)
    writer.number(value)
  }

  private mutating func write(_ range: Range<Int>) {
    writer.beginArray()
    writer.number(range.lowerBound)
    writer.number(range.upperBound)
    writer.endArray()
  }
}
