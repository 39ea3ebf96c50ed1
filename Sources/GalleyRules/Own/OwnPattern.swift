import GalleyEngine
import ICU

/// What a rule of a user's own looks for: a regular expression, words, or characters of a set.
///
/// It keeps ICU's state of a match, so it is not for use by two threads at once.
final class OwnPattern {
  enum Kind {
    case expression(RegularExpression)
    /// The words by their first bytes, the longest first.
    case words([UInt8: [[UInt8]]])
    case characters(UnicodeSet)
  }

  let kind: Kind
  /// Why the last search was given up.
  private(set) var failure: RegularExpressionError?

  init(_ kind: Kind) { self.kind = kind }

  convenience init(words: [String]) {
    let bytes = words.map { Array($0.utf8) }.sorted { $0.count > $1.count }
    self.init(.words(Dictionary(grouping: bytes) { $0[0] }))
  }

  /// The places in a text, in its order, none over another: byte ranges. None where the search was given up.
  func matches(in text: Span<UInt8>) -> [Range<Int>] {
    failure = nil
    switch kind {
    case .expression(let expression): return matches(of: expression, in: text)
    case .words(let words): return matches(of: words, in: text)
    case .characters(let set):
      var places: [Range<Int>] = []
      var index = 0
      while index < text.count {
        let (value, length) = UTF8Text.scalar(at: index, in: text)
        if set.contains(value) { places.append(index..<index + length) }
        index += length
      }
      return places
    }
  }

  /// The first bytes of the characters that a place may start with.
  var leads: ByteSet {
    switch kind {
    case .expression: return ByteSet(UInt8.min...UInt8.max)
    case .words(let words): return ByteSet(words.keys)
    case .characters(let set):
      // Each lead of two or three bytes stands for few characters; one of four for so many that it is taken unseen.
      var leads = Set<UInt8>(0xF0...0xF4)
      var bytes: [UInt8] = []
      for value in UInt32(0)..<0x10000 where !(0xD800..<0xE000).contains(value) && set.contains(value) {
        bytes.removeAll(keepingCapacity: true)
        UTF8Text.append(value, to: &bytes)
        leads.insert(bytes[0])
      }
      return ByteSet(leads)
    }
  }

  private func matches(of words: [UInt8: [[UInt8]]], in text: Span<UInt8>) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var index = 0
    while index < text.count {
      let length = Self.longest(of: words[text[index]] ?? [], at: index, in: text)
      if length > 0 { places.append(index..<index + length) }
      index += max(length, 1)
    }
    return places
  }

  /// The bytes of the first word, the longest being first, that stands at `offset`; 0 where none does.
  private static func longest(of words: [[UInt8]], at offset: Int, in text: Span<UInt8>) -> Int {
    search: for word in words where offset + word.count <= text.count {
      for index in word.indices where text[offset + index] != word[index] { continue search }
      return word.count
    }
    return 0
  }

  private func matches(of expression: RegularExpression, in text: Span<UInt8>) -> [Range<Int>] {
    var units: [UInt16] = []
    /// The byte at which each unit's character starts, and the count of bytes behind the last.
    var offsets: [Int] = []
    units.reserveCapacity(text.count)
    offsets.reserveCapacity(text.count + 1)
    var index = 0
    while index < text.count {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      for unit in UTF16.encode(Unicode.Scalar(value) ?? "\u{FFFD}")! {
        units.append(unit)
        offsets.append(index)
      }
      index += length
    }
    offsets.append(text.count)
    var places: [Range<Int>] = []
    var start = 0
    do throws(RegularExpressionError) {
      while start <= units.count, let match = try expression.firstMatch(in: units.span, from: start) {
        // What is empty is no place; it is stepped over.
        if !match.isEmpty { places.append(offsets[match.lowerBound]..<offsets[match.upperBound]) }
        start = max(match.upperBound, match.lowerBound + 1)
      }
    } catch {
      failure = error
      return []
    }
    return places
  }
}
