import GalleyEngine
import JSON
import Testing

@testable import GalleyReport

struct BatchReportTests {
  @Test func figuresTellRepairsFromRolesAndFromWhatIsLeft() throws {
    let totals = Fixture.batch(try Fixture.report(), try Fixture.report(of: "无事。\n")).totals
    #expect((totals.pages, totals.pagesWithFindings) == (2, 1))
    #expect((totals.repairs, totals.roles, totals.all.left) == (11, 2, 2))
    #expect(totals.count(of: "wide-comma") == .init(findings: 4, places: 10, repaired: 4, offered: 0, reported: 0))
    #expect(totals.count(of: "nothing").findings == 0)
  }

  @Test func anEmptyBatchSaysSo() {
    let html = Fixture.text(Fixture.batch(), .html)
    #expect(html.contains("0 pages, 0 repairs") && html.contains("No rule found anything."))
    #expect(Fixture.lint(format: .text) == "No findings on 0 pages.\n")
    #expect(Fixture.lint(format: .json) == "[]\n")
  }

  @Test func theReportIsOneFile() throws {
    let html = Fixture.text(Fixture.batch(try Fixture.report()), .html)
    #expect(html.contains("default-src 'none'"))
    for outside in ["http:", "https:", "//", "@import", "url(", "<link", "<script", "<img"] {
      #expect(!html.contains(outside), "\(outside)")
    }
  }

  @Test func aLargeBatchIsCutForPeopleAndWholeForPrograms() throws {
    let page = try Fixture.report()
    var batch = Fixture.batch()
    for _ in 0..<ReportLimits.pages + 7 { batch.add(page) }
    for number in 0..<ReportLimits.problems + 3 { batch.add(problem: "gone", with: "\(number)") }
    let html = Fixture.text(batch, .html)
    let markdown = Fixture.text(batch, .md)
    for link in html.split(separator: "href=\"#").dropFirst() {
      #expect(html.contains("id=\"\(link.prefix { $0 != "\"" })\""))
    }
    for text in [html, markdown] {
      #expect(text.contains("7 more pages with findings are not shown here; the JSON report has them all."))
      #expect(text.contains("3 more errors are not shown here"))
      let left = 2 * (ReportLimits.pages + 7) - ReportLimits.left
      #expect(text.contains("\(left) more places are not shown here"))
    }
    #expect(html.split(separator: "<details class=\"page\"").count == ReportLimits.pages + 1)
    let json = Fixture.text(batch, .json)
    #expect(json.split(separator: "\"path\":\"pages/ferry.txt\"").count == ReportLimits.pages + 7 + 1)
    _ = try JSONDocument(parsing: Array(json.utf8), name: "report")
  }

  @Test func aPageThatCouldNotBeRepairedSaysWhy() throws {
    /// Takes turns with itself for ever.
    enum Restless: Script {
      static let description = RuleDescription("restless", .moves, "Never content.")
      static func findings(_ draft: Draft) -> [Finding] {
        let block = draft.blocks[0]
        return [
          Finding(
            rule: "restless", range: block.start..<block.end, message: "no", confidence: 1,
            repairs: [.setRole(block: block.start, role: block.role == .heading ? .caption : .heading)])
        ]
      }
    }
    let engine = Engine(
      rules: [.init(rule: Scripted<Restless>(), severity: .warning, safety: .safe)], policy: .init(minimumConfidence: 0)
    )
    let report = PageReport(engine.repair(try Page(name: "a.txt", bytes: Array("渡口".utf8))), severities: [:])
    #expect(report.failure == "the rules restless kept changing the page")
    #expect(Fixture.batch(report).totals.repairs == 0)
    #expect(Fixture.text(Fixture.batch(report), .json).contains("\"failure\":\"the rules restless kept"))
    #expect(Fixture.lint(report, format: .text).contains("a.txt: not repaired: the rules restless kept"))
  }

  @Test func numbersAreGrouped() {
    #expect(Figure.grouped(1_234_567) == "1\u{202F}234\u{202F}567")
    #expect([0, 12, 999, -1000].map(Figure.grouped) == ["0", "12", "999", "-1\u{202F}000"])
    #expect([0, 0.005, 0.854, 1].map(Figure.decimal) == ["0.00", "0.01", "0.85", "1.00"])
    #expect(Figure.counted(1, "page") == "1 page")
  }
}
