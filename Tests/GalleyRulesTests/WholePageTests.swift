import Testing

@testable import GalleyRules

/// Pages on which nothing is damaged, but something looks as if it were.
struct WholePageTests {
  /// Pages that stay as they are, block by block, and the rule that is tempted.
  static let pages: [(rule: String, page: String)] = [
    (
      // A sign at the end of a text is no word in which it breaks off.
      "scattered-paragraph",
      """
      渡口的新船上下两层，一共可以坐六十人。新船什么样？看图↓

      船工每天开四十班，早晚高峰时十分钟一班，两岸居民过河不用再绕行三公里。
      """
    ),
    (
      // A summary without a stop: the article says its last clause again.
      "column-order",
      """
      # 老渡口换了新船

      渡口是两岸居民每天上班、上学和买菜的必经之路，要把渡口的改造列为头一件实事。要修好码头，铺好石板，让两岸居民过河不用再绕行三公里

      本报讯 镇里昨天开会，部署今年的渡口改造。镇长说，渡口是两岸居民每天上班、上学和买菜的必经之路，要把渡口的改造列为头一件实事。

      会议要求，要修好码头，铺好石板，让两岸居民过河不用再绕行三公里。

      新船上下两层，一共可以坐六十人，早晚高峰时十分钟一班。
      """
    ),
    (
      // One sentence about two people.
      "duplicate-paragraph",
      """
      三月三日，阮某从老渡口乘船到县城。

      三月五日，阮某的核酸检测结果为阳性，随后被送往渡口医院隔离治疗。

      三月三日，崔某从新码头乘车到县城。

      三月五日，崔某的核酸检测结果为阳性，随后被送往渡口医院隔离治疗。
      """
    ),
  ]

  @Test(arguments: pages)
  func staysAsItIs(rule: String, page: String) throws {
    let verdict = try RuleHarness.runAll(on: page, of: rule)
    #expect(!verdict.findings.contains { $0.outcome == .repaired })
    let blocks = page.split(separator: "\n").filter { !$0.isEmpty }.map { $0.drop { $0 == "#" || $0 == " " } }
    #expect(
      verdict.text.split(separator: "\n").filter { !$0.isEmpty }.map { $0.drop { $0 == "#" || $0 == " " } } == blocks)
  }

  /// Lines of a poem are not even offered for joining.
  @Test func versesStayApart() throws {
    let lines = [
      "渡口的灯", "只有走过老渡口的台阶，", "才能听见江水的声音，", "一颗被晚风吹凉的心，", "守着一盏不灭的灯。", "那灯光如轻柔的江水，",
      "流过两岸沉睡的村庄，", "照亮远行人的归程。",
    ]
    let poem = lines.joined(separator: "\n\n")
    #expect(try RuleHarness.runAll(on: poem, of: "scattered-paragraph").findings.isEmpty)
    let user = #"{"continuation": {"weights": {"verse": 0}}}"#
    #expect(try !RuleHarness.runAll(on: poem, user: user, of: "scattered-paragraph").findings.isEmpty)
  }

  /// What is found twice with a difference goes where the page is damaged elsewhere, too.
  @Test func aMisreadCopyGoesFromADamagedPage() throws {
    let page = """
      三月三日，阮某从老渡口乘船到县城，在渡口边的茶馆坐了半天。晚上他回到镇上的家

      里，第二天没有出门。

      三月五日，阮某的核酸检测结果为阳性，随后被送往渡口医院隔离治疗。

      三月五日，院某的核酸检测结果为阳性，随后被送往渡口医院隔离治疗。
      """
    let verdict = try RuleHarness.runAll(on: page, of: "duplicate-paragraph")
    #expect(verdict.findings.map(\.outcome) == [.repaired])
  }
}
