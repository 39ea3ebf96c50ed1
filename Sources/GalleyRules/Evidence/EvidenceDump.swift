import GalleyEngine
import JSON

/// What the rules that weigh would see on a page: the evidence of every candidate, whatever comes of it. It is what
/// `scripts/fit-weights.py` fits the weights on.
package struct EvidenceDump {
  private let rules: [Engine.ActiveRule]
  private let untilNeighbours: Engine
  private let untilMatches: Engine

  /// Joins that are surer than this are what the later candidates are seen on, whatever a configuration asks for.
  private static let minimumConfidence = 0.7

  /// - Parameter rules: all rules that run, as `Configuration.makeRules` gives them.
  package init(_ rules: [Engine.ActiveRule]) {
    func engine(before stage: Stage) -> Engine {
      Engine(
        rules: rules.filter { type(of: $0.rule).description.stage < stage },
        policy: .init(minimumConfidence: Self.minimumConfidence), model: .news)
    }
    self.rules = rules
    untilNeighbours = engine(before: Heading.description.stage)
    untilMatches = engine(before: ScatteredParagraph.description.stage)
  }

  /// Writes one JSON object a line. All positions are bytes of the page.
  ///
  ///     {"page": …, "kind": "heading" or "caption", "start": …, "end": …, "signals": {name: strength}}
  ///     {"page": …, "kind": "join" or "join-of-lines", "tail": end of the tail, "head": start of the head, "signals": {name: strength}}
  ///     {"page": …, "kind": "made", "tail": …, "head": …}
  ///
  /// `made` are the joins that stand before pairs are weighed. Signals of strength 0 are left out.
  /// - Throws: why the page could not be repaired so far.
  package func write(_ page: Page, to writer: inout JSONWriter) throws(RepairFailure) {
    try writeRoles(BlockViews.of(untilNeighbours.draft(of: page), Self.context(of: page)), to: &writer)
    try writeJoins(BlockViews.of(untilMatches.draft(of: page), Self.context(of: page)), to: &writer)
  }

  private static func context(of page: Page) -> Context {
    Context(habits: Habits(of: page), batch: .none, model: .news)
  }

  private func writeRoles(_ views: BlockViews, to writer: inout JSONWriter) {
    let blocks = views.draft.blocks
    for active in rules {
      if let rule = active.rule as? Heading {
        for case (let index, let evidence?) in rule.candidates(in: views, isWanted: { _ in true }) {
          let place = [("start", blocks[index].start), ("end", blocks[index].end)]
          write("heading", place, evidence, of: views.draft.page, to: &writer)
        }
      } else if let rule = active.rule as? UnmarkedCaption {
        for (index, evidence) in rule.candidates(in: views, isWanted: { _ in true }) {
          let place = [("start", blocks[index].start), ("end", blocks[index].end)]
          write("caption", place, evidence, of: views.draft.page, to: &writer)
        }
      }
    }
  }

  private func writeJoins(_ views: BlockViews, to writer: inout JSONWriter) {
    let blocks = views.draft.blocks
    for block in blocks {
      for (tail, head) in zip(block.pieces, block.pieces.dropFirst()) {
        let place = [("tail", tail.range.upperBound), ("head", head.range.lowerBound)]
        write("made", place, nil as Evidence<ContinuationSignal>?, of: views.draft.page, to: &writer)
      }
    }
    for case let rule as ScatteredParagraph in rules.map(\.rule) {
      rule.continuations.forEachCandidate(in: views) { pair, evidence in
        let place = [("tail", blocks[pair.tail].end), ("head", blocks[pair.head].start)]
        write(views.column == nil ? "join" : "join-of-lines", place, evidence, of: views.draft.page, to: &writer)
      }
    }
  }

  private func write<Signal>(
    _ kind: String, _ place: [(key: String, byte: Int)], _ evidence: Evidence<Signal>?, of page: Page,
    to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.member("page", page.name)
    writer.member("kind", kind)
    for (key, byte) in place {
      writer.member(key, byte)
    }
    if let evidence {
      writer.key("signals")
      writer.beginObject()
      for signal in Signal.allCases where evidence[signal] != 0 {
        writer.member(signal.name, evidence[signal])
      }
      writer.endObject()
    }
    writer.endObject()
    writer.newline()
  }
}

extension Engine {
  /// The page as this engine's rules leave it.
  fileprivate func draft(of page: Page) throws(RepairFailure) -> Draft {
    let repaired = repair(page)
    if let failure = repaired.failure { throw failure }
    return Draft(page, blocks: repaired.blocks.map { Block(role: $0.role, pieces: $0.pieces) })
  }
}
