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
    var match = match(symbol)
    lengthen(&match, by: context.symbols, context.count)
    let logProbability = logProbability(of: match, after: context)
    move(&context, on: symbol, match)
    return logProbability
  }

  /// The longest n-gram the model has seen that ends with a symbol.
  struct Match: Sendable {
    /// Its symbols.
    var length = 1
    var logProbability: Float = 0
    /// The log backoff weight of its last 1, 2, … symbols.
    var backoffs = InlineArray<6, Float>(repeating: 0)
    /// The hash of the symbols that were looked at.
    var hash = NGramHash(last: 0, seed: 0)
  }

  /// A symbol without what stands before it.
  @inline(__always)
  func match(_ symbol: Symbol) -> Match {
    let single = unigram(symbol)
    var match = Match()
    match.logProbability = single.probability
    match.backoffs[0] = single.backoff
    match.hash = NGramHash(last: symbol, seed: layout.seed)
    return match
  }

  /// Looks at `count` symbols more, which stand before those of a match that holds all that were looked at.
  /// - Parameter symbols: the newest first.
  @inline(__always)
  func lengthen(_ match: inout Match, by symbols: InlineArray<6, Symbol>, _ count: Int) {
    // All look-ups before the first answer is asked for: they wait for memory together, not one after the other.
    var slots = InlineArray<6, UInt64>(repeating: 0)
    for index in 0..<count {
      match.hash.extend(with: symbols[index])
      slots[index] = slotBits(of: match.hash)
    }
    for index in 0..<count {
      guard let slot = value(ofSlot: slots[index]) else { return }
      match.length += 1
      match.logProbability = codedProbability(slot, order: match.length)
      if match.length <= 6 { match.backoffs[match.length - 1] = codedBackoff(slot, order: match.length) }
    }
  }

  /// The log probability of a match's last symbol.
  @inline(__always)
  func logProbability(of match: Match, after context: Context) -> Float {
    var logProbability = match.logProbability
    for length in match.length..<max(match.length, context.count + 1) { logProbability += context.backoffs[length - 1] }
    return logProbability
  }

  @inline(__always)
  func move(_ context: inout Context, on symbol: Symbol, _ match: Match) {
    context.count = min(match.length, layout.order - 1)
    for index in stride(from: context.count - 1, to: 0, by: -1) { context.symbols[index] = context.symbols[index - 1] }
    context.symbols[0] = symbol
    context.backoffs = match.backoffs
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
