import GalleyEngine
import GalleyOutput
import Testing

@Suite("What people decided, as a file")
struct DecisionListTests {
  private func decision(_ hash: String, _ verdict: Verdict = .reject, when: String = "2026-11-21T14:05:00Z") throws
    -> Decision
  {
    Decision(
      verdict, try #require(FindingFingerprint(digits: hash)), rule: "broken-paragraph", path: "a/“b”.txt",
      reason: verdict == .accept ? "" : "第一行\n第二行", when: when, text: verdict == .edit ? "\"" : nil)
  }

  @Test("It is sorted, and comes back as it was")
  func roundTrip() throws {
    var list = DecisionList()
    for (hash, verdict) in [
      ("ffffffffffffffff", Verdict.edit), ("0000000000000001", .accept), ("00000000000000ff", .reject),
    ] {
      list.decide(try decision(hash, verdict))
    }
    let bytes = list.bytes
    #expect(bytes.split(separator: 0x0A).count == 3)
    let again = try DecisionList(reading: bytes, name: "d")
    #expect(again.decisions == list.decisions)
    #expect(again.bytes == bytes)
    #expect(again.decisions.map(\.fingerprint) == again.decisions.map(\.fingerprint).sorted())
  }

  @Test("Two people's files merge as text, in either order")
  func merging() throws {
    let early = try decision("00000000000000ff", .reject)
    let late = try decision("00000000000000ff", .accept, when: "2026-11-21T14:05:01Z")
    var one = DecisionList()
    one.decide(early)
    var two = DecisionList()
    two.decide(late)
    for bytes in [one.bytes + two.bytes, two.bytes + one.bytes] {
      let merged = try DecisionList(reading: bytes, name: "d")
      #expect(merged.decisions == [late])
    }
    two.undo(late.fingerprint)
    #expect(two.isEmpty && two.bytes.isEmpty)
  }
}
