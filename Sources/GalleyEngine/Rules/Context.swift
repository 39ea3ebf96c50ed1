/// What is known beside the blocks: the page's own habits, and what the batch has shown.
public struct Context {
  /// The page's habits of type.
  public let habits: Habits
  /// What the batch's pages share.
  public let batch: BatchKnowledge
  /// What rules worked out about the draft as it stands and share.
  public let memo = Memo()

  public init(habits: Habits, batch: BatchKnowledge) {
    self.habits = habits
    self.batch = batch
  }
}

/// A place for what one rule worked out and another needs, good for one state of the draft or for the page.
public final class Memo {
  private var revision = -1
  private var values: [ObjectIdentifier: Any] = [:]
  private var lastingValues: [ObjectIdentifier: Any] = [:]

  /// The value that `make` gave for this page, made now if it was not yet.
  public func lasting<Value>(_ make: () -> Value) -> Value {
    if let known = lastingValues[ObjectIdentifier(Value.self)] as? Value { return known }
    let value = make()
    lastingValues[ObjectIdentifier(Value.self)] = value
    return value
  }

  /// The value that `make` gave for this draft, made now if it was not yet.
  public func value<Value>(for draft: Draft, _ make: () -> Value) -> Value {
    if draft.revision != revision {
      values.removeAll(keepingCapacity: true)
      revision = draft.revision
    }
    if let known = values[ObjectIdentifier(Value.self)] as? Value { return known }
    let value = make()
    values[ObjectIdentifier(Value.self)] = value
    return value
  }
}

/// How a page uses punctuation, taken from its own statistics, because a decision a page is surer than one a line.
public struct Habits: Sendable {
  /// Full-width and half-width commas, colons, semicolons, question and exclamation marks beside Han.
  public let fullWidthMarks: Int
  public let halfWidthMarks: Int

  public init(of page: Page) {
    let text = page.bytes.span
    var full = 0
    var half = 0
    var index = 0
    var afterHan = false
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        if afterHan, byte == 0x2C || byte == 0x3A || byte == 0x3B || byte == 0x3F || byte == 0x21 { half += 1 }
        afterHan = false
        index += 1
      } else if byte >= 0xE4 && byte <= 0xE9 {
        afterHan = true
        index += 3
      } else {
        // ！ ， ： ； ？ are EF BC and one of these.
        if afterHan, byte == 0xEF, text[index + 1] == 0xBC {
          let last = text[index + 2]
          if last == 0x81 || last == 0x8C || last == 0x9A || last == 0x9B || last == 0x9F { full += 1 }
        }
        afterHan = false
        index += UTF8Text.length(ofLead: byte)
      }
    }
    fullWidthMarks = full
    halfWidthMarks = half
  }
}

/// What the pages of a batch tell about each other.
public struct BatchKnowledge: Sendable {
  /// Lines, digits stripped, that stand on many pages.
  public let repeatedLines: Set<[UInt8]>

  public init(repeatedLines: Set<[UInt8]> = []) { self.repeatedLines = repeatedLines }

  /// What a line is counted by: its bytes without digits and white space.
  public static func key(of range: Range<Int>, in text: Span<UInt8>) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      if CharacterTraits.of(value).isDisjoint(with: [.digit, .space]) {
        for byte in index..<index + length { key.append(text[byte]) }
      }
      index += length
    }
    return key
  }

  /// A page alone.
  public static let none = BatchKnowledge()
}
