/// How well a model knows the characters of a text.
public struct Familiarity: Sendable {
  /// Characters with print that were read.
  public private(set) var seen = 0
  /// Those of them that are in no vocabulary.
  public private(set) var unknown = 0
  /// How surprising they are, all together, without looking at those before them: nats.
  public private(set) var surprise: Float = 0

  public init() {}

  fileprivate mutating func add(_ symbol: Symbol, surprise: Float) {
    seen += 1
    if symbol == .unknown { unknown += 1 }
    self.surprise += surprise
  }
}

extension NGramModel {
  /// Reads up to `count` characters from byte `start` of a text in UTF-8.
  /// - Returns: the byte behind them.
  public func read(_ count: Int, from start: Int, of text: Span<UInt8>, into familiarity: inout Familiarity) -> Int {
    var index = start
    for _ in 0..<count where index < text.count {
      let scalar = text.scalar(at: index)
      index += scalar.length
      let symbol = tableEntry(of: scalar.value)
      if symbol < Symbol.whiteSpaceMark { familiarity.add(symbol, surprise: surprise(of: symbol)) }
    }
    return index
  }
}
