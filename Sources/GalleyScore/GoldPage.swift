import JSON

/// What is true of a page, as a person wrote it down; `docs/score.md` describes the file. Every range is of bytes of the
/// page, half-open.
public struct GoldPage {
  struct Block {
    let role: String
    let spans: [Range<Int>]
    /// The article, as the file writes it.
    let article: String
    /// The true text, where it is known.
    let text: String?
  }

  let blocks: [Block]
  /// Joins that the page alone cannot decide: they count neither way.
  let either: Set<Seam>
  /// Second copies that are to be taken out.
  let duplicates: [Range<Int>]
  /// Lines whose true place nobody knows: joins to and from them are not counted.
  let noise: [Range<Int>]

  /// - Parameters:
  ///   - name: the file, for messages.
  ///   - length: bytes of the page, beyond which no span may lie.
  public init(_ bytes: [UInt8], name: String, pageLength length: Int) throws(ScoreError) {
    let reader = try ScoreReader(bytes, name: name, pageLength: length)
    let page = try reader.object(reader.root, "the page")
    var blocks: [Block] = []
    for node in try reader.array(page, "blocks") {
      let block = try reader.object(node, "a block")
      let article = reader.member(block, "article").map { String(decoding: bytes[$0.range], as: UTF8.self) }
      blocks.append(
        Block(
          role: try reader.role(block, of: node), spans: try reader.spans(block, "spans", of: node),
          article: article ?? "0", text: try reader.text(block, "text")))
    }
    self.blocks = blocks
    either = Set(try reader.pairs(page, "either").map { Seam(end: $0.0, start: $0.1) })
    duplicates = try reader.spans(page, "duplicates")
    noise = try reader.spans(page, "noise")
  }
}

/// A place where two pieces meet: the byte at which the one ends, and that at which the other starts.
struct Seam: Hashable {
  let end: Int
  let start: Int
}
