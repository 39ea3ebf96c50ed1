import GalleyEngine

/// A jump line of a page: 下转第三版, or 上接第一版.
public struct Jump: Sendable {
  enum Direction: Sendable { case onward, back }

  let direction: Direction
  /// The text that breaks off above it, or goes on below it: an index of the page's blocks.
  let text: Int
  /// The page that it names.
  let named: PageLabel?
  /// The page that it stands on.
  let own: PageLabel?
}

/// Reads the jump lines of pages.
public struct JumpReader: Sendable {
  private let onward: [String]
  private let back: [String]
  private let units: Set<Unicode.Scalar>

  /// - Parameters:
  ///   - onward: phrases that say where a text goes on, such as 下转.
  ///   - back: phrases that say where it came from, such as 上接.
  ///   - units: characters that pages are counted in, such as 版.
  public init(onward: [String], back: [String], units: [String]) {
    self.onward = onward
    self.back = back
    self.units = Set(units.joined().unicodeScalars)
  }

  /// The jump lines of a page that have a text.
  public func jumps(of page: RepairedPage) -> [Jump] {
    let blocks = page.blocks
    let furniture = blocks.indices.filter { blocks[$0].role == .furniture }
    guard !furniture.isEmpty else { return [] }
    let texts = furniture.map { (index: $0, text: String(decoding: page.text[blocks[$0].text], as: UTF8.self)) }
    var jumps: [Jump] = []
    var labels: [(index: Int, label: PageLabel)] = []
    var lines: [(index: Int, text: String, direction: Jump.Direction)] = []
    for (index, text) in texts {
      if onward.contains(where: text.contains) {
        lines.append((index, text, .onward))
      } else if back.contains(where: text.contains) {
        lines.append((index, text, .back))
      } else if let label = PageLabel.own(in: text, units: units) {
        labels.append((index, label))
      }
    }
    for line in lines {
      let texts = line.direction == .onward ? Array((0..<line.index).reversed()) : Array(line.index..<blocks.count)
      guard let text = texts.first(where: { blocks[$0].role == .paragraph }) else { continue }
      // Of several pages in one file the head that stands before it, or else the first.
      let own = labels.last { $0.index < line.index } ?? labels.first
      jumps.append(
        Jump(direction: line.direction, text: text, named: PageLabel.named(in: line.text), own: own?.label))
    }
    return jumps
  }
}

/// Finds the jump lines of a batch that belong together.
public enum JumpLinks {
  /// A page, by its name, with its jump lines.
  public typealias PageJumps = (path: String, jumps: [Jump])

  /// - Parameter pages: in the order of the batch.
  /// - Returns: for each page its links. Two jump lines are linked where each names the other's page, as far as pages
  ///   have numbers, and no other pair stands as near.
  public static func links(of pages: [PageJumps]) -> [[Link]] {
    var links = [[Link]](repeating: [], count: pages.count)
    var all: [(page: Int, jump: Jump)] = []
    for (page, entry) in pages.enumerated() { all += entry.jumps.map { (page, $0) } }
    let onward = all.filter { $0.jump.direction == .onward }
    let back = all.filter { $0.jump.direction == .back }
    for start in onward {
      guard let end = nearest(among: back, { distance(from: start, to: $0) }),
        let only = nearest(among: onward, { distance(from: $0, to: end) }), only.page == start.page,
        only.jump.text == start.jump.text
      else { continue }
      let (from, to) = (pages[start.page].path, pages[end.page].path)
      let isOnePage = start.page == end.page
      links[start.page].append(
        Link(.continuation, from: start.jump.text, to: end.jump.text, on: isOnePage ? nil : to))
      links[end.page].append(Link(.origin, from: end.jump.text, to: start.jump.text, on: isOnePage ? nil : from))
    }
    return links
  }

  /// The jump line that fits and stands nearest; nil where two are as near.
  private static func nearest(
    among jumps: [(page: Int, jump: Jump)], _ distance: ((page: Int, jump: Jump)) -> Int?
  ) -> (page: Int, jump: Jump)? {
    let fitting = jumps.compactMap { jump in distance(jump).map { (jump: jump, distance: $0) } }
    guard let least = fitting.map(\.distance).min() else { return nil }
    let near = fitting.filter { $0.distance == least }
    return near.count == 1 ? near[0].jump : nil
  }

  /// How far a text's continuation stands behind it, in pages; before it is farther than anywhere behind. Nil where the
  /// two do not fit.
  private static func distance(from start: (page: Int, jump: Jump), to end: (page: Int, jump: Jump)) -> Int? {
    guard fits(start.jump, end.jump) else { return nil }
    let pages = end.page - start.page
    return pages >= 0 ? pages : (1 << 20) - pages
  }

  /// Whether one names the other's page and none names another one.
  private static func fits(_ one: Jump, _ other: Jump) -> Bool {
    let agreements = [(one.named, other.own), (other.named, one.own)].compactMap { named, own -> Bool? in
      guard let named, let own else { return nil }
      return named == own
    }
    return !agreements.isEmpty && agreements.allSatisfy { $0 } && (one.own == nil || one.own != other.own)
  }
}
