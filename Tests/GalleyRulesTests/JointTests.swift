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
  ])
  func separator(tail: String, head: String, separator: Separator) {
    let text = Array("\(tail)\n\(head)".utf8)
    #expect(Joint.separator(after: tail.utf8.count, before: tail.utf8.count + 1, in: text.span) == separator)
  }
}
