import GalleyEngine

/// One replacement in the source.
public struct SourceEdit: Sendable {
  /// What is replaced; empty for an insertion.
  public let place: Place
  /// What stands there afterwards.
  public let text: String
}

/// Repairs written as edits of the source, for programs that apply them one by one.
///
/// Only those that change the page at their own place are such: a join over white space, a split, characters. A repair
/// that moves or removes text, or joins over other text, is for `galley clean`, which proves the
/// whole page.
struct SourceEdits {
  private let repaired: RepairedPage
  /// By their start.
  private let blocks: [Int: Range<Int>]

  init(of repaired: RepairedPage) {
    self.repaired = repaired
    // The block's normalisations, by each of them.
    var blocks: [Int: Range<Int>] = [:]
    for block in repaired.blocks {
      for index in block.normalisations {
        blocks[repaired.normalisations[index].range.lowerBound] = block.normalisations
      }
    }
    self.blocks = blocks
  }

  /// In the order of the source; none where the repair is more than that.
  func edits(of finding: Finding) -> [(range: Range<Int>, text: String)] {
    if finding.repairs.isEmpty { return characters(of: finding) }
    guard finding.repairs.count == 1 else { return [] }
    let text = repaired.page.bytes.span
    switch finding.repairs[0] {
    case .join(let end, let start, let separator):
      guard end <= start, UTF8Text.trimmed(end..<start, in: text).isEmpty else { return [] }
      let hyphen = separator == .nothingForHyphen ? Hyphen.length(atEndOf: text.extracting(0..<end)) : 0
      return [(end - hyphen..<start, separator == .space ? " " : "")]
    case .split(let offset, _):
      return [(offset..<offset, "\n\n")]
    case .setRole, .move, .remove:
      return []
    }
  }

  private func characters(of finding: Finding) -> [(range: Range<Int>, text: String)] {
    guard let block = blocks[finding.range.lowerBound] else { return [] }
    var edits: [(range: Range<Int>, text: String)] = []
    for normalisation in repaired.normalisations[block] where normalisation.rule == finding.rule {
      var bytes: [UInt8] = []
      normalisation.replacement.append(to: &bytes)
      edits.append((normalisation.range, String(decoding: bytes, as: UTF8.self)))
    }
    return edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
