import GalleyBatch
import GalleyEngine
import GalleyOutput
import JSON

/// Decisions on their way between the page and the desk.
///
/// The page sends an array of objects: `fingerprint`, `decision` (one of a decisions file, or `undo`), perhaps `reason`, and
/// for an edit its `text` or its `target`. It gets the lines of the decisions file back, and for an undo `fingerprint` and `decision`.
enum DecisionMessage {
  static func entries(in body: [UInt8]) throws(DecisionMessageError) -> [ReviewDesk.Entry] {
    let document: JSONDocument
    do { document = try JSONDocument(parsing: body, name: "the request") } catch {
      throw DecisionMessageError(description: "\(error.message)")
    }
    guard case .array(let nodes) = document.root.value, !nodes.isEmpty else {
      throw DecisionMessageError(description: "decisions are an array")
    }
    var entries: [ReviewDesk.Entry] = []
    for node in nodes { entries.append(try entry(node)) }
    return entries
  }

  private static func entry(_ node: JSONNode) throws(DecisionMessageError) -> ReviewDesk.Entry {
    guard case .object(let members) = node.value else {
      throw DecisionMessageError(description: "a decision is an object")
    }
    var texts: [String: String] = [:]
    for member in members {
      guard ["fingerprint", "decision", "reason", "text", "target"].contains(member.name),
        case .string(let text) = member.value.value
      else { throw DecisionMessageError(description: "“\(member.name)” is not what a decision has") }
      texts[member.name] = text
    }
    guard let fingerprint = FindingFingerprint(digits: texts["fingerprint"] ?? "") else {
      throw DecisionMessageError(description: "a decision has a fingerprint")
    }
    let word = texts["decision"] ?? ""
    let verdict = Verdict(rawValue: word)
    guard verdict != nil || word == "undo" else {
      throw DecisionMessageError(description: "“\(word)” is no decision")
    }
    let target = texts["target"].map { FindingFingerprint(digits: $0) }
    if case .some(nil) = target { throw DecisionMessageError(description: "a target is a fingerprint") }
    guard (texts["text"] == nil ? 0 : 1) + (target == nil ? 0 : 1) == (verdict == .edit ? 1 : 0) else {
      throw DecisionMessageError(description: "an edit has a text or a target, and nothing else has")
    }
    return ReviewDesk.Entry(
      fingerprint, verdict, reason: texts["reason"] ?? "", text: texts["text"], target: target ?? nil)
  }

  /// What the page gets back.
  static func answer(to entries: [ReviewDesk.Entry], _ written: [Decision?]) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginArray()
    for (entry, decision) in zip(entries, written) {
      if let decision {
        decision.write(to: &writer)
        continue
      }
      writer.beginObject()
      writer.member("fingerprint", entry.fingerprint.digits)
      writer.member("decision", "undo")
      writer.endObject()
    }
    writer.endArray()
    return writer.bytes
  }
}

/// What is wrong with a message.
struct DecisionMessageError: Error, CustomStringConvertible {
  let description: String
}
