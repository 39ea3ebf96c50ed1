import GalleyRules
import JSON

/// The quality of a batch's pages, the worst first: which are worth scanning again.
public struct QualityReport: Sendable {
  private var pages: [(name: String, quality: PageQuality)] = []

  public init() {}

  public mutating func add(_ page: PageReport) {
    if let quality = page.quality { pages.append((page.name, quality)) }
  }

  /// The pages' mean score, a long page counting for more; 100 where there is none.
  public var score: Double {
    let characters = pages.reduce(0) { $0 + $1.quality.characters }
    guard characters > 0 else { return 100 }
    let sum = pages.reduce(0.0) { $0 + $1.quality.score * Double($1.quality.characters) }
    return (10 * sum / Double(characters)).rounded() / 10
  }

  /// How many pages there are.
  public var count: Int { pages.count }

  /// The worst pages, the worst first.
  func worst(_ count: Int) -> ArraySlice<(name: String, quality: PageQuality)> { sorted.prefix(count) }

  /// How many pages have a score below this.
  public func count(below least: Double) -> Int { pages.count { $0.quality.score < least } }

  /// The pages with a score below `least`, a line each, the worst first, and a line before them. Nothing where all are good.
  public func lines(below least: Double) -> [String] {
    let poor = sorted.filter { $0.quality.score < least }
    guard !poor.isEmpty else { return [] }
    let head =
      "\(poor.count) of \(pages.count) \(Figure.plural("page", pages.count)) below a quality of \(Self.short(least)), "
      + "worth scanning again:"
    return [head]
      + poor.map { "  \(Self.short($0.quality.score))  \(Printable.line($0.name))\(Self.note(on: $0.quality))" }
  }

  /// `galley` (the version), `score` of the batch, `count` of its pages, and the `pages`, the worst first, each with its
  /// `path` and what `quality` has in the report of a batch.
  public func json(version: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("galley", version)
    writer.member("score", score)
    writer.member("count", pages.count)
    writer.key("pages")
    writer.beginArray()
    for (name, quality) in sorted {
      writer.newline()
      writer.beginObject()
      writer.member("path", name)
      writer.members(of: quality)
      writer.endObject()
    }
    writer.newline()
    writer.endArray()
    writer.endObject()
    writer.newline()
    return writer.bytes
  }

  /// The worst first; of equals in the order of the batch.
  private var sorted: [(name: String, quality: PageQuality)] {
    pages.enumerated().sorted { ($0.element.quality.score, $0.offset) < ($1.element.quality.score, $1.offset) }
      .map(\.element)
  }

  private static func note(on quality: PageQuality) -> String {
    let words = words(for: quality)
    return words.isEmpty ? "" : ": " + words
  }

  /// What is wrong with a page, in a few words; empty where nothing is.
  static func words(for quality: PageQuality) -> String {
    var parts = QualityPart.allCases.compactMap { part in quality.places[part].map { "\(part.rawValue) \($0)" } }
    if let share = quality.unlikelyShare { parts.append("unlikely \(short((1000 * share).rounded() / 10)) %") }
    return parts.joined(separator: ", ")
  }

  /// `60` for 60.0.
  static func short(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }
}

extension JSONWriter {
  mutating func write(_ quality: PageQuality) {
    beginObject()
    members(of: quality)
    endObject()
  }

  /// `score`, 0…100; `characters`; `parts`: places by part, and `unlikely`, a share from 0 to 1, where the model knows the
  /// language.
  mutating func members(of quality: PageQuality) {
    member("score", quality.score)
    member("characters", quality.characters)
    key("parts")
    beginObject()
    for part in QualityPart.allCases where part != .unlikely { member(part.rawValue, quality.places[part] ?? 0) }
    if let share = quality.unlikelyShare {
      member(QualityPart.unlikely.rawValue, (share * 1000).rounded() / 1000)
    }
    endObject()
  }
}
