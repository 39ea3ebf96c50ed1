import GalleyEngine
import JSON

/// The repairs that were made on a page, those of one rule and kind together.
///
/// `{"rule", "kind", "at": [[position…, confidence in percent], …]}`; for characters `[start, end, places]`, of the
/// first place and for the whole page.
enum RepairLog {
  private enum Kind: String {
    case join, split, role, move, remove, characters
  }

  private struct Group {
    let rule: String
    let kind: Kind
    var entries: [Entry] = []
  }

  private struct Entry {
    var positions: (Int, Int)
    /// Confidence in percent; places for characters.
    var figure: Int
    var role: Role?
  }

  static func write(_ repaired: RepairedPage, to writer: inout JSONWriter) {
    writer.beginArray()
    for group in groups(of: repaired) {
      writer.beginObject()
      writer.member("rule", group.rule)
      writer.member("kind", group.kind.rawValue)
      writer.key("at")
      writer.beginArray()
      for entry in group.entries {
        writer.beginArray()
        writer.number(entry.positions.0)
        if let role = entry.role {
          writer.string(role.rawValue)
        } else if group.kind != .remove {
          writer.number(entry.positions.1)
        }
        writer.number(entry.figure)
        writer.endArray()
      }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
  }

  private static func groups(of repaired: RepairedPage) -> [Group] {
    var groups: [Group] = []
    func add(_ rule: String, _ kind: Kind, _ entry: Entry) {
      if let index = groups.lastIndex(where: { $0.kind == kind && $0.rule == rule }) {
        if kind == .characters {
          groups[index].entries[0].figure += entry.figure
        } else {
          groups[index].entries.append(entry)
        }
      } else {
        groups.append(Group(rule: rule, kind: kind, entries: [entry]))
      }
    }
    for settled in repaired.findings where settled.outcome == .repaired {
      let finding = settled.finding
      let percent = Int((finding.confidence * 100).rounded())
      if finding.repairs.isEmpty {
        add(
          finding.rule, .characters,
          Entry(positions: (finding.range.lowerBound, finding.range.upperBound), figure: finding.count))
      }
      for repair in finding.repairs {
        switch repair {
        case .join(let end, let start, _): add(finding.rule, .join, Entry(positions: (end, start), figure: percent))
        case .split(let at, let role):
          add(finding.rule, .split, Entry(positions: (at, at), figure: percent, role: role))
        case .setRole(let block, let role):
          add(finding.rule, .role, Entry(positions: (block, block), figure: percent, role: role))
        case .move(let block, let behind):
          add(finding.rule, .move, Entry(positions: (block, behind), figure: percent))
        case .remove(let block):
          add(finding.rule, .remove, Entry(positions: (block, block), figure: percent))
        }
      }
    }
    return groups
  }
}
