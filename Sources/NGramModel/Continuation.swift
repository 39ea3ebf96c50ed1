#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension NGramModel {
  /// The first symbols of a text that may continue another, and how likely they are without it.
  public struct Head: Sendable {
    var symbols = InlineArray<6, Symbol>(repeating: 0)
    public internal(set) var count = 0
    /// What the head's own symbols tell of each of them, whatever stands before the head.
    var steps = InlineArray<6, Step>(repeating: Step())
    /// Log probability of the symbols at the start of a paragraph.
    public internal(set) var atParagraphStart: Float = 0
    /// Log probability of the symbols somewhere in a text.
    public internal(set) var anywhere: Float = 0

    /// Log probability of the symbols where they continue nothing that is known: half of such heads start a paragraph,
    /// half continue another text.
    public internal(set) var elsewhere: Float = 0

    struct Step {
      /// The longest n-gram that ends with the symbol and starts in the head.
      var match = Match()
      /// Log probability of the symbol where nothing is known of what stands before the head.
      var alone: Float = 0
    }
  }

  /// Reads the start of a text in UTF-8. Score one head against many tails with it.
  /// - Parameter length: how many symbols to read. Those from the `order`-th on would have the same context wherever
  ///   the text stands, so they would cancel out exactly, and are not read.
  public func head(_ text: Span<UInt8>, length: Int = 8) -> Head {
    var head = Head()
    var index = 0
    var spaceBefore = false
    let wanted = min(length, layout.order - 1)
    while index < text.count, head.count < wanted {
      let scalar = text.scalar(at: index)
      index += scalar.length
      let symbol = tableEntry(of: scalar.value)
      if symbol == .ignoredMark { continue }
      if symbol == .whiteSpaceMark {
        spaceBefore = head.count > 0 && isInWord(head.symbols[head.count - 1])
        continue
      }
      if spaceBefore, isInWord(symbol) {
        head.symbols[head.count] = .space
        head.count += 1
      }
      spaceBefore = false
      if head.count < wanted {
        head.symbols[head.count] = symbol
        head.count += 1
      }
    }
    readSteps(of: &head)
    head.atParagraphStart = logProbability(of: head, after: paragraphStart)
    head.anywhere = logProbability(of: head, after: emptyContext)
    let larger = max(head.atParagraphStart, head.anywhere)
    let smaller = min(head.atParagraphStart, head.anywhere)
    head.elsewhere = larger + log1p(exp(smaller - larger)) - log(Float(2))
    return head
  }

  /// Looks up the n-grams that lie within the head, once for all tails.
  private func readSteps(of head: inout Head) {
    let found = lookUp(head.count) { head.symbols[$0] }
    var context = emptyContext
    for index in 0..<head.count {
      let symbol = head.symbols[index]
      let match = match(symbol, found[index], upTo: context.count)
      head.steps[index] = Head.Step(match: match, alone: logProbability(of: match, after: context))
      move(&context, on: symbol, match)
    }
  }

  /// Log probability that the head comes next.
  ///
  /// A tail counts only as long as the model has seen it together with all of the head so far: from then on every symbol
  /// is as likely as in the head alone. Most tails count for one symbol.
  public func logProbability(of head: Head, after tail: Context) -> Float {
    var context = tail
    var sum: Float = 0
    var index = 0
    while index < head.count, context.count > index {
      var match = head.steps[index].match
      if match.length == index + 1 { lengthen(&match, by: tail.symbols, context.count - index) }
      sum += logProbability(of: match, after: context)
      context.backoffs = match.backoffs
      context.count = min(match.length, layout.order - 1)
      index += 1
    }
    while index < head.count {
      sum += head.steps[index].alone
      index += 1
    }
    return sum
  }

  /// Log probability that the head comes next behind a break. Between two words it stands for their space, unless the
  /// head goes on in the middle of one.
  public func logProbability(of head: Head, behindBreakAfter context: Context) -> Float {
    let joined = logProbability(of: head, after: context)
    guard setsSpaces, context.count > 0, head.count > 0, isSpacedLetter(context.symbols[0]),
      isSpacedLetter(head.symbols[0])
    else { return joined }
    var spaced = context
    push(.space, onto: &spaced)
    return max(joined, logProbability(of: head, after: spaced))
  }

  /// Whether a symbol is a letter of a script that sets spaces. A digit is none, for
  /// numbers are broken anywhere; and so are words of Latin letters between ideographs.
  private func isSpacedLetter(_ symbol: Symbol) -> Bool { isInWord(symbol) && symbol != digit }

  /// How much more likely the head is behind a break after the tail than elsewhere, as the logarithm of the ratio:
  /// positive speaks for a continuation.
  public func continuation(tail: Context, head: Head) -> Float {
    logProbability(of: head, behindBreakAfter: tail) - head.elsewhere
  }

  /// The same for two texts in UTF-8, of which the last `order` − 1 symbols of the tail are read and the first `length`
  /// of the head, or as many as can count.
  public func continuation(tail: Span<UInt8>, head: Span<UInt8>, length: Int = 8) -> Float {
    continuation(tail: context(after: tail), head: self.head(head, length: length))
  }

  /// Log probability that the paragraph ends after the tail: near 0 where it is complete, very low where it stays open.
  public func paragraphEnd(after tail: Context) -> Float {
    logProbability(of: .paragraphEnd, after: tail)
  }
}
