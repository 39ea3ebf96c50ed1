import JSON

/// What became of a page: one line of what `galley clean --format jsonl` writes.
public struct ResultPage {
  struct Block {
    let role: String
    let text: String
    let spans: [Range<Int>]
  }

  /// The name of the page's file, without its folder and its ending.
  public let name: String
  let blocks: [Block]
  /// What was taken out as a second copy.
  let duplicates: [Range<Int>]
  /// All that was taken out.
  let removed: [Range<Int>]

  /// - Parameters:
  ///   - place: the file and the line, for messages.
  ///   - pageLength: bytes of the page of a name; nil where it is not known.
  /// - Returns: nil where the line is about a page that is not known.
  public init?(_ line: [UInt8], at place: String, pageLength: (String) -> Int?) throws(ScoreError) {
    let head = try ScoreReader(line, name: place, pageLength: 0)
    let page = try head.object(head.root, "the line")
    name = Self.stem(of: try head.requiredText(page, "path", of: head.root))
    guard let length = pageLength(name) else { return nil }
    let reader = try ScoreReader(line, name: place, pageLength: length)
    var blocks: [Block] = []
    for node in try reader.array(page, "blocks") {
      let block = try reader.object(node, "a block")
      blocks.append(
        Block(
          role: try reader.role(block, of: node), text: try reader.requiredText(block, "text", of: node),
          spans: try reader.spans(block, "spans", of: node)))
    }
    var duplicates: [Range<Int>] = []
    var removed: [Range<Int>] = []
    for node in try reader.array(page, "removed") {
      let removal = try reader.object(node, "a removal")
      guard let span = reader.member(removal, "span") else { continue }
      removed.append(try reader.span(span))
      let rule = try reader.requiredText(removal, "rule", of: node)
      if rule.contains("duplicate") {
        duplicates.append(removed[removed.count - 1])
      }
    }
    (self.blocks, self.duplicates, self.removed) = (blocks, duplicates, removed)
  }

  /// A page of which nothing is known.
  init(missing name: String) { (self.name, blocks, duplicates, removed) = (name, [], [], []) }

  /// The last part of a path, without its ending.
  public static func stem(of path: String) -> String {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? ""[...].utf8
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return String(name)! }
    return String(name[..<dot])!
  }
}
