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

  private let scale: Double
  private let price: Double
  private let priceOfLines: Double
  private let doubt: Double
  private let openings: Openings

  init(reading settings: inout SettingsReader) throws(SettingsError) {
    scale = try settings.number("scale", in: 0...2, "What a natural logarithm of the language model counts.")
    price = try settings.number("price", in: 0...40, "What an exchange of two runs costs: natural logarithm.")
    doubt = try settings.number(
      "doubt", in: -12...12,
      "A text that breaks off is out of order only where the next one is less likely than this: natural logarithm.")
    priceOfLines = try settings.number(
      "price-of-lines", in: 0...40,
      "The same on a page of printed lines, where the columns of several articles may be mixed line by line.")
    openings = try Openings(reading: &settings)
  }

  /// The best exchange, where any pays.
  ///
  /// - Parameter article: indices of the blocks of one article, in the order of the scan.
  func exchange(_ article: [Int], _ views: BlockViews) -> Exchange? {
    let count = article.count
    guard let model = views.model else { return nil }
    // Only at places where the text breaks off is there anything to mend.
    let broken = (0...count).map { isBroken($0, article, views) }
    guard count > 1, broken.count(where: { $0 }) > 1 else { return nil }
    var links = Links(count: count)
    func link(_ block: Int, _ next: Int) -> Double {
      links.value(block, next) {
        follow(block < 0 ? nil : article[block], next == count ? nil : article[next], views, model)
      }
    }
    let price = views.column == nil ? price : priceOfLines
    var best: (gain: Double, first: Range<Int>, second: Range<Int>)?
    for a in 0..<count - 1 {
      for b in a + 1..<count where broken[a] || broken[b] {
        for c in b + 1...count where isWorthTrying(broken[a], broken[b], broken[c]) {
          // What exchanging a..<b and b..<c breaks, and what it makes.
          let kept = link(a - 1, a) + link(b - 1, b) + link(c - 1, c)
          guard kept + price < best?.gain ?? 0 else { continue }
          let gain = link(a - 1, b) + link(c - 1, a) + link(b - 1, c) - kept
          if gain > best?.gain ?? price { best = (gain, a..<b, b..<c) }
        }
      }
    }
    return best.map { Exchange(first: $0.first, second: $0.second, confidence: 1 / (1 + exp(price - $0.gain))) }
  }

  /// Of the three places of an exchange two are broken at least: columns end in mid-sentence more often than not.
  private func isWorthTrying(_ a: Bool, _ b: Bool, _ c: Bool) -> Bool { a ? b || c : b && c }

  /// Whether the text breaks off before place `place` of the article.
  private func isBroken(_ place: Int, _ article: [Int], _ views: BlockViews) -> Bool {
    if place > 0 {
      let ending = views.ending(article[place - 1])
      if ending == .word || ending == .comma {
        guard place < article.count else { return true }
        return views.likelihood(of: article[place], after: article[place - 1]).map { $0 < doubt } ?? true
      }
    }
    return place < article.count && views.start(article[place]).isForbidden
  }

  /// The logarithm of how likely `next` stands behind `block`; either may be missing, at the ends of the article.
  private func follow(_ block: Int?, _ next: Int?, _ views: BlockViews, _ model: ModelView) -> Double {
    var ended = 0.0
    if let block, !fallsShort(block, views) {
      ended = model.logOfEnd(views.tail(block, model)) * scale
    }
    guard let next else { return ended }
    let opening = views.opening(next, openings)
    let isIndented = views.draft.page.lines[views.draft.blocks[next].pieces[0].line].indent >= 2
    var started = Double(views.head(next, model).atParagraphStart) * scale
    if opening == .dateline { started += block == nil ? 3 : -3 }
    if views.start(next).isForbidden { started -= 6 }
    if let column = views.column, column.indents, !isIndented { started -= 5 }
    guard let block else { return started }
    // What ended with a sentence could go on, but then nothing tells where.
    let ending = views.ending(block)
    guard ending != .stop else { return ended + started }
    var joined = model.log(of: views.head(next, model), after: views.tail(block, model)) * scale
    if let column = views.column {
      if column.indents, isIndented { joined -= 6 }
      if fallsShort(block, views) { joined -= 4 }
    }
    if ending == .weak { joined -= 2 }
    if opening == .dateline || opening == .enumerator { joined -= 2 }
    let unopened = views.brackets(next).unopened
    if let owed = views.brackets(block).open.last {
      joined += unopened.first == owed ? 2.5 : -1.5
    } else if !unopened.isEmpty {
      joined -= 2
    }
    let larger = max(joined, ended + started)
    return larger + log(exp(joined - larger) + exp(ended + started - larger))
  }

  /// Whether a block's last printed line leaves room, so that its paragraph has ended.
  private func fallsShort(_ block: Int, _ views: BlockViews) -> Bool {
    guard let column = views.column else { return false }
    let pieces = views.draft.blocks[block].pieces
    let line = pieces[pieces.count - 1].line
    return !column.isFull(line, before: line)
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
