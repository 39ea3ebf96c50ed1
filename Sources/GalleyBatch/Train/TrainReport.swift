import Glibc
import ICU
import NGramModel

/// Tells what a model has learnt.
enum TrainReport {
  /// - Parameter options: what the model was to be like.
  static func text(of model: NGramModel, at path: String, options: NGramTrainer.Options) -> String {
    let scripts = letters(of: model).prefix(4).map { "\($0.script.name) \(percent($0.share))" }
    let rows = [
      ("model", "\(path), \(grouped(model.size)) of at most \(grouped(options.maximumSize)) bytes"),
      (
        "learnt from", "\(grouped(model.paragraphCount)) paragraphs, \(grouped(model.trainedCharacterCount)) characters"
      ),
      ("tells apart", "\(grouped(model.symbolCount)) characters"),
      ("letters", scripts.joined(separator: ", ")),
      ("knows", "\(grouped(model.nGramCount)) sequences of 2 to \(model.order) characters"),
      ("memory", "at most \(grouped(peakMemory / 1_000_000)) MB"),
    ]
    return rows.map { name, value in
      name + String(repeating: " ", count: 13 - name.utf8.count) + value + "\n"
    }.joined()
  }

  /// The scripts that the letters of its texts are of, the most frequent first.
  private static func letters(of model: NGramModel) -> [(script: Script, share: Float)] {
    var isCounted = [Bool](repeating: false, count: model.symbolCount)
    var shares: [Script: Float] = [:]
    for value in 0..<UInt32(0x4_0000) {
      guard let scalar = Unicode.Scalar(value), let symbol = model.symbol(of: scalar), symbol != .unknown,
        !isCounted[Int(symbol)]
      else { continue }
      isCounted[Int(symbol)] = true
      let script = CharacterProperties.script(value)
      if script != .common, script != .inherited { shares[script, default: 0] += exp(-model.surprise(of: symbol)) }
    }
    let all = shares.values.reduce(0, +)
    return shares.map { ($0.key, $0.value / all) }
      .sorted { ($1.share, $0.script.rawValue) < ($0.share, $1.script.rawValue) }
  }

  /// The most memory that the process has held so far, in bytes (`getrusage`).
  private static var peakMemory: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  }

  private static func percent(_ share: Float) -> String {
    let percent = Int((share * 100).rounded())
    return percent == 0 ? "below 1 %" : "\(percent) %"
  }

  /// Thousands set apart by commas.
  private static func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    for index in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: index) }
    return String(digits)
  }
}
