import GalleyEngine

/// What shows that a paragraph starts, or that a number goes on.
struct Openings {
  private let phrases: PhraseTable
  /// Characters that follow a number: 年, 亿, 名.
  let units: ScalarSet

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    phrases = PhraseTable([
      (try settings.words("datelines"), .dateline), (try settings.words("enumerators"), .enumerator),
    ])
    units = ScalarSet(try settings.words("units").compactMap { $0.unicodeScalars.first?.value })
  }

  /// How a piece starts, its punctuation aside.
  func kind(of range: Range<Int>, start: Scalars, in text: Span<UInt8>) -> Opening {
    guard let value = start.first else { return .plain }
    if let (tag, _) = phrases.longest(at: range.lowerBound, first: value, in: text, end: range.upperBound) {
      return tag == .dateline ? .dateline : .enumerator
    }
    if Openings.namesPlaceAndDay(start) { return .dateline }
    if CharacterTraits.of(value).contains(.lowercase) { return .lowercase }
    return Openings.isEnumerator(start) ? .enumerator : .plain
  }

  /// 本报华盛顿1月20日电: the paper, a place, and the number of a month or a day.
  private static func namesPlaceAndDay(_ start: Scalars) -> Bool {
    guard start.count > 3, start[0] == 0x672C, start[1] == 0x62A5 || start[1] == 0x5831 || start[1] == 0x793E else {
      return false
    }
    var place = 2
    while place < start.count, CharacterTraits.of(start[place]).contains(.han) { place += 1 }
    return place > 3 && place < start.count && CharacterTraits.of(start[place]).contains(.digit)
  }

  /// 一、 （三） 第三条 1. (2) ①
  private static func isEnumerator(_ start: Scalars) -> Bool {
    guard let value = start.first else { return false }
    if (0x2460...0x24FF).contains(value) { return true }
    let isBracketed = value == 0x28 || value == 0xFF08
    let isOrdinal = value == 0x7B2C
    let from = isBracketed || isOrdinal ? 1 : 0
    var place = from
    while place < start.count, isHanDigit(start[place]) || CharacterTraits.of(start[place]).contains(.digit) {
      place += 1
    }
    guard place > from, place < start.count else { return false }
    let next = start[place]
    if isBracketed { return next == 0x29 || next == 0xFF09 }
    if isOrdinal { return next == 0x6761 || next == 0x7AE0 || next == 0x6B3E }
    // 一、 and 1. but not 1.5.
    guard next == 0x3001 || next == 0x2E || next == 0xFF0E else { return false }
    return place + 1 < start.count && !CharacterTraits.of(start[place + 1]).contains(.digit)
  }

  /// 一…十百
  private static func isHanDigit(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E: true
    default: false
    }
  }
}

/// Numbers over a break.
enum Numbers {
  /// Whether a number at the end of one text goes on in the next: with more digits, a decimal point, or a unit.
  static func goesOn(_ last: Scalars, _ first: Scalars, units: ScalarSet) -> Bool {
    guard let before = last.last, let after = first.first, CharacterTraits.of(before).contains(.digit) else {
      return false
    }
    return CharacterTraits.of(after).contains(.digit) || units.contains(after)
  }
}
