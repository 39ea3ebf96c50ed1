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
    writer.member("path", repaired.page.name)
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
      writer.member("kind", link.kind.rawValue)
      writer.member("block", link.block)
      if let path = link.path {
        writer.member("path", path)
      }
      writer.member("to", link.other)
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
      writer.member("role", block.role.rawValue)
      writer.key("text")
      writer.string(utf8: text.extracting(block.text))
      writer.array("spans", block.pieces) { $0.range($1.range) }
      writer.endObject()
    }
    writer.endArray()
  }

  private mutating func writeRemovals(of repaired: RepairedPage) {
    writer.array("removed", repaired.removals) { writer, removal in
      writer.beginObject()
      writer.member("rule", removal.rule)
      writer.member("span", removal.range)
      writer.endObject()
    }
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
    writer.member("rule", finding.rule)
    writer.member("severity", (severities[finding.rule] ?? .warning).rawValue)
    writer.member("outcome", settled.outcome.rawValue)
    writer.member("confidence", finding.confidence)
    writer.member("line", position.line)
    writer.member("column", position.column)
    writer.member("span", finding.range)
    if finding.count > 1 { writer.member("count", finding.count) }
    writer.member("message", finding.message.text(for: finding, in: page.bytes.span))
    writer.array("repairs", finding.repairs) { $0.repair($1) }
    writer.endObject()
  }
}
