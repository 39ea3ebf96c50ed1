import GalleyEngine

/// Decides whether a pair of round brackets belongs to East Asian text.
enum BracketWidth {
  /// How far apart a pair may stand, in bytes.
  private static let reach = 600

  /// - Parameter offset: the byte of a half-width bracket.
  static func isEastAsian(at offset: Int, in text: Span<UInt8>, habits: Habits) -> Bool {
    let isOpening = text[offset] == 0x28
    let isHouseStyle = habits.fullWidthMarks > 4 * habits.halfWidthMarks
    guard let partner = isOpening ? closing(of: offset, in: text) : opening(of: offset, in: text) else {
      return !isHouseStyle && isAloneInEastAsian(offset, isOpening: isOpening, in: text)
    }
    let open = isOpening ? offset : partner
    let close = isOpening ? partner : offset
    if isHouseStyle, text[partner] < 0x80, !holdsRecognisersSpace(open, close, in: text) { return false }
    return isEastAsian(open, close, in: text)
  }

  private static func isEastAsian(_ open: Int, _ close: Int, in text: Span<UInt8>) -> Bool {
    let before = UTF8Text.scalar(before: open, in: text)?.value
    // [text](address) is a link in Markdown.
    if before == 0x5D { return false }
    let inside = open + UTF8Text.length(ofLead: text[open])..<close
    let left = Vicinity.before(open, in: text)
    let right = Vicinity.after(close + UTF8Text.length(ofLead: text[close]), in: text)
    if left == .hangul || right == .hangul { return false }
    let content = Content(inside, in: text)
    if content.hasEastAsian {
      // The mayor (市长) said: a Latin sentence goes on around it.
      let isSetOff = before.map { CharacterTraits.of($0).contains(.space) } ?? false
      return !(isSetOff && left == .latin && right != .eastAsian)
    }
    guard content.hasWord, left == .eastAsian || right == .eastAsian else { return false }
    // f(x), 2(1): written in one with what stands before. (010)8888: in one with what stands behind.
    if left == .latin || left == .digit { return false }
    return !(right == .digit && content.isNumber)
  }

  /// A bracket without its partner, which another column may hold.
  private static func isAloneInEastAsian(_ offset: Int, isOpening: Bool, in text: Span<UInt8>) -> Bool {
    let left = Vicinity.before(offset, in: text)
    let right = Vicinity.after(offset + 1, in: text)
    return isOpening
      ? right == .eastAsian && (left == .eastAsian || left == .edge)
      : left == .eastAsian && (right == .eastAsian || right == .edge)
  }

  private static func holdsRecognisersSpace(_ open: Int, _ close: Int, in text: Span<UInt8>) -> Bool {
    func isBlank(_ place: Neighbours.Place?) -> Bool { place?.isBlank ?? false }
    return isBlank(Neighbours.after(open + 1, in: text)) || isBlank(Neighbours.before(close, in: text))
  }

  // MARK: Pairs

  /// The byte of the bracket that closes the one at `offset`, whatever their widths.
  private static func closing(of offset: Int, in text: Span<UInt8>) -> Int? {
    var depth = 0
    var index = offset
    while index < min(text.count, offset + reach) {
      switch kind(at: index, in: text) {
      case .opening: depth += 1
      case .closing:
        depth -= 1
        if depth == 0 { return index }
      case nil: break
      }
      index += 1
    }
    return nil
  }

  /// The byte of the bracket that the one at `offset` closes.
  private static func opening(of offset: Int, in text: Span<UInt8>) -> Int? {
    var depth = 0
    var index = offset
    while index >= 0, index > offset - reach {
      switch kind(at: index, in: text) {
      case .closing: depth += 1
      case .opening:
        depth -= 1
        if depth == 0 { return index }
      case nil: break
      }
      index -= 1
    }
    return nil
  }

  private enum Kind { case opening, closing }

  private static func kind(at index: Int, in text: Span<UInt8>) -> Kind? {
    switch text[index] {
    case 0x28: return .opening
    case 0x29: return .closing
    case 0xEF where index + 2 < text.count && text[index + 1] == 0xBC:
      // （ ）
      return text[index + 2] == 0x88 ? .opening : text[index + 2] == 0x89 ? .closing : nil
    default: return nil
    }
  }
}

/// What stands between two brackets.
private struct Content {
  var hasEastAsian = false
  /// Whether there is anything but marks and spaces.
  var hasWord = false
  /// Whether figures and signs are all there is.
  var isNumber = true

  init(_ range: Range<Int>, in text: Span<UInt8>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      if let vicinity = Vicinity(of: value) {
        hasWord = true
        if vicinity == .eastAsian { hasEastAsian = true }
        if vicinity == .latin { isNumber = false }
      }
      index += length
    }
  }
}
