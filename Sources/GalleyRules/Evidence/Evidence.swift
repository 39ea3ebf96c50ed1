import GalleyEngine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What may speak for or against a decision: the inputs of a logistic regression, numbered from 0.
protocol SignalSet: CaseIterable, RawRepresentable where RawValue == Int, AllCases == [Self] {}

extension SignalSet {
  /// The signal's name in `rules.json`: the case's name in kebab-case.
  var name: String {
    String(describing: self).reduce(into: "") { name, character in
      name += character.isUppercase ? "-" + character.lowercased() : String(character)
    }
  }
}

/// The strength of every signal in one case.
struct Evidence<Signal: SignalSet> {
  /// Room for the largest set: a constant, because hundreds are made a page.
  private var room = [Double](repeating: 0, count: 48)
  /// A bit for each signal that was set.
  private var signals: UInt64 = 0

  subscript(signal: Signal) -> Double {
    @inline(__always) get { room[signal.rawValue] }
    @inline(__always) set {
      room[signal.rawValue] = newValue
      signals |= 1 << UInt64(signal.rawValue)
    }
  }

  /// Sets all signals back to 0.
  mutating func clear() {
    var left = signals
    while left != 0 {
      room[left.trailingZeroBitCount] = 0
      left &= left - 1
    }
    signals = 0
  }

  /// The strengths in the order of the signals.
  var values: [Double] { Signal.allCases.map { self[$0] } }

  /// The sum of all signals' strengths, each times its weight. Most signals have none.
  fileprivate func sum(_ weights: [Double]) -> Double {
    var sum = 0.0
    var left = signals
    while left != 0 {
      let index = left.trailingZeroBitCount
      sum += weights[index] * room[index]
      left &= left - 1
    }
    return sum
  }
}

/// What each signal adds to the log-odds, fitted by `scripts/fit-weights.py` and kept in `rules.json`.
struct Weights<Signal: SignalSet> {
  private let values: [Double]

  init(_ key: String, _ documentation: String, reading settings: inout SettingsReader) throws(SettingsError) {
    let named = try settings.numbers(key, documentation)
    values = Signal.allCases.map { named[$0.name] ?? 0 }
  }

  /// Natural logarithm of the odds.
  func logOdds(_ evidence: Evidence<Signal>) -> Double { evidence.sum(values) }

  /// What one signal adds.
  subscript(_ signal: Signal) -> Double { values[signal.rawValue] }

  /// 0…1.
  func probability(_ evidence: Evidence<Signal>) -> Double { 1 / (1 + exp(-logOdds(evidence))) }
}
