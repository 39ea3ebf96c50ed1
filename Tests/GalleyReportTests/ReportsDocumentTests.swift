import FoundationEssentials
import GalleyEngine
import JSON
import Testing

@testable import GalleyReport

/// What `docs/reports.md` says must be so.
struct ReportsDocumentTests {
  private let document: String

  init() throws {
    document = String(decoding: try Data(contentsOf: Golden.root.appending(path: "docs/reports.md")), as: UTF8.self)
  }

  @Test func everyMemberAndEveryNameIsExplained() throws {
    let page = try Fixture.report()
    var names: Set<String> = []
    for text in [Fixture.text(Fixture.batch(page), .json), Fixture.lint(page, format: .json)] {
      Self.collect(try JSONDocument(parsing: Array(text.utf8), name: "report").root, into: &names)
    }
    #expect(names.count > 25)
    for kind in page.findings.flatMap(\.changes) { names.insert(kind.kind.rawValue) }
    for name in names.union(["repaired", "offered", "reported", "error", "warning", "info", "failure"]) {
      #expect(document.contains("`\(name)`"), "docs/reports.md does not explain \(name)")
    }
  }

  @Test func theExampleOfTheTextFormatIsReal() throws {
    let lines = document.split(separator: "\n").filter { $0.hasPrefix("    ") }.map { $0.dropFirst(4) }
    let finding = ReportedFinding(
      rule: "caption", fingerprint: FindingFingerprint(digits: "0123456789abcdef")!, occurrence: 1, severity: .info,
      outcome: .repaired, confidence: 0.95, count: 1,
      place: Place(
        range: 0..<1, start: Position(line: 9, column: 1, utf16Column: 1, byteColumn: 1),
        end: Position(line: 9, column: 9, utf16Column: 9, byteColumn: 9)), related: nil,
      message: "“图为修好的渡口。” belongs to a picture", excerpt: Self.excerpt("图为修好的渡口。"), changes: [], edits: [])
    #expect(lines[0].hasSuffix(" info caption: \(finding.message) [repairable]"))
    #expect(lines[1...2].joined(separator: "\n") + "\n" == LintText(isColoured: false).source(finding))
  }

  private static func excerpt(_ text: String) -> MarkedText {
    let bytes = Array(text.utf8)
    return Excerpt.line(around: 0..<bytes.count, in: bytes.span)
  }

  private static func collect(_ node: JSONNode, into names: inout Set<String>) {
    switch node.value {
    case .array(let nodes): for node in nodes { collect(node, into: &names) }
    case .object(let members):
      for member in members {
        names.insert(member.name)
        if member.name == "mark", case .string(let mark) = member.value.value { names.insert(mark) }
        collect(member.value, into: &names)
      }
    default: break
    }
  }
}
