import GalleyEngine
import Glibc
import NGramModel

/// How good the text of a page came out of the recogniser, as a figure for triage.
///
/// The damage is the weighted sum of the places of each part in 1000 characters and of the unlikely characters in per cent
/// beyond what is usual; the score is 100 · e^(−damage). So half as much damage on two pages is as bad as all of it on one.
public struct PageQuality: Sendable, Equatable {
  /// 0…100.
  public let score: Double
  /// Characters (Unicode scalar values) of the source.
  public let characters: Int
  /// The places of each part but `unlikely`; parts without one are left out.
  public let places: [QualityPart: Int]
  /// The share of unlikely characters, 0…1; nil where the model does not know the language.
  public let unlikelyShare: Double?

  /// A page of a few words with one fault is not a bad page: so many characters are added to each.
  static let ballast = 500

  /// - Parameter model: what says which characters are unlikely.
  public init(of repaired: RepairedPage, by measure: QualityMeasure, model: NGramModel?) {
    var places: [QualityPart: Int] = [:]
    for settled in repaired.findings {
      if let part = measure.parts[settled.finding.rule] { places[part, default: 0] += settled.finding.count }
    }
    self.init(
      places: places, unlikelyShare: UnlikelyText.share(of: repaired, below: measure.unlikelyBelow, model: model),
      characters: repaired.page.bytes.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }, measure)
  }

  init(places: [QualityPart: Int], unlikelyShare: Double?, characters: Int, _ measure: QualityMeasure) {
    self.places = places
    self.unlikelyShare = unlikelyShare
    self.characters = characters
    var damage = 0.0
    for (part, count) in places.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      damage += (measure.weights[part.rawValue] ?? 0) * Double(count) * 1000 / Double(characters + Self.ballast)
    }
    let excess = max(0, (unlikelyShare ?? 0) - measure.usualShare) * 100
    damage += (measure.weights[QualityPart.unlikely.rawValue] ?? 0) * excess
    score = min(100, (1000 * exp(-damage)).rounded() / 10)
  }
}
