import NGramModel

/// What is known beside the blocks: the page's own habits, what the batch has shown, and how the language goes on.
public struct Context {
  /// The page's habits of type.
  public let habits: Habits
  /// What the batch's pages share.
  public let batch: BatchKnowledge
  /// What rules worked out about the page and share.
  public let memo = Memo()

  /// The language model; nil where there is none. Whether it fits the page is for the rules to see.
  public let model: NGramModel?

  public init(habits: Habits, batch: BatchKnowledge, model: NGramModel?) {
    self.habits = habits
    self.batch = batch
    self.model = model
  }
}

/// A place for what rules worked out about a page and share: one value of each type.
public final class Memo {
  // No access can overlap another: a value is made between them.
  @exclusivity(unchecked) private var values: [AnyObject] = []

  /// The page's value of a type, made now if it was not yet.
  public func value<Value: AnyObject>(_ make: () -> Value) -> Value {
    for value in values { if let known = value as? Value { return known } }
    let value = make()
    values.append(value)
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
