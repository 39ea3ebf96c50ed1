import ICU

/// What a normalisation may do to characters: write the same text in other code points, or drop what is not
/// printed. Nothing else, whatever a rule says.
public enum Allowance {
  /// Whether source and replacement are the same text: equal under NFKC (UAX #15), radicals written as
  /// the ideographs that they stand for, without white space and unprinted characters.
  static func permits(_ normalisation: Normalisation, in source: Span<UInt8>) -> Bool {
    if case .scalar(let value) = normalisation.replacement, normalisation.range.count == 1 {
      // The common case, ASCII punctuation to its full-width form, needs no ICU.
      let byte = UInt32(source[normalisation.range.lowerBound])
      if value == byte + 0xFEE0, byte > 0x20 { return true }
    }
    var written: [UInt8] = []
    normalisation.replacement.append(to: &written)
    return isSameText(source.extracting(normalisation.range), written.span)
  }

  /// Whether two texts are the same but for white space, unprinted characters, and the code points that they are written in.
  public static func isSameText(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool { skeleton(a) == skeleton(b) }

  private static func skeleton(_ text: Span<UInt8>) -> [UInt8] {
    var printed: [UInt8] = []
    var index = 0
    while index < text.count {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      if let ideograph = RadicalsSupplement.ideograph(value) {
        UTF8Text.append(ideograph, to: &printed)
      } else if CharacterTraits.of(value).isDisjoint(with: [.space, .unprinted]) {
        for byte in index..<index + length { printed.append(text[byte]) }
      }
      index += length
    }
    guard !printed.isEmpty else { return [] }
    return Normalizer.nfkc.normalized(printed.span)
  }
}
