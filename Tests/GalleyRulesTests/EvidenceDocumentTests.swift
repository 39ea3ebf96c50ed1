import FoundationEssentials
import JSON
import Testing

@testable import GalleyRules

/// The tables of signals in `docs/evidence.md` are made from the signals' doc comments and the weights of `rules.json`.
struct EvidenceDocumentTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private let rules: JSONNode

  init() throws { rules = try JSONDocument(parsing: Configuration.defaultBytes, name: "rules.json").root }

  /// `GALLEY_BLESS=1 swift test` writes the tables anew.
  @Test func theTablesOfSignalsAreCurrent() throws {
    let file = Self.root.appending(path: "docs/evidence.md")
    func written() throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }
    var text = try written()
    try replace(
      "continuation signals", in: &text,
      by: table(
        ContinuationSignal.self, "Continuation/ContinuationSignal.swift", ["continuation"],
        weights: [("of blocks", "weights"), ("of lines", "weights-of-lines")]))
    try replace(
      "heading signals", in: &text, by: table(HeadingSignal.self, "Roles/HeadingSignal.swift", ["rules", "heading"]))
    try replace(
      "caption signals", in: &text,
      by: table(CaptionSignal.self, "Roles/CaptionSignal.swift", ["rules", "unmarked-caption"]))
    if ProcessInfo.processInfo.environment["GALLEY_BLESS"] != nil { try Data(text.utf8).write(to: file) }
    #expect(try written() == text, "GALLEY_BLESS=1 swift test writes docs/evidence.md anew")
  }

  private func table<Signal: SignalSet>(
    _ signals: Signal.Type, _ source: String, _ section: [String],
    weights columns: [(title: String, key: String)] = [("weight", "weights")]
  ) throws -> String {
    let meanings = try meanings(in: source)
    let section = try section.reduce(rules) { try member($1, of: $0) }
    var table = "| signal | what it sees | \(columns.map(\.title).joined(separator: " | ")) |\n"
    table += "|---|---|" + String(repeating: "---|", count: columns.count) + "\n"
    for signal in Signal.allCases {
      let meaning = try #require(meanings[String(describing: signal)], "\(signal) has no doc comment")
      let written = try columns.map { column in
        let weight = try member(signal.name, of: member(column.key, of: section))
        return String(decoding: Configuration.defaultBytes[weight.range], as: UTF8.self)
      }
      table += "| `\(signal.name)` | \(withoutExamples(meaning)) | \(written.joined(separator: " | ")) |\n"
    }
    return table
  }

  /// The doc comment above each case of a source file.
  private func meanings(in source: String) throws -> [String: String] {
    let file = Self.root.appending(path: "Sources/GalleyRules/" + source)
    var meanings: [String: String] = [:]
    var comment: [Substring] = []
    for line in String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      switch words.first {
      case "///": comment.append(words.count > 1 ? words[1] : "")
      case "case" where words.count > 1: meanings[String(words[1])] = comment.joined(separator: " ")
      default: break
      }
      if words.first != "///" { comment = [] }
    }
    return meanings
  }

  /// Examples in Chinese are for who reads the source: “…: 的, 在” becomes “….”
  private func withoutExamples(_ meaning: String) -> String {
    guard let colon = meaning.firstRange(of: ": "),
      meaning[colon.upperBound...].unicodeScalars.contains(where: \.properties.isIdeographic)
    else { return meaning }
    return meaning[..<colon.lowerBound] + "."
  }

  private func member(_ name: String, of node: JSONNode) throws -> JSONNode {
    guard case .object(let members) = node.value else { throw Missing(name: name) }
    return try #require(members.first { $0.name == name }?.value, "rules.json has no “\(name)”")
  }

  private struct Missing: Error { let name: String }

  /// Replaces what stands between `<!-- name: … -->` and the next `<!-- end -->`.
  private func replace(_ name: String, in text: inout String, by table: String) throws {
    let opening = try #require(text.firstRange(of: "<!-- \(name): made by the tests -->\n"), "no place for \(name)")
    let rest = text[opening.upperBound...]
    let closing = try #require(rest.firstRange(of: "<!-- end -->"), "no end of \(name)")
    text.replaceSubrange(opening.upperBound..<closing.lowerBound, with: "\n\(table)\n")
  }
}
