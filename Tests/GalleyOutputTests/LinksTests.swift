import Testing

@testable import GalleyEngine
@testable import GalleyOutput

struct LinksTests {
  private static let units: Set<Unicode.Scalar> = ["第", "版", "面"]

  @Test(arguments: [
    ("春水晚报 2019年5月13日 星期五 第1版", 0, 1), ("A06版", 0x41, 6), ("A6", 0x41, 6), ("第十二版", 0, 12), ("４版", 0, 4),
    ("· 三 ·", 0, 3), ("二十版 要闻", 0, 20), ("一〇版", 0, 10),
  ])
  func pagesHaveLabels(_ text: String, letter: UInt32, number: Int) {
    #expect(PageLabel.own(in: text, units: Self.units) == PageLabel(letter: letter, number: number))
  }

  @Test(arguments: ["春水晚报", "2019年5月13日 星期五", "责任编辑:宋怀远 电话:5551234567"])
  func whatIsNoLabel(_ text: String) { #expect(PageLabel.own(in: text, units: Self.units) == nil) }

  @Test func jumpLinesNameTheLastLabel() {
    #expect(PageLabel.named(in: "（上接第一版）") == PageLabel(letter: 0, number: 1))
    #expect(PageLabel.named(in: "Continued on page B12") == PageLabel(letter: 0x42, number: 12))
    #expect(PageLabel.named(in: "（下转右栏）") == nil)
  }

  // MARK: Jump lines

  private func jump(_ direction: Jump.Direction, _ text: Int, on own: Int?, naming named: Int?) -> Jump {
    func label(_ number: Int?) -> PageLabel? { number.map { PageLabel(letter: 0, number: $0) } }
    return Jump(direction: direction, text: text, named: label(named), own: label(own))
  }

  @Test func jumpLinesThatNameEachOthersPagesAreLinked() {
    let pages: [JumpLinks.PageJumps] = [
      ("1.txt", [jump(.onward, 4, on: 1, naming: 3)]), ("2.txt", []), ("3.txt", [jump(.back, 0, on: 3, naming: 1)]),
    ]
    #expect(
      JumpLinks.links(of: pages) == [
        [Link(.continuation, from: 4, to: 0, on: "3.txt")], [], [Link(.origin, from: 0, to: 4, on: "1.txt")],
      ])
  }

  @Test func ofSeveralIssuesTheNearestPagesAreLinked() {
    let issue = [
      ("1", [jump(.onward, 4, on: 1, naming: 3)]), ("2", []), ("3", [jump(.back, 2, on: 3, naming: 1)]), ("4", []),
    ]
    let pages: [JumpLinks.PageJumps] = ["a", "b"].flatMap { name in issue.map { (name + $0.0, $0.1) } }
    let links = JumpLinks.links(of: pages)
    #expect(links[0] == [Link(.continuation, from: 4, to: 2, on: "a3")])
    #expect(links[6] == [Link(.origin, from: 2, to: 4, on: "b1")])
  }

  @Test func whatIsInDoubtIsNotLinked() {
    // Two that fit are as near; another page is named; nothing is known of the pages.
    let doubtful: [[JumpLinks.PageJumps]] = [
      [
        ("1", [jump(.onward, 4, on: 1, naming: 3)]),
        ("3", [jump(.back, 2, on: 3, naming: 1), jump(.back, 5, on: 3, naming: 1)]),
      ],
      [("1", [jump(.onward, 4, on: 1, naming: 3)]), ("3", [jump(.back, 2, on: 3, naming: 2)])],
      [("1", [jump(.onward, 4, on: nil, naming: 3)]), ("3", [jump(.back, 2, on: nil, naming: 1)])],
    ]
    for pages in doubtful { #expect(JumpLinks.links(of: pages).flatMap { $0 }.isEmpty) }
  }

  // MARK: Headlines

  private func page(_ blocks: [(Role, String)]) throws -> RepairedPage {
    let source = try Page(name: "page", bytes: Array(blocks.map(\.1).joined(separator: "\n\n").utf8))
    let repaired = Engine(rules: [], policy: .init(minimumConfidence: 0)).repair(source)
    let roles = zip(repaired.blocks, blocks).map { block, wanted in
      RepairedBlock(role: wanted.0, pieces: block.pieces, text: block.text, normalisations: block.normalisations)
    }
    return RepairedPage(
      page: source, blocks: roles, text: repaired.text, normalisations: [], removals: [], findings: [], failure: nil)
  }

  private static let ferry = "青石渡口的新渡船昨日下水，船工们试航了三个来回，两岸居民从此不必绕行大桥。"
  private static let lamps = "梧桐老街的路灯全部换新，晚归的人说，亮堂堂的巷子走着放心，店家也肯晚些打烊。"
  private static let courtyard = "三号院的居民昨天围坐议事，商量怎样添一排晾衣架，再把东墙边的空地种上花。"

  @Test func aHeadlineIsLinkedWithItsTextElsewhere() throws {
    let blocks: [(Role, String)] = [
      (.heading, "梧桐老街路灯全部换新"), (.heading, "青石渡口新渡船下水试航"), (.paragraph, Self.ferry), (.paragraph, Self.lamps),
      (.heading, "三号院居民围坐议事"), (.paragraph, Self.courtyard),
    ]
    let whole = try page(Array(blocks.dropFirst()))
    #expect(HeadlineLinks.links(of: whole).isEmpty)
    let apart = [blocks[0], blocks[1], blocks[2], blocks[4], blocks[5], blocks[3]]
    let links = HeadlineLinks.links(of: try page(apart))
    #expect(links == [Link(.text, from: 0, to: 5)])
  }
}
