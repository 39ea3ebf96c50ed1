import GalleyEngine
import GalleyOutput
import GalleyReport

/// What a page of a review is repaired from.
struct ReviewSource: Sendable {
  let name: String
  let bytes: [UInt8]
  let rules: RuleSet
  /// The keys of those of its lines that the batch repeats.
  let repeated: Set<UInt64>

  init(of page: Page, _ rules: RuleSet, repeated: Set<UInt64>) {
    name = page.name
    bytes = page.bytes
    self.rules = rules
    self.repeated = repeated
  }
}

/// The sources of a review's pages, to be repaired again with what people have decided since.
struct ReviewSources: Sendable {
  private var texts: ReviewSpool
  private var pages: [(name: String, rules: RuleSet, repeated: Set<UInt64>)] = []

  init() throws(FileError) { texts = try ReviewSpool() }

  mutating func add(_ source: ReviewSource) throws(FileError) {
    try texts.add(source.bytes)
    pages.append((source.name, source.rules, source.repeated))
  }

  /// A page as `clean`, or `apply`, makes it with these decisions.
  /// - Parameters:
  ///   - number: from 0; nil comes back where there is no such page.
  ///   - onlyAccepted: whether repairs that nobody has decided about are left out.
  func repaired(_ number: Int, by decisions: DecisionList, onlyAccepted: Bool) throws -> ReviewPage? {
    guard let bytes = try texts.page(number) else { return nil }
    let (name, rules, repeated) = pages[number]
    let page = try Page(name: name, bytes: bytes, column: rules.configuration.column)
    // Engines are bound to their verdicts, and not shared; making one takes a millisecond or two.
    let engine = try rules.makeEngine(heeding: decisions.verdicts)
    let repaired = engine.repair(page, batch: BatchKnowledge(repeatedLines: repeated))
    let made = DecidedPage(repaired, by: decisions, onlyAccepted: onlyAccepted)
    var decided = ReviewPage.Decided()
    decided.edits = made.edits
    decided.joins = Set(made.joins.map { FindingFingerprint(of: $0, on: page) })
    decided.objection = made.objection
    // No review shows severities.
    let report = PageReport(made.page, severities: [:])
    return ReviewPage(made.page, report, dropped: rules.dropped, decided: decided)
  }
}
