import GalleyEngine
import Testing

@testable import GalleyRules

/// What stands in the place of a line break.
struct JointTests {
  @Test(arguments: [
    ("渡口开", "航", Separator.nothing), ("渡口开航，", "两岸", .nothing), ("客运量12", "00万", .nothing), ("长", "GDP", .nothing),
    ("他入伍,", "1993年入党", .nothing), ("结果阴性,", "IgM阳性", .nothing), ("东经116.", "62度", .nothing), ("增长5", "%以上", .nothing),
    ("采暖季2009-", "2010年", .nothing), ("the years 1991-", "1995", .nothing), ("in 1991,", "1995 and", .space),
    ("the old", "ferry", .space), ("the resi-", "dents", .nothingForHyphen), ("Anglo-", "American", .nothing),
    ("나루터가", "열렸다", .space), ("나루터(", "渡口)", .nothing), ("the mayor (市长)", "said", .space),
    ("渡口的Ap", "p上线", .nothing), ("乘CA", "934次航班", .nothing), ("渡口装上5", "G基站", .nothing), ("协定（RC", "EP）生效", .nothing),
    ("新款Mate", "20上市", .space), ("船名Blue", "Heron，", .space), ("他说I", "see，", .space),
  ])
  func separator(tail: String, head: String, separator: Separator) throws {
    #expect(try Self.separator(tail, "\n", head) == separator)
  }

  @Test(
    "Where few lines of a page have a space at an end, it is the page's own",
    arguments: [
      ("通讯员", " \n", "青禾", Separator.space), ("通讯员 青禾", "\n ", "白舟", .space), ("装卸Ope", "\n", "rator", .nothing),
      ("渡口开", "\n", "航", .nothing), ("渡口开", "  \n", "航", .nothing),
    ])
  func edges(tail: String, gap: String, head: String, separator: Separator) throws {
    let rest = "\n渡口 \n" + String(repeating: "渡口开航，两岸\n", count: 11)
    #expect(try Self.separator(tail, gap, head + rest) == separator)
    let everywhere = String(repeating: "\n渡口 \n 两岸", count: 11)
    #expect(try Self.separator(tail, gap, head + everywhere) == Self.separator(tail, "\n", head))
  }

  private static func separator(_ tail: String, _ gap: String, _ head: String) throws -> Separator {
    let page = try Page(name: "a page", bytes: Array("\(tail)\(gap)\(head)".utf8))
    return Joint.separator(after: tail.utf8.count, before: tail.utf8.count + gap.utf8.count, on: page)
  }
}
