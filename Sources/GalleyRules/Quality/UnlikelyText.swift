import GalleyEngine
import NGramModel

/// Finds the characters of a page that the language model would not expect.
enum UnlikelyText {
  /// Fewer characters tell nothing.
  private static let fewest = 40

  /// The share of a page's ideographs that are unlikely after those before them in their paragraph.
  /// - Parameter limit: the natural logarithm of a probability.
  /// - Returns: nil where there is no model, the page is not written as its texts are, or it is too short.
  static func share(of repaired: RepairedPage, below limit: Double, model: NGramModel?) -> Double? {
    guard let model, ModelView(model, for: repaired.page) != nil else { return nil }
    var seen = 0
    var unlikely = 0
    for block in repaired.blocks where block.role == .paragraph {
      var context = model.paragraphStart
      let text = repaired.text.span.extracting(block.text)
      var index = 0
      while index < text.count {
        let (value, length) = UTF8Text.scalar(at: index, in: text)
        index += length
        guard let scalar = Unicode.Scalar(value), !CharacterTraits.of(value).contains(.space) else { continue }
        let likelihood = Double(model.push(model.symbol(of: scalar) ?? .unknown, onto: &context))
        guard CharacterTraits.of(value).contains(.han) else { continue }
        seen += 1
        if likelihood < limit { unlikely += 1 }
      }
    }
    return seen < fewest ? nil : Double(unlikely) / Double(seen)
  }
}
