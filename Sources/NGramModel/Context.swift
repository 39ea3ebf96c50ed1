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
    var match = Match(unigram(symbol), NGramHash(last: symbol, seed: layout.seed))
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

    init() {}

    init(_ single: (probability: Float, backoff: Float), _ hash: NGramHash) {
      logProbability = single.probability
      backoffs[0] = single.backoff
      self.hash = hash
    }
  }

  /// What the table has for the n-grams that end with one symbol of a text.
  struct Found {
    /// Of the n-grams of 2, 3, … symbols.
    var slots = InlineArray<6, UInt64>(repeating: 0)
    /// The hash of the longest of them.
    var hash = NGramHash(last: 0, seed: 0)
  }

  /// Looks up all n-grams in a text of up to six symbols.
  ///
  /// All at once, before the first answer is asked for: they wait for memory together, not one after the other.
  @inline(__always)
  func lookUp(_ count: Int, _ symbol: (Int) -> Symbol) -> InlineArray<6, Found> {
    var found = InlineArray<6, Found>(repeating: Found())
    for index in 0..<count {
      var hash = NGramHash(last: symbol(index), seed: layout.seed)
      for before in 0..<index {
        hash.extend(with: symbol(index - 1 - before))
        found[index].slots[before] = slotBits(of: hash)
      }
      found[index].hash = hash
    }
    return found
  }

  /// The longest n-gram the model has seen that ends with a symbol and holds up to `count` symbols before it.
  @inline(__always)
  func match(_ symbol: Symbol, _ found: Found, upTo count: Int) -> Match {
    var match = Match(unigram(symbol), found.hash)
    take(found.slots, count, into: &match)
    return match
  }

  @inline(__always)
  private func take(_ slots: InlineArray<6, UInt64>, _ count: Int, into match: inout Match) {
    for index in 0..<count {
      guard let slot = value(ofSlot: slots[index]) else { return }
      match.length += 1
      match.logProbability = codedProbability(slot, order: match.length)
      if match.length <= 6 { match.backoffs[match.length - 1] = codedBackoff(slot, order: match.length) }
    }
  }

  /// Looks at `count` symbols more, which stand before those of a match that holds all that were looked at.
  /// - Parameter symbols: the newest first.
  @inline(__always)
  func lengthen(_ match: inout Match, by symbols: InlineArray<6, Symbol>, _ count: Int) {
    var slots = InlineArray<6, UInt64>(repeating: 0)
    for index in 0..<count {
      match.hash.extend(with: symbols[index])
      slots[index] = slotBits(of: match.hash)
    }
    take(slots, count, into: &match)
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
    let found = lookUp(count) { last[count - 1 - $0] }
    var context = Context()
    for index in 0..<count {
      let symbol = last[count - 1 - index]
      move(&context, on: symbol, match(symbol, found[index], upTo: context.count))
    }
    return context
  }
}
