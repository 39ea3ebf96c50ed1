import CNewsModel
import GalleyEngine

/// How much a Chinese text is worded as a headline and not as a piece of a paragraph.
///
/// A logistic regression over the ideographs of the text, made by `scripts/headline-wording.py` from the titles and
/// paragraphs of the articles that the default language model was trained on: which there are, which one and which two
/// come last. `models/README.md` has its figures.
struct HeadlineWording {
  private var all: Int32 = 0
  private var count = 0
  /// The last two ideographs; 0 where there is none.
  private var last: (UInt32, UInt32) = (0, 0)
  private var endsWithIdeograph = false

  /// Reads the next scalar of the text.
  mutating func read(_ scalar: UInt32) {
    if (0x3400...0x9FFF).contains(scalar) {
      all += Self.entry(kind: 3, scalar)
      count += 1
      last = (last.1, scalar)
      endsWithIdeograph = true
    } else if !CharacterTraits.of(scalar).contains(.space) {
      endsWithIdeograph = false
    }
  }

  /// What the wording adds to the natural logarithm of the odds that it is a headline.
  var logOdds: Double {
    guard count > 0 else { return 0 }
    var end: Int32 = 0
    if endsWithIdeograph {
      end += Self.entry(kind: 1, last.1)
      if last.0 != 0 { end += Self.entry(kind: 2, last.0, last.1) }
    }
    return (Double(end) + Double(all) / Double(count).squareRoot()) / Self.scale
  }

  private static let scale = 16.0

  private static func entry(kind: UInt32, _ first: UInt32, _ second: UInt32 = 0) -> Int32 {
    let mixed = kind &* 0x9E37_79B1 ^ first &* 0x85EB_CA6B ^ second &* 0xC2B2_AE35
    return Int32(galley_news_headline(UInt16(truncatingIfNeeded: mixed ^ mixed >> 15)))
  }
}
