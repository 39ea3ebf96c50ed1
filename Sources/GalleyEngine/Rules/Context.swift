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
  @usableFromInline var values: [AnyObject] = []

  /// The page's value of a type; nil as long as none is kept.
  @inlinable
  public func value<Value: AnyObject>(of type: Value.Type) -> Value? {
    for value in values { if let known = value as? Value { return known } }
    return nil
  }

  /// Keeps a value, the first of its type.
  public func keep(_ value: AnyObject) { values.append(value) }
}

/// What the pages of a batch tell about each other.
public struct BatchKnowledge: Sendable {
  /// The keys of lines that stand on many pages.
  public let repeatedLines: Set<UInt64>

  public init(repeatedLines: Set<UInt64> = []) { self.repeatedLines = repeatedLines }

  /// What a line is counted by: a hash (FNV-1a) of its characters without digits and white space; nil where none is left.
  public static func key(of range: Range<Int>, in text: Span<UInt8>) -> UInt64? {
    let passedOver = CharacterTraits.digit.union(.space).rawValue
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var isEmpty = true
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      if UTF8Text.isWord(lead: text[index]) || CharacterTraits.of(value).rawValue & passedOver == 0 {
        hash = (hash ^ UInt64(value)) &* 0x100_0000_01B3
        isEmpty = false
      }
      index += length
    }
    return isEmpty ? nil : hash
  }

  /// A page alone.
  public static let none = BatchKnowledge()
}
