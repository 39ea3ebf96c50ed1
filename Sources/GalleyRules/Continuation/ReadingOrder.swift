import GalleyEngine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The order in which the blocks of one article were printed, where the scan has it otherwise.
///
/// A scan reads columns out of order, or a boxed lead late: two neighbouring runs of blocks have changed places. How
/// well a block follows another is a likelihood: the next block goes on with the sentence, or a paragraph ends and a
/// new one starts. The order is the one whose likelihoods multiply to the most, reached from the scan's by exchanging
/// neighbouring runs, each exchange at a price.
struct ReadingOrder {
  /// An exchange of two neighbouring runs: half-open ranges of places in the article's order.
  struct Exchange {
    let first: Range<Int>
    let second: Range<Int>
    /// 0…1.
    let confidence: Double
  }

  private let price: Double
  private let priceOfLines: Double
  private let dateline: Double
  private let evident: Double
  private let shortest: Int
  private let openings: Openings
  private let continuations: Continuations

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    price = try settings.number("price", in: 0...40, "What an exchange of two runs costs: natural logarithm.")
    dateline = try settings.number(
      "dateline", in: 0...40,
      "What speaks for a dateline below the headline, and against one elsewhere in an article: natural logarithm.")
    evident = try settings.number(
      "evident", in: 0...12,
      "Two of an exchange's three new neighbours go on in each other at least by this: natural logarithm.")
    priceOfLines = try settings.number(
      "price-of-lines", in: 0...40,
      "The same on a page of printed lines, where the columns of several articles may be mixed line by line.")
    openings = try Openings(reading: &settings)
    shortest = try settings.integer(
      "shortest", in: 0...400, "Characters that the text before a late lead holds more than in one of its paragraphs.")
    continuations = try Continuations(reading: &settings)
  }

  /// The best exchange, where any pays.
  ///
  /// - Parameters:
  ///   - article: indices of the blocks of one article, in the order of the scan.
  ///   - isHeaded: whether a heading stands above it.
  func exchange(_ article: [Int], isHeaded: Bool, _ views: BlockViews) -> Exchange? {
    let count = article.count
    guard count > 1, views.model != nil else { return nil }
    // Only where the text breaks off, or a lead stands behind other text, is there anything to mend.
    let broken = (0...count).map { isBroken($0, article, views) }
    // A short line above the lead, or one that ends in brackets, may be a deck or a caption that nothing shows any more,
    // and stays where it is.
    let isText =
      article.firstIndex { !views.isShort($0, shortest) && views.holdsSentence($0) && !views.ending($0).isDoubtful }
      ?? count
    // On a page where hardly anything else is cut, what stands before a dateline is a summary or an editor's note.
    var leads = (0...count).map {
      0 < $0 && $0 < count && isHeaded && !views.isWhole && isLead(article[$0], views)
        && views.wholeness(but: article[$0 - 1]) < 1
    }
    // Of several leads each starts a report of its own.
    if leads.count(where: { $0 }) > 1 { leads = Array(repeating: false, count: count + 1) }
    for place in 0...isText { leads[place] = false }
    guard broken.count(where: { $0 }) > 1 || leads.contains(true) else { return nil }
    var links = Links(count: count)
    func link(_ block: Int, _ next: Int) -> Double {
      links.value(block, next) {
        follow(block < 0 ? nil : article[block], next == count ? nil : article[next], views)
      }
    }
    let price = views.column == nil ? price : priceOfLines
    var exchanges: [Weighed] = []
    for a in 0..<count - 1 {
      for b in a + 1..<count where broken[a] || broken[b] || leads[b] {
        let first = link(a - 1, b)
        for c in b + 1...count
        where isWorthTrying(broken[a], broken[b], broken[c]) || a == 0 && leads[b] && c == b + 1 {
          // What exchanging a..<b and b..<c makes. A single text that goes on further away says that something stands
          // between, not what belongs where; so it is in most exchanges, and nothing else is asked of them.
          let third = link(b - 1, c)
          var evidence = (first > evident ? 1 : 0) + (third > evident ? 1 : 0)
          guard evidence > 0 || leads[b] else { continue }
          let second = link(c - 1, a)
          if second > evident { evidence += 1 }
          guard evidence > 1 || leads[b] else { continue }
          // And what it breaks.
          let kept = link(a - 1, a) + link(b - 1, b) + link(c - 1, c)
          let gain = first + second + third - kept - price
          if gain > -price { exchanges.append(Weighed(a: a, b: b, c: c, gain: gain)) }
        }
      }
    }
    guard let best = exchanges.max(by: { $0.gain < $1.gain }), best.gain > 0 else { return nil }
    return Exchange(
      first: best.a..<best.b, second: best.b..<best.c, confidence: Self.confidence(in: best, among: exchanges))
  }

  /// An exchange of a..<b and b..<c, and the logarithm of how much likelier it makes the order.
  private struct Weighed {
    let a: Int
    let b: Int
    let c: Int
    let gain: Double
  }

  /// The mean probability of the three new neighbourhoods that an exchange makes: others make some of them, too, and
  /// differ in where a run ends.
  private static func confidence(in best: Weighed, among exchanges: [Weighed]) -> Double {
    var all = 1.0
    var alike = 0.0
    for other in exchanges {
      let odds = exp(other.gain)
      all += odds
      let shared =
        (other.a == best.a && other.b == best.b ? 1.0 : 0) + (other.c == best.c && other.a == best.a ? 1 : 0)
        + (other.b == best.b && other.c == best.c ? 1 : 0)
      alike += odds * shared / 3
    }
    return alike / all
  }

  /// Of the three places of an exchange two are broken at least: columns end in mid-sentence more often than not.
  private func isWorthTrying(_ a: Bool, _ b: Bool, _ c: Bool) -> Bool { a ? b || c : b && c }

  /// Whether the text breaks off before place `place` of the article.
  private func isBroken(_ place: Int, _ article: [Int], _ views: BlockViews) -> Bool {
    if place > 0 {
      if views.breaksOff(article[place - 1]) { return true }
    }
    return place < article.count && views.start(article[place]).isForbidden
  }

  /// A dateline, but not one in brackets and nothing else, which stands below an article.
  private func isLead(_ block: Int, _ views: BlockViews) -> Bool {
    views.opening(block, openings) == .dateline && !views.isInBrackets(block)
  }

  /// What `next` right behind `block` adds to the logarithm of the order's likelihood; either may be missing, at the
  /// ends of the article.
  private func follow(_ block: Int?, _ next: Int?, _ views: BlockViews) -> Double {
    guard let next else { return 0 }
    let isLead = isLead(next, views)
    guard let block else { return isLead ? dateline : 0 }
    let goesOn = continuations.logOdds(of: next, rightBehind: block, views).map { log(1 + exp($0)) } ?? 0
    return isLead ? goesOn - dateline : goesOn
  }

  /// How well each place of the article follows each other, worked out when asked for.
  private struct Links {
    private var values: [Double]
    private let width: Int

    init(count: Int) {
      width = count + 1
      values = [Double](repeating: .nan, count: width * width)
    }

    /// - Parameters:
    ///   - block: a place, or -1 for the start of the article.
    ///   - next: a place, or the number of places for its end.
    mutating func value(_ block: Int, _ next: Int, _ make: () -> Double) -> Double {
      let index = (block + 1) * width + next
      if values[index].isNaN { values[index] = make() }
      return values[index]
    }
  }
}
