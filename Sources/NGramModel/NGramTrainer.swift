/// Trains models. The same texts and options give the same bytes, whatever the order of the texts.
public enum NGramTrainer {
  /// What a model shall be like. The defaults are those of the measurements in `docs/decisions/0003-language-model.md`.
  public struct Options: Sendable {
    /// The longest sequence of characters that is counted, 2 to 7.
    public var order = 5
    /// The size the model may have, in bytes; the n-grams that matter least are left out until it fits.
    public var maximumSize = 8_000_000
    /// How often a character must occur to be told apart from other rare ones.
    public var minimumCharacterCount = 3
    /// How often an n-gram of order 2, 3, … must occur to be kept; the last number stands for all longer ones too.
    /// Long n-grams that occur once would be pieces of somebody's text.
    public var minimumCounts = [1, 2, 2, 3]
    /// One n-gram in 2^bits that was never seen is taken for one that was.
    public var fingerprintBits = 9
    public var probabilityBits = 5
    public var backoffBits = 4
    /// Base 2 logarithm of the number of vectors for each side of a break, 8 to 20; each takes 32 bytes. Nil for as many
    /// as the texts can fill: one for every 128 characters, to 2^16.
    public var rowBits: Int?
    /// How often each paragraph is cut to learn the vectors; 0 for a model without any.
    public var epochs = 20

    public init() {}
  }

  /// Trains a model and returns the bytes of its file.
  /// - Parameter texts: paragraphs in UTF-8.
  public static func train(
    texts: some Sequence<[UInt8]>, options: Options = Options()
  ) throws(NGramModelError) -> [UInt8] {
    try check(options)
    let corpus = try Corpus(texts, minimumCount: options.minimumCharacterCount)
    var counts = NGramCounts(corpus, order: options.order)
    counts.dropRare(minimumCounts: options.minimumCounts)
    var estimates = WittenBellEstimates(counts)
    let rowBits = options.epochs == 0 ? 0 : options.rowBits ?? rowBits(for: corpus)
    let writer = ModelWriter(vocabulary: corpus.vocabulary, rowBits: rowBits, options: options)
    let room = writer.capacity(ofBytes: options.maximumSize)
    guard room >= 0 else {
      throw .invalidOptions("\(options.maximumSize) bytes do not even hold the \(corpus.vocabulary.count) characters")
    }
    if counts.keptCount > room {
      counts.prune(to: room, estimates)
      estimates = WittenBellEstimates(counts)
    }
    let vectors =
      rowBits > 0 ? BreakTrainer.vectors(of: corpus, rowBits: rowBits, epochs: options.epochs) : nil
    return writer.bytes(counts, estimates, vectors, paragraphs: corpus.paragraphCount, symbols: corpus.symbolCount)
  }

  private static func rowBits(for corpus: Corpus) -> Int {
    let bits = Int.bitWidth - 1 - max(1, corpus.symbolCount / 128).leadingZeroBitCount
    return max(ModelLayout.rowBits.lowerBound, min(16, bits))
  }

  private static func check(_ options: Options) throws(NGramModelError) {
    guard ModelLayout.orders ~= options.order else { throw .invalidOptions("order \(options.order) is not 2 to 7") }
    guard 4...16 ~= options.fingerprintBits, 1...8 ~= options.probabilityBits, 1...8 ~= options.backoffBits else {
      throw .invalidOptions("4 to 16 bits of fingerprint, 1 to 8 of probability and backoff are possible")
    }
    guard options.rowBits.map({ ModelLayout.rowBits ~= $0 }) ?? true, options.epochs >= 0 else {
      throw .invalidOptions("2^8 to 2^20 vectors are possible, learnt in no epoch or more")
    }
    guard !options.minimumCounts.isEmpty, options.minimumCounts == options.minimumCounts.sorted() else {
      throw .invalidOptions("the minimum counts must not fall, for an n-gram needs the shorter ones in it")
    }
  }
}
