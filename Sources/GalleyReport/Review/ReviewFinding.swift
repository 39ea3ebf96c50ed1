import GalleyEngine
import JSON

extension JSONWriter {
  /// A finding of `page.json`.
  mutating func write(_ shown: ReportedFinding, _ finding: Finding, of repaired: RepairedPage) {
    beginObject()
    member("rule", shown.rule)
    member("fingerprint", shown.fingerprint.digits)
    member("outcome", shown.outcome.number)
    key("confidence")
    number(shown.confidence)
    member("count", shown.count)
    member("line", shown.place.start.line)
    key("place")
    write(shown.place.range)
    if let related = shown.related {
      key("related")
      write(related.range)
    }
    member("message", shown.message)
    key("evidence")
    beginArray()
    for reason in JoinEvidence.words(for: finding, on: repaired) { string(reason) }
    endArray()
    key("changes")
    beginArray()
    for change in shown.changes { write(change) }
    endArray()
    key("repairs")
    beginArray()
    for repair in finding.repairs { write(repair) }
    endArray()
    endObject()
  }

  private mutating func write(_ change: Change) {
    beginObject()
    member("kind", change.kind.rawValue)
    if let role = change.role { member("role", role.rawValue) }
    for (name, text) in [("before", change.before), ("after", change.after)] {
      key(name)
      beginArray()
      for run in text.runs {
        beginArray()
        string(run.text)
        string(run.mark.rawValue)
        endArray()
      }
      endArray()
    }
    endObject()
  }

  private mutating func write(_ repair: Repair) {
    beginObject()
    switch repair {
    case .join(let end, let start, _):
      member("kind", "join")
      member("end", end)
      member("start", start)
    case .split(let offset, _):
      member("kind", "split")
      member("at", offset)
    case .setRole(let start, _):
      member("kind", "role")
      member("block", start)
    case .move(let start, let behind):
      member("kind", "move")
      member("block", start)
      member("behind", behind)
    case .remove(let start):
      member("kind", "remove")
      member("block", start)
    }
    endObject()
  }
}

extension Outcome {
  /// The number by which `page.json` and `batch.json` name it.
  var number: Int {
    switch self {
    case .repaired: 0
    case .offered: 1
    case .reported: 2
    }
  }
}
