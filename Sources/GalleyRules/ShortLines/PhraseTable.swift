import GalleyEngine

/// Phrases of `rules.json` by what they mean, found at a place of the text in one look-up.
struct PhraseTable {
  /// The characters that may start a phrase: most start none.
  private var starts = ScalarSet()
  /// The phrases by their first character, and of one character the longest first.
  private var phrases: [Phrase] = []
  /// Where in `phrases` those of a character are, by the low bits of the character; those of others may be among them.
  private var buckets = [Range<Int32>](repeating: 0..<0, count: Self.bucketCount)

  private static let bucketCount = 1024

  private struct Phrase {
    /// Its first eight bytes, or all of them and as many zeros as are wanting; and a mask of those that are its own. Most
    /// places are told from it by these.
    let word: UInt64
    let mask: UInt64
    let count: Int
    let bytes: [UInt8]
    let tag: PhraseTag
    let bucket: Int
    /// Whether it starts or ends with a letter of ASCII: a phrase of letters is whole words, no BY in STANDBY.
    let startsWithLetter: Bool
    let endsWithLetter: Bool

    init(_ text: String, _ tag: PhraseTag) {
      let bytes = Array(text.utf8)
      self.bytes = bytes
      count = bytes.count
      word = PhraseTable.word(at: 0, of: bytes.span)
      mask = bytes.count < 8 ? 1 << UInt64(bytes.count * 8) - 1 : .max
      self.tag = tag
      bucket = PhraseTable.bucket(of: UTF8Text.scalar(at: 0, in: bytes.span).value)
      startsWithLetter = isLetter(bytes[0])
      endsWithLetter = isLetter(bytes[bytes.count - 1])
    }
  }

  /// - Parameter lists: of two phrases that are the same, the first counts.
  init(_ lists: [(phrases: [String], tag: PhraseTag)]) {
    phrases = lists.flatMap { list in list.phrases.map { Phrase($0, list.tag) } }
    phrases.sort { $0.bucket != $1.bucket ? $0.bucket < $1.bucket : $0.bytes.count > $1.bytes.count }
    for (index, phrase) in phrases.enumerated() {
      starts.insert(UTF8Text.scalar(at: 0, in: phrase.bytes.span).value)
      let known = buckets[phrase.bucket]
      buckets[phrase.bucket] = (known.isEmpty ? Int32(index) : known.lowerBound)..<Int32(index + 1)
    }
  }

  private static func bucket(of scalar: UInt32) -> Int { Int(scalar) & (bucketCount - 1) }

  /// Eight bytes of a text; zeros where it ends before.
  @inline(__always)
  private static func word(at offset: Int, of text: Span<UInt8>) -> UInt64 {
    if offset + 8 <= text.count {
      return UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    var word: UInt64 = 0
    for index in offset..<text.count { word |= UInt64(text[index]) << UInt64(8 * (index - offset)) }
    return word
  }

  /// Whether any phrase stands in `range`.
  func occur(in range: Range<Int>, of text: Span<UInt8>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let lead = text[index]
      if lead & 0xF0 == 0xE0, !starts.contains(lead, text[index + 1], text[index + 2]) {
        index += 3
        continue
      }
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      if starts.contains(value), match(at: index, first: value, in: text, end: range.upperBound) != nil { return true }
      index += length
    }
    return false
  }

  /// The longest phrase at `offset`.
  ///
  /// - Parameters:
  ///   - first: the scalar at `offset`.
  ///   - end: where the text ends that a phrase may take.
  /// - Returns: what it means, and its length in bytes.
  @inline(__always)
  func longest(at offset: Int, first: UInt32, in text: Span<UInt8>, end: Int) -> (tag: PhraseTag, length: Int)? {
    starts.contains(first) ? match(at: offset, first: first, in: text, end: end) : nil
  }

  private func match(at offset: Int, first: UInt32, in text: Span<UInt8>, end: Int) -> (tag: PhraseTag, length: Int)? {
    let bucket = buckets[Self.bucket(of: first)]
    guard !bucket.isEmpty else { return nil }
    let word = Self.word(at: offset, of: text)
    search: for index in Int(bucket.lowerBound)..<Int(bucket.upperBound) {
      guard word & phrases[index].mask == phrases[index].word else { continue }
      let count = phrases[index].count
      guard offset + count <= end else { continue }
      for byte in 8..<max(8, count) where text[offset + byte] != phrases[index].bytes[byte] { continue search }
      if phrases[index].startsWithLetter, offset > 0, isLetter(text[offset - 1]) { return nil }
      if phrases[index].endsWithLetter, offset + count < end, isLetter(text[offset + count]) { continue }
      return (phrases[index].tag, count)
    }
    return nil
  }
}

/// A letter of ASCII.
private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

/// What a phrase tells about the line that holds it.
enum PhraseTag: UInt8, CaseIterable {
  /// 记者, 本报通讯员: a person who reports. Names follow.
  case reporter
  /// 文/图: what the persons named before it did.
  case contribution
  /// 摄, 供图: who made the picture stands before it.
  case photographer
  /// 图为, 上图: a caption starts.
  case captionOpener
  /// 资料图片: a credit without a name.
  case pictureSource
  /// 编辑, 组版, 校对: who made the page. Names follow.
  case editor
  /// 上接, 下转: where the text goes on.
  case jump
  /// 扫码下载, 热线电话, 邮箱: the paper speaks of itself.
  case promotion
  /// 星期日, 农历, 国内统一刊号: the running head.
  case masthead
  /// 晚报, 日报: what names of newspapers end with.
  case paper
  /// 一是, 其一: an item of an enumeration starts.
  case enumerator
  /// 本报讯, 新华社: the text of an article starts.
  case dateline
}
