extension NGramModel {
  /// What the model remembers of the text before a place: its last symbols, at most `order` − 1, and no more of them
  /// than it has seen together. 48 bytes, copied freely.
  public struct Context: Sendable {
    /// The newest symbol first.
    var symbols = InlineArray<6, Symbol>(repeating: 0)
    /// The log backoff weight of the newest 1, 2, … symbols.
    var backoffs = InlineArray<6, Float>(repeating: 0)
    /// How many symbols are remembered.
    public internal(set) var count = 0
  }

  /// Nothing is known of what stands before.
  public var emptyContext: Context { Context() }

  /// A paragraph starts here.
  public var paragraphStart: Context {
    var context = Context()
    context.symbols[0] = .paragraphStart
    context.backoffs[0] = unigram(.paragraphStart).backoff
    context.count = 1
    return context
  }

  /// Natural logarithm of the probability that `symbol` comes next.
  public func logProbability(of symbol: Symbol, after context: Context) -> Float {
    var context = context
    return push(symbol, onto: &context)
  }

  /// Moves the context on by one symbol. The result is the natural logarithm of the probability that it came next.
  /// - Precondition: `symbol` is one of this model's.
  @discardableResult
  public func push(_ symbol: Symbol, onto context: inout Context) -> Float {
    let single = unigram(symbol)
    var logProbability = single.probability
    var backoffs = InlineArray<6, Float>(repeating: 0)
    backoffs[0] = single.backoff
    // All look-ups before the first answer is asked for: they wait for memory together, not one after the other.
    var hash = NGramHash(last: symbol, seed: layout.seed)
    var slots = InlineArray<6, UInt64>(repeating: 0)
    for index in 0..<context.count {
      hash.extend(with: context.symbols[index])
      slots[index] = slotBits(of: hash)
    }
    var matched = 1
    while matched <= context.count {
      guard let slot = value(ofSlot: slots[matched - 1]) else { break }
      logProbability = codedProbability(slot, order: matched + 1)
      if matched < 6 { backoffs[matched] = codedBackoff(slot, order: matched + 1) }
      matched += 1
    }
    for length in matched..<max(matched, context.count + 1) { logProbability += context.backoffs[length - 1] }
    context.count = min(matched, layout.order - 1)
    for index in stride(from: context.count - 1, to: 0, by: -1) { context.symbols[index] = context.symbols[index - 1] }
    context.symbols[0] = symbol
    context.backoffs = backoffs
    return logProbability
  }

  /// The context after a text in UTF-8, of which only the end is read. A byte that is not UTF-8 counts as an unknown
  /// character. Score one tail against many heads with it.
  public func context(after tail: Span<UInt8>) -> Context {
    var last = InlineArray<6, Symbol>(repeating: 0)
    var count = 0
    var end = tail.count
    var spaceFollows = false
    while end > 0, count < layout.order - 1 {
      let scalar = tail.scalar(endingAt: end)
      end -= scalar.length
      let symbol = tableEntry(of: scalar.value)
      if symbol == .ignoredMark { continue }
      if symbol == .whiteSpaceMark {
        spaceFollows = count > 0 && isInWord(last[count - 1])
        continue
      }
      if spaceFollows, isInWord(symbol) {
        last[count] = .space
        count += 1
      }
      spaceFollows = false
      if count < layout.order - 1 {
        last[count] = symbol
        count += 1
      }
    }
    var context = Context()
    for index in stride(from: count - 1, through: 0, by: -1) { push(last[index], onto: &context) }
    return context
  }
}
