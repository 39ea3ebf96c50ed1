import GalleyEngine

/// How a block's text ends.
enum Ending {
  /// With a sentence: 。！？ and what closes it.
  case stop
  /// With ： ； … or a closing bracket or quotation mark, which end a paragraph now and then.
  case weak
  /// With ， 、 or an opening bracket: never the end of a paragraph.
  case comma
  /// With a word.
  case word
  /// With a hyphen after a letter.
  case hyphen
}

/// How a block's text starts.
enum Opening {
  /// With what no paragraph starts with: closing punctuation, a comma, a stop (kinsoku, JIS X 4051).
  case forbidden
  /// With an enumerator: 一是, （一）, 第三条, 1.
  case enumerator
  /// With a dateline: the first paragraph of an article.
  case dateline
  /// With a lower-case letter.
  case lowercase
  /// With anything else.
  case plain
}

/// The first and last characters of a block, decoded once.
struct BlockEdges {
  /// Up to eight scalars from the start, in order.
  let first: [UInt32]
  /// Up to eight scalars to the end, in order.
  let last: [UInt32]
  let ending: Ending

  static let length = 8

  init(_ block: Block, in text: Span<UInt8>) {
    var first: [UInt32] = []
    first.reserveCapacity(BlockEdges.length)
    forward: for piece in block.pieces {
      var index = piece.range.lowerBound
      while index < piece.range.upperBound {
        let (value, length) = UTF8Text.scalar(at: index, in: text)
        first.append(value)
        if first.count == BlockEdges.length { break forward }
        index += length
      }
    }
    var last: [UInt32] = []
    last.reserveCapacity(BlockEdges.length)
    backward: for piece in block.pieces.reversed() {
      var index = piece.range.upperBound
      while index > piece.range.lowerBound, let (value, length) = UTF8Text.scalar(before: index, in: text) {
        last.append(value)
        if last.count == BlockEdges.length { break backward }
        index -= length
      }
    }
    last.reverse()
    self.first = first
    self.last = last
    ending = BlockEdges.ending(last)
  }

  private static func ending(_ last: [UInt32]) -> Ending {
    var rest = last[...]
    var closed = false
    while let value = rest.popLast() {
      let traits = CharacterTraits.of(value)
      switch value {
      case 0x2D, 0x2010, 0xAD:
        if !closed, let before = rest.last, CharacterTraits.of(before).contains(.letter) { return .hyphen }
        return closed ? .weak : .word
      case 0x2E:
        // A full stop of Latin type, not a decimal point.
        if let before = rest.last, CharacterTraits.of(before).contains(.digit), !closed { return .weak }
        return .stop
      case 0x2026, 0x3A, 0x3B, 0xFF1A, 0xFF1B, 0x2014: return .weak
      case 0x2C, 0xFF0C, 0x3001, 0xFF64: return closed ? .weak : .comma
      default: break
      }
      if traits.contains(.stop) { return .stop }
      if traits.contains(.opening) { return closed ? .weak : .comma }
      // ” ends what “ opened, or, where a recogniser flattened the pair, opens it.
      if traits.contains(.closing) || value == 0x22 || value == 0x27 {
        closed = true
        continue
      }
      if traits.contains(.space) { continue }
      return closed ? .weak : .word
    }
    return .weak
  }

  /// Whether the block starts with what may stand at no start.
  var startsForbidden: Bool {
    guard let value = first.first else { return false }
    let traits = CharacterTraits.of(value)
    switch value {
    case 0x2C, 0xFF0C, 0x3001, 0x3A, 0xFF1A, 0x3B, 0xFF1B, 0x25, 0x2030, 0xFF05: return true
    case 0x2E, 0x2D: return false
    case 0x201D, 0x2019:
      // A flattened opening mark looks like this, too: only with what closes a sentence after it.
      return first.count > 1 && !CharacterTraits.of(first[1]).isDisjoint(with: [.punctuation])
    default: return traits.contains(.closing) || traits.contains(.stop)
    }
  }
}
