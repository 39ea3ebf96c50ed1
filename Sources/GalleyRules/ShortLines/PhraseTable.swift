import GalleyEngine

/// Phrases of `rules.json` by what they mean, found at a place of the text in one look-up.
struct PhraseTable {
  /// The phrases that start with the same character, longest first.
  private var entries: [UInt32: [(bytes: [UInt8], tag: PhraseTag)]] = [:]
  /// The characters that may start a phrase: most start none.
  private var starts = ScalarSet()

  mutating func add(_ phrases: [String], as tag: PhraseTag) {
    for phrase in phrases {
      let bytes = Array(phrase.utf8)
      let (first, _) = UTF8Text.scalar(at: 0, in: bytes.span)
      entries[first, default: []].append((bytes, tag))
      starts.insert(first)
      entries[first]?.sort { $0.bytes.count > $1.bytes.count }
    }
  }

  /// Whether any phrase stands in `range`.
  func occur(in range: Range<Int>, of text: Span<UInt8>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      if starts.contains(value), longest(at: index, first: value, in: text, end: range.upperBound) != nil {
        return true
      }
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
  func longest(at offset: Int, first: UInt32, in text: Span<UInt8>, end: Int) -> (tag: PhraseTag, length: Int)? {
    guard starts.contains(first), let candidates = entries[first] else { return nil }
    // A phrase of letters is whole words: no BY in STANDBY.
    if isLetter(first), offset > 0, isLetter(UInt32(text[offset - 1])) { return nil }
    search: for (bytes, tag) in candidates where offset + bytes.count <= end {
      for index in bytes.indices where text[offset + index] != bytes[index] { continue search }
      let behind = offset + bytes.count
      if behind < end, isLetter(UInt32(text[behind])), isLetter(UInt32(bytes[bytes.count - 1])) { continue }
      return (tag, bytes.count)
    }
    return nil
  }

  /// A letter of ASCII.
  private func isLetter(_ value: UInt32) -> Bool { value | 0x20 >= 0x61 && value | 0x20 <= 0x7A }
}

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
  /// 一是, 其一: an item of an enumeration starts.
  case enumerator
  /// 本报讯, 新华社: the text of an article starts.
  case dateline
}
