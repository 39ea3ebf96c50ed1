import GalleyEngine

/// What a printed page is called: 第三版 and 3版 are 3, A06版 is A6.
public struct PageLabel: Hashable, Sendable {
  /// A capital letter; 0 for none.
  let letter: UInt32
  let number: Int

  /// The label that a jump line names: the last one in it.
  static func named(in text: String) -> PageLabel? { labels(in: Array(text.unicodeScalars)).last?.label }

  /// The label that a line of furniture gives its own page: one beside what pages are counted in, or all there is.
  /// - Parameter units: the characters that pages are counted in, such as 版 and 第.
  static func own(in text: String, units: Set<Unicode.Scalar>) -> PageLabel? {
    let scalars = Array(text.unicodeScalars)
    let labels = labels(in: scalars)
    let wordy = scalars.count { !CharacterTraits.of($0.value).isDisjoint(with: .wordy) }
    if labels.count == 1, labels[0].range.count == wordy { return labels[0].label }
    return labels.first { label in
      let neighbours = [scalars[..<label.range.lowerBound].last, scalars[label.range.upperBound...].first]
      return neighbours.contains { $0.map(units.contains) ?? false }
    }?.label
  }

  private static func labels(in scalars: [Unicode.Scalar]) -> [(label: PageLabel, range: Range<Int>)] {
    var found: [(label: PageLabel, range: Range<Int>)] = []
    var index = 0
    while index < scalars.count {
      var end = index
      let letter = capital(scalars[index])
      if letter != nil { end += 1 }
      let digitStart = end
      while end < scalars.count, digit(scalars[end]) != nil { end += 1 }
      guard end > digitStart, end - digitStart <= 4 else {
        index = max(end, index + 1)
        continue
      }
      let number = number(scalars[digitStart..<end])
      found.append((PageLabel(letter: letter ?? 0, number: number), index..<end))
      index = end
    }
    return found
  }

  /// The value of digits of either kind: 12, 十二, 二十, 一〇.
  private static func number(_ digits: ArraySlice<Unicode.Scalar>) -> Int {
    var whole = 0
    var last: Int?
    for scalar in digits {
      guard let value = digit(scalar) else { continue }
      if value == 10 {
        whole += (last ?? 1) * 10
        last = nil
      } else {
        last = (last ?? 0) * 10 + value
      }
    }
    return whole + (last ?? 0)
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: return Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: return Int(scalar.value - 0xFF10)
    default: return "〇一二三四五六七八九十".unicodeScalars.enumerated().first { $0.element == scalar }?.offset
    }
  }

  private static func capital(_ scalar: Unicode.Scalar) -> UInt32? {
    switch scalar.value {
    case 0x41...0x5A: return scalar.value
    case 0xFF21...0xFF3A: return scalar.value - 0xFEE0
    default: return nil
    }
  }
}
