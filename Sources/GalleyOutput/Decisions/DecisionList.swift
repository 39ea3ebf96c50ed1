import GalleyEngine
import JSON

/// A decisions file: one decision a line, sorted by fingerprint, so that two people's files merge as text.
public struct DecisionList: Sendable {
  private var known: [FindingFingerprint: Decision] = [:]

  public init() {}

  /// Of two decisions about one finding the later holds.
  /// - Parameter name: the file, for messages.
  public init(reading bytes: [UInt8], name: String) throws(JSONLinesError) {
    for object in try JSONLinesFile.objects(in: bytes, name: name, members: Decision.members) {
      decide(try Decision(reading: object))
    }
  }

  public var isEmpty: Bool { known.isEmpty }

  /// Sorted by fingerprint.
  public var decisions: [Decision] { known.values.sorted { $0.fingerprint < $1.fingerprint } }

  /// What was decided about a finding.
  public subscript(fingerprint: FindingFingerprint) -> Decision? { known[fingerprint] }

  /// Takes a decision up, unless a later one is there.
  public mutating func decide(_ decision: Decision) {
    if let other = known[decision.fingerprint], other.when > decision.when { return }
    known[decision.fingerprint] = decision
  }

  /// Takes a decision back.
  public mutating func undo(_ fingerprint: FindingFingerprint) { known[fingerprint] = nil }

  /// What the engine has to know of them: a person's own text is written for the block that the rules make.
  public var verdicts: Verdicts { Verdicts(known.compactMapValues { $0.text == nil ? $0.verdict : nil }) }

  /// The file.
  public var bytes: [UInt8] {
    var writer = JSONWriter()
    for decision in decisions {
      decision.write(to: &writer)
      writer.newline()
    }
    return writer.bytes
  }
}
