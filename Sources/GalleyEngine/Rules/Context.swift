import NGramModel

/// What is known beside the blocks: the page's own habits, what the batch has shown, and how the language goes on.
public struct Context {
  /// The page's habits of type.
  public let habits: Habits
  /// What the batch's pages share.
  public let batch: BatchKnowledge
  /// What rules worked out about the draft as it stands and share.
  public let memo = Memo()

  /// The language model; nil where there is none. Whether it fits the page is for the rules to see.
  public let model: NGramModel?

  public init(habits: Habits, batch: BatchKnowledge, model: NGramModel?) {
    self.habits = habits
    self.batch = batch
    self.model = model
  }
}

/// A place for what one rule worked out and another needs, good for one state of the draft or for the page.
public final class Memo {
  // No access can overlap another: a value is made between them.
  @exclusivity(unchecked) private var revision = -1
  @exclusivity(unchecked) private var values: [ObjectIdentifier: AnyObject] = [:]
  @exclusivity(unchecked) private var lastingValues: [ObjectIdentifier: AnyObject] = [:]

  /// The value that `make` gave for this page, made now if it was not yet.
  public func lasting<Value: AnyObject>(_ make: () -> Value) -> Value {
    if let known = lastingValues[ObjectIdentifier(Value.self)] { return unsafeDowncast(known, to: Value.self) }
    let value = make()
    lastingValues[ObjectIdentifier(Value.self)] = value
    return value
  }

  /// The value that `make` gave for this draft, made now if it was not yet.
  public func value<Value: AnyObject>(for draft: Draft, _ make: () -> Value) -> Value {
    if draft.revision != revision {
      values.removeAll(keepingCapacity: true)
      revision = draft.revision
    }
    if let known = values[ObjectIdentifier(Value.self)] { return unsafeDowncast(known, to: Value.self) }
    let value = make()
    values[ObjectIdentifier(Value.self)] = value
    return value
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
