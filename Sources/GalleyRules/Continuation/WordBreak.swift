import GalleyEngine
import ICU

/// Whether a word spans the place where two texts would be joined, by ICU's dictionaries (UAX #29).
///
/// A window of eight characters on either side decides as the whole paragraph does.
final class WordBreak {
  private let breaker: WordBreaker
  private var window: [UInt16] = []

  init() {
    do {
      breaker = try WordBreaker(locale: "zh")
    } catch {
      fatalError("ICU has no word iterator (\(error)): is libicu's data installed?")
    }
  }

  /// - Parameters:
  ///   - last: the scalars before the break.
  ///   - first: the scalars behind it.
  func spans(_ last: Scalars, _ first: Scalars) -> Bool {
    window.removeAll(keepingCapacity: true)
    for index in 0..<last.count { append(last[index]) }
    let offset = window.count
    for index in 0..<first.count { append(first[index]) }
    guard offset > 0, offset < window.count else { return false }
    let units = window
    return !breaker.isBoundary(at: offset, in: units.span)
  }

  private func append(_ value: UInt32) {
    if value < 0x10000 {
      window.append(UInt16(value))
    } else {
      window.append(UInt16(0xD800 + (value - 0x10000) >> 10))
      window.append(UInt16(0xDC00 + (value - 0x10000) & 0x3FF))
    }
  }
}
