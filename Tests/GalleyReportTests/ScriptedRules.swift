import GalleyEngine

@testable import GalleyReport

/// Rules that find what a test tells them to, so that what reports look like does not hang on how rules decide.
protocol Script {
  static var description: RuleDescription { get }
  static func findings(_ draft: Draft) -> [Finding]
}

struct Scripted<S: Script>: StructureRule {
  static var description: RuleDescription { S.description }
  init() {}
  init(reading settings: inout SettingsReader) throws(SettingsError) {}
  func check(_ draft: Draft, in context: Context) -> [Finding] { S.findings(draft) }
}

extension RuleDescription {
  init(_ id: String, _ stage: Stage, _ summary: String) {
    self.init(id: id, stage: stage, summary: summary, explanation: "", safety: "", examples: [])
  }
}

extension Draft {
  /// The bytes of a text that stands on the page, the first time or a later one; nil where it does not.
  func range(of wanted: String, time: Int = 1) -> Range<Int>? {
    let wanted = Array(wanted.utf8)
    var found = 0
    for start in page.bytes.indices where page.bytes[start...].starts(with: wanted) {
      found += 1
      if found == time { return start..<start + wanted.count }
    }
    return nil
  }

  /// A join of what ends with `tail` to what starts with `head`.
  func join(
    _ tail: String, _ head: String, rule: String, _ separator: Separator = .nothing, message: Message,
    confidence: Double = 0.9
  ) -> [Finding] {
    guard let tail = range(of: tail), let head = range(of: head) else { return [] }
    return [
      Finding(
        rule: rule, range: head, related: tail, message: message, confidence: confidence,
        repairs: [.join(end: tail.upperBound, start: head.lowerBound, separator: separator)])
    ]
  }
}

enum Titles: Script {
  static let description = RuleDescription("title", .roles, "A line above an article.")
  static func findings(_ draft: Draft) -> [Finding] {
    guard let range = draft.range(of: "渡口修好了 两岸都高兴") else { return [] }
    return [
      Finding(
        rule: "title", range: range, message: "“{here}” is a heading", confidence: 0.95,
        repairs: [.setRole(block: range.lowerBound, role: .heading)])
    ]
  }
}

enum Pictures: Script {
  static let description = RuleDescription("picture", .roles, "A line below a picture.")
  static func findings(_ draft: Draft) -> [Finding] {
    guard let range = draft.range(of: "图为修好的渡口。 林小舟 摄") else { return [] }
    return [
      Finding(
        rule: "picture", range: range, message: "“{here}” belongs to a picture", confidence: 0.95,
        repairs: [.setRole(block: range.lowerBound, role: .caption)])
    ]
  }
}

enum Names: Script {
  static let description = RuleDescription("name", .splits, "A name at the end of a paragraph.")
  static func findings(_ draft: Draft) -> [Finding] {
    guard let range = draft.range(of: "记者 林小舟") else { return [] }
    return [
      Finding(
        rule: "name", range: range, message: "the byline “{here}” is run into the paragraph", confidence: 0.9,
        repairs: [.split(at: range.lowerBound, role: .byline)])
    ]
  }
}

enum Copies: Script {
  static let description = RuleDescription("copy", .removals, "What stands on the page twice.")
  static func findings(_ draft: Draft) -> [Finding] {
    let text = "渡口每天开行四十班,早晚各加两班,逢集的日子再加四班。"
    guard let first = draft.range(of: text), let second = draft.range(of: text, time: 2) else { return [] }
    return [
      Finding(
        rule: "copy", range: second, related: first, message: "“{here}” stands on the page twice, first as “{there}”",
        confidence: 1, repairs: [.remove(block: second.lowerBound)])
    ]
  }
}

enum Joins: Script {
  static let description = RuleDescription("join", .joins, "A paragraph that goes on elsewhere.")
  static func findings(_ draft: Draft) -> [Finding] {
    let message: Message = "the paragraph is cut off at “{tail}” and goes on with “{head}”"
    return draft.join("疏浚了河", "道,加固了", rule: "join", message: message)
      + draft.join(
        "both banks are glad; the resi-", "dents no longer", rule: "join", .nothingForHyphen, message: message)
      + draft.join("dents no longer walk", "three miles", rule: "join", .space, message: message)
      + draft.join("老船工说,他最放心不下的,", "是雨天还有孩子", rule: "join", message: message)
      + draft.join("过河不用再绕行三公里。", "渡口每天开行", rule: "join", message: message, confidence: 0.25)
  }
}

enum Moves: Script {
  static let description = RuleDescription("move", .moves, "What stands in the wrong place.")
  static func findings(_ draft: Draft) -> [Finding] {
    guard let range = draft.range(of: "春渡日报 第3版"), let title = draft.range(of: "渡口修好了"),
      draft.blocks[0].start == range.lowerBound
    else { return [] }
    return [
      Finding(
        rule: "move", range: range, message: "“{here}” belongs behind the heading", confidence: 0.8,
        repairs: [.move(block: range.lowerBound, behind: title.lowerBound)])
    ]
  }
}

enum Ends: Script {
  static let description = RuleDescription("end", .reports, "What stops in mid-sentence.")
  static func findings(_ draft: Draft) -> [Finding] {
    guard let range = draft.range(of: "等着") else { return [] }
    return [
      Finding(
        rule: "end", range: range, message: "the paragraph stops at “{tail}” and nothing goes on with it",
        confidence: 0.7, repairs: [])
    ]
  }
}

struct WideCommas: CharacterRule {
  static let description = RuleDescription("wide-comma", .characters, "A narrow comma between Han.")
  static let message: Message = "{count} narrow commas, the first is “{here}”"
  let leads = ByteSet([UInt8(ascii: ",")])
  init() {}
  init(reading settings: inout SettingsReader) throws(SettingsError) {}
  func edit(at offset: Int, in text: Span<UInt8>, context: Context) -> Edit? {
    offset > 0 && text[offset - 1] >= 0x80 ? Edit(offset..<offset + 1, .scalar(0xFF0C)) : nil
  }
}
