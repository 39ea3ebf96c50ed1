import GalleyEngine
import GalleyOutput

extension CleanRequest {
  /// A hash, in hexadecimal digits, of what decides what is written of a source: an interrupted run is only taken up by one
  /// that would have written the same.
  func digest(_ rules: RuleSets, _ decisions: DecisionList) throws -> String {
    let choice = pages.rules
    let parts = [
      version, format.name, "\(pages.encoding ?? "")", pages.fields.text, pages.fields.id, pages.fields.findings ?? "",
      choice.model.map { "\($0)" } ?? "",
    ]
    var hash = XXHash64.hash(decisions.bytes.span)
    if let sketch = rules.sketch { hash = XXHash64.hash(sketch.bytes.span, seed: hash) }
    for part in parts + choice.parts + pages.paths { hash = XXHash64.hash(part.utf8Span.span, seed: hash) }
    for path in pages.places {
      hash = XXHash64.hash(try rules.rules(for: RuleSets.page(of: path)).configuration.merged.span, seed: hash)
    }
    return String(hash, radix: 16)
  }
}
