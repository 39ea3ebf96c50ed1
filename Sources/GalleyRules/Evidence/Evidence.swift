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
///
/// It lies in the value itself, with room for the largest set: hundreds are weighed a page, and none is allocated.
struct Evidence<Signal: SignalSet> {
  private var room = InlineArray<40, Double>(repeating: 0)

  subscript(signal: Signal) -> Double {
    get { room[signal.rawValue] }
    set { room[signal.rawValue] = newValue }
  }

  /// The strengths in the order of the signals.
  var values: [Double] { Signal.allCases.map { self[$0] } }

  /// The strength of the signal with a number.
  @inline(__always)
  fileprivate func value(_ index: Int) -> Double { room[index] }
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
    for index in values.indices { sum += values[index] * evidence.value(index) }
    return sum
  }

  /// What one signal adds.
  subscript(_ signal: Signal) -> Double { values[signal.rawValue] }

  /// 0…1.
  func probability(_ evidence: Evidence<Signal>) -> Double { 1 / (1 + exp(-logOdds(evidence))) }
}
