/// How often something was found that is true, found that is not, and missed.
public struct Tally: Sendable, Equatable {
  public private(set) var right = 0
  public private(set) var wrong = 0
  public private(set) var missed = 0

  /// Of what was found, the share that is true; 1 where nothing was found.
  public var precision: Double { share(right, of: right + wrong) }
  /// Of what is true, the share that was found; 1 where nothing is.
  public var recall: Double { share(right, of: right + missed) }
  /// The harmonic mean of the two.
  public var f1: Double { precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0 }

  /// Adds what is true of a page and what was found there.
  /// - Parameter either: what counts neither way.
  /// - Returns: how many mistakes there are.
  @discardableResult
  mutating func add<Unit: Hashable>(_ gold: Set<Unit>, found: Set<Unit>, either: Set<Unit> = []) -> Int {
    let gold = gold.subtracting(either)
    let found = found.subtracting(either)
    let both = gold.intersection(found).count
    right += both
    wrong += found.count - both
    missed += gold.count - both
    return gold.count + found.count - 2 * both
  }

  /// Adds one unit that is true, found, or both.
  mutating func add(isTrue: Bool, isFound: Bool) {
    if isTrue, isFound { right += 1 }
    if isTrue, !isFound { missed += 1 }
    if !isTrue, isFound { wrong += 1 }
  }

  /// Adds a text that was put together, as it is or otherwise.
  mutating func addText(isExact: Bool) {
    if isExact {
      right += 1
    } else {
      wrong += 1
      missed += 1
    }
  }

  private func share(_ part: Int, of whole: Int) -> Double { whole == 0 ? 1 : Double(part) / Double(whole) }
}
