import GalleyEngine

/// How a block's text ends.
enum Ending {
  /// With a sentence: 。！？ and what closes it.
  case stop
  /// With ： ； … ↓ ■ or a closing bracket, which end a paragraph now and then.
  case weak
  /// With the closing mark of a quotation or a title behind a word, which headlines end with, paragraphs hardly ever.
  case quote
  /// With ， 、 or an opening bracket: never the end of a paragraph.
  case comma
  /// With a word.
  case word
  /// With a hyphen after a letter.
  case hyphen

  /// Whether the text stops where no paragraph ends.
  var breaksOff: Bool { self == .word || self == .comma }

  /// Whether a paragraph may or may not end there.
  var isDoubtful: Bool { self == .weak || self == .quote }
}

/// How a block's text starts.
enum Opening {
  /// With an enumerator: 一是, （一）, 第三条, 1.
  case enumerator
  /// With a dateline: the first paragraph of an article.
  case dateline
  /// With a lower-case letter.
  case lowercase
  /// With anything else.
  case plain
}

/// How a piece of text starts.
struct PieceStart {
  /// Up to eight scalars, in order.
  let scalars: Scalars
  /// Whether it starts with what may stand at no start: closing punctuation, a comma, a stop.
  let isForbidden: Bool

  init(_ range: Range<Int>, in text: Span<UInt8>) {
    var scalars = Scalars()
    var index = range.lowerBound
    while index < range.upperBound, scalars.count < Scalars.capacity {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      scalars.append(value)
      index += length
    }
    self.scalars = scalars
    isForbidden = PieceStart.isForbidden(scalars)
  }

  /// The characters before the first punctuation mark, where it comes within eight; 0 where it does not.
  var firstClause: Int {
    for place in 0..<scalars.count where CharacterTraits.of(scalars[place]).contains(.punctuation) { return place }
    return 0
  }

  private static func isForbidden(_ scalars: Scalars) -> Bool {
    guard let value = scalars.first else { return false }
    switch value {
    case 0x2C, 0xFF0C, 0x3001, 0x3A, 0xFF1A, 0x3B, 0xFF1B, 0x25, 0x2030, 0xFF05: return true
    case 0x2E, 0x2D: return false
    case 0x201D, 0x2019:
      // A flattened opening mark looks like this, too: only with what closes a sentence after it.
      return scalars.count > 1 && CharacterTraits.of(scalars[1]).contains(.punctuation)
    default: return !CharacterTraits.of(value).isDisjoint(with: [.closing, .stop])
    }
  }
}

/// How a piece of text ends.
struct PieceEnd {
  /// Up to eight scalars, in order.
  let scalars: Scalars
  let ending: Ending

  init(_ range: Range<Int>, in text: Span<UInt8>) {
    var scalars = Scalars()
    var index = range.upperBound
    while index > range.lowerBound, scalars.count < Scalars.capacity,
      let (value, length) = UTF8Text.scalar(before: index, in: text)
    {
      scalars.append(value)
      index -= length
    }
    scalars.reverse()
    self.scalars = scalars
    ending = PieceEnd.ending(scalars)
  }

  private static func ending(_ scalars: Scalars) -> Ending {
    var place = scalars.count - 1
    var closed: Ending?
    while place >= 0 {
      let value = scalars[place]
      let before = place > 0 ? CharacterTraits.of(scalars[place - 1]) : []
      let traits = CharacterTraits.of(value)
      switch value {
      case 0x2D, 0x2010, 0xAD:
        return closed ?? (before.contains(.letter) ? .hyphen : .word)
      case 0x2E:
        // A full stop of Latin type, not a decimal point.
        return before.contains(.digit) && closed == nil ? .weak : .stop
      case 0x2026, 0x3A, 0x3B, 0xFF1A, 0xFF1B, 0x2014, 0xFF0D: return .weak
      // Arrows, geometric shapes, symbols, dingbats.
      case 0x2190...0x21FF, 0x25A0...0x27BF: return .weak
      case 0x2C, 0xFF0C, 0x3001, 0xFF64: return closed ?? .comma
      default: break
      }
      if traits.contains(.stop) { return .stop }
      if traits.contains(.opening) { return closed ?? .comma }
      // ” ends what “ opened, or, where a recogniser flattened the pair, opens it.
      if traits.contains(.closing) || value == 0x22 || value == 0x27 {
        closed = closed ?? (closesQuotation(value) ? .quote : .weak)
      } else if !traits.contains(.space) {
        return closed ?? .word
      }
      place -= 1
    }
    return .weak
  }

  /// Whether a mark ends a quotation or the title of a work: ” ’ 》 」 』 " '.
  private static func closesQuotation(_ value: UInt32) -> Bool {
    switch value {
    case 0x201D, 0x2019, 0x300B, 0x300D, 0x300F, 0x22, 0x27: true
    default: false
    }
  }
}
