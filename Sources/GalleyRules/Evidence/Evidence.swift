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
  private(set) var values = [Double](repeating: 0, count: Signal.allCases.count)

  subscript(signal: Signal) -> Double {
    get { values[signal.rawValue] }
    set { values[signal.rawValue] = newValue }
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
  func logOdds(_ evidence: Evidence<Signal>) -> Double {
    var sum = 0.0
    for index in values.indices { sum += values[index] * evidence.values[index] }
    return sum
  }

  /// What one signal adds.
  subscript(_ signal: Signal) -> Double { values[signal.rawValue] }

  /// 0…1.
  func probability(_ evidence: Evidence<Signal>) -> Double { 1 / (1 + exp(-logOdds(evidence))) }
}
