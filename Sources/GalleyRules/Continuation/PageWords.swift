import GalleyEngine

/// The page as its own dictionary: which two and three characters stand together on it, white space aside.
///
/// A newspaper's own names and terms are in no model, but they rarely stand on a page only once. The sets are kept as
/// hashed bits, so a rare false yes is possible and adds a little noise.
final class PageWords {
  private let pairs = Bits(words: 1 << 10)
  private let triples = Bits(words: 1 << 11)

  /// Reads the blocks as they are joined.
  init(_ draft: Draft) {
    let text = draft.page.bytes.span
    for block in draft.blocks {
      var last = Last()
      for piece in block.pieces {
        if piece.separator != .nothing { last = Last() }
        read(piece.range, in: text, behind: &last)
      }
    }
  }

  private func read(_ range: Range<Int>, in text: Span<UInt8>, behind last: inout Last) {
    let bytes = text.bytes
    let (pairs, triples) = (pairs, triples)
    var before = last
    var index = range.lowerBound
    while index < range.upperBound {
      // The words that count are of Han, kana and Hangul: three bytes a character, from E3 81 on.
      let value = index + 4 <= text.count ? threeBytes(bytes, index) : UTF8Text.scalar(at: index, in: text).value
      guard value >= 0x3040, value < 0xE000 else {
        // To the next lead that may be one of theirs.
        repeat { index += 1 } while index < range.upperBound && text[index] < 0xE3
        before = Last()
        continue
      }
      index += 3
      let next = WordHash(value)
      if before.one != .none {
        let pair = before.one.followed(by: next)
        pairs.insert(pair.mixed)
        if before.two != .none { triples.insert(before.two.followed(by: next).mixed) }
        before.two = pair
      }
      before.one = next
    }
    last = before
  }

  /// The scalar of three bytes that starts at a byte; 0 where it has not three.
  @inline(__always)
  private func threeBytes(_ bytes: RawSpan, _ index: Int) -> UInt32 {
    let word = UInt32(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt32.self))
    return word & 0xF0 == 0xE0 ? (word & 0x0F) << 12 | word >> 2 & 0xFC0 | word >> 16 & 0x3F : 0
  }

  deinit {
    pairs.bits.deallocate()
    triples.bits.deallocate()
  }

  /// The character read last and the two read last.
  private struct Last {
    var one = WordHash.none
    var two = WordHash.none
  }

  /// How many of the words of two and three characters that would span a break stand elsewhere on the page: 0…3.
  ///
  /// - Parameters:
  ///   - last: the scalars before the break.
  ///   - first: the scalars behind it.
  func spanning(_ last: Scalars, _ first: Scalars) -> Double {
    guard let a = last.last, let b = first.first, PageWords.isInWord(a), PageWords.isInWord(b) else { return 0 }
    guard pairs.contains(WordHash([a, b]).mixed) else { return 0 }
    var count = 1.0
    if last.count > 1, triples.contains(WordHash([last[last.count - 2], a, b]).mixed) { count += 1 }
    if first.count > 1, triples.contains(WordHash([a, b, first[1]]).mixed) { count += 1 }
    return count
  }

  /// Whether a character is one of those that are read: Han, kana, Hangul. Marks are in no word, and a hash must not say
  /// otherwise.
  private static func isInWord(_ scalar: UInt32) -> Bool { scalar > 0x3040 && scalar < 0xE000 }
}

/// The hash of a word: its characters' multiplicative hashes (Knuth, TAOCP 6.4), turned further the earlier they stand.
private struct WordHash: Equatable {
  private let value: UInt32

  /// Where there is no word.
  static let none = WordHash(raw: 0)

  @inline(__always)
  private init(raw value: UInt32) { self.value = value }

  @inline(__always)
  init(_ character: UInt32) { value = character &* 0x9E37_79B1 }

  init(_ characters: [UInt32]) {
    value = characters.reduce(WordHash(raw: 0)) { $0.followed(by: WordHash($1)) }.value
  }

  @inline(__always)
  func followed(by next: WordHash) -> WordHash { WordHash(raw: (value << 11 | value >> 21) ^ next.value) }

  /// Its low bits depend on the high ones, too.
  @inline(__always)
  var mixed: UInt32 { value ^ value >> 15 }
}

/// A set of hashes, cut to as many bits as there is room for. Who makes it frees its bits.
private struct Bits {
  let bits: UnsafeMutablePointer<UInt64>
  private let mask: UInt32

  /// - Parameter words: of 64 bits; a power of two.
  init(words: Int) {
    bits = .allocate(capacity: words)
    bits.initialize(repeating: 0, count: words)
    mask = UInt32(words - 1)
  }

  // The mask keeps every hash within the bits.
  @inline(__always)
  func insert(_ hash: UInt32) { bits[Int(hash >> 6 & mask)] |= 1 << UInt64(hash & 63) }

  func contains(_ hash: UInt32) -> Bool { bits[Int(hash >> 6 & mask)] >> UInt64(hash & 63) & 1 == 1 }
}
