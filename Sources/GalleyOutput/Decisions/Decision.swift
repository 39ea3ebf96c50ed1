import GalleyEngine
import JSON

/// What a person decided about a finding: one line of a decisions file.
public struct Decision: Sendable, Equatable {
  public let fingerprint: FindingFingerprint
  public let verdict: Verdict
  /// The rule that found it.
  public let rule: String
  /// The page's file when it was decided, from the folder that holds `.galley`; it may have moved since.
  public let path: String
  /// Why, in the person's words; empty where none were given.
  public let reason: String
  /// When, in UTC: `2026-11-21T14:05:00Z` (RFC 3339).
  public let when: String
  /// What the person writes instead; only an `edit` has it.
  public let text: String?
  /// What the first piece of a join goes on with instead, by `FindingFingerprint(ofPieceFrom:on:)`; only an `edit` without a
  /// text has it.
  public let target: FindingFingerprint?

  public init(
    _ verdict: Verdict, _ fingerprint: FindingFingerprint, rule: String, path: String, reason: String = "",
    when: String, text: String? = nil, target: FindingFingerprint? = nil
  ) {
    self.fingerprint = fingerprint
    self.verdict = verdict
    self.rule = rule
    self.path = path
    self.reason = reason
    self.when = when
    self.text = text
    self.target = target
  }

  static let members = ["fingerprint", "decision", "rule", "path", "reason", "when", "text", "target"]

  init(reading object: JSONLinesObject) throws(JSONLinesError) {
    fingerprint = try object.fingerprint()
    let word = try object.string("decision")
    guard let verdict = Verdict(rawValue: word) else {
      let words = Verdict.allCases.map(\.rawValue)
      throw object.error("“decision” is “\(word)”, and must be \(words.joined(separator: " or "))")
    }
    self.verdict = verdict
    rule = try object.string("rule")
    path = try object.string("path")
    reason = try object.optionalString("reason") ?? ""
    when = try object.string("when")
    guard Self.isTime(when) else {
      throw object.error("“when” is “\(when)”, and must be a time in UTC, as 2026-11-21T14:05:00Z")
    }
    text = try object.optionalString("text")
    target = try object.optionalFingerprint("target")
    let edits = (text == nil ? 0 : 1) + (target == nil ? 0 : 1)
    if edits != (verdict == .edit ? 1 : 0) {
      throw object.error("an edit has a “text” or a “target”, and nothing else has")
    }
  }

  /// Whether digits and separators stand where RFC 3339 wants them.
  private static func isTime(_ text: String) -> Bool {
    let pattern = "0000-00-00T00:00:00Z"
    return text.utf8.count == pattern.utf8.count
      && zip(text.utf8, pattern.utf8).allSatisfy { byte, wanted in
        wanted == UInt8(ascii: "0") ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == wanted
      }
  }

  /// Writes the object.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    for (key, value) in [
      ("fingerprint", fingerprint.digits), ("decision", verdict.rawValue), ("rule", rule), ("path", path),
      ("reason", reason), ("when", when),
    ] where key != "reason" || !value.isEmpty {
      writer.member(key, value)
    }
    if let text { writer.member("text", text) }
    if let target { writer.member("target", target.digits) }
    writer.endObject()
  }
}
