import GalleyEngine
import Testing

@testable import GalleyReport

struct GoldenTests {
  private static let folder = "Tests/GalleyReportTests/Golden/"

  private func batch() throws -> BatchReport {
    var batch = Fixture.batch(try Fixture.report(), try Fixture.report(of: "两岸都高兴。\n", name: "pages/clean.txt"))
    batch.add(problem: "this is not UTF-8: byte 12, line 2", with: "pages/broken.txt")
    return batch
  }

  @Test func theFixtureHasEveryKindOfChangeAndOutcome() throws {
    let findings = try Fixture.report().findings
    #expect(Set(findings.flatMap(\.changes).map(\.kind)) == [.join, .split, .role, .move, .remove, .characters])
    #expect(Set(findings.map(\.outcome)) == [.repaired, .offered, .reported])
  }

  @Test func lintAsText() throws {
    try Golden.check(Fixture.lint(try Fixture.report(), format: .text), Self.folder + "lint.txt")
  }

  @Test func lintAsTextWithColours() throws {
    try Golden.check(
      Fixture.lint(try Fixture.report(), format: .text, isColoured: true), Self.folder + "lint-coloured.txt")
  }

  @Test func lintAsJSON() throws {
    try Golden.check(Fixture.lint(try Fixture.report(), format: .json), Self.folder + "lint.json")
  }

  @Test(arguments: ReportFormat.allCases) func batchReport(_ format: ReportFormat) throws {
    try Golden.check(Fixture.text(try batch(), format), Self.folder + "report.\(format.rawValue)")
  }
}
