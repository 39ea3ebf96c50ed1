#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How right each rule is by what people decided about its findings, and how well its confidence tells that.
public struct DecisionScore: Sendable {
  /// A finding that somebody decided about.
  public struct Judgement: Sendable {
    public let rule: String
    /// 0…1.
    public let confidence: Double
    /// Whether it was accepted; what was rejected or edited is wrong.
    public let isRight: Bool

    public init(rule: String, confidence: Double, isRight: Bool) {
      self.rule = rule
      self.confidence = confidence
      self.isRight = isRight
    }
  }

  /// The figures of findings taken together.
  public struct Group: Sendable {
    /// The rule, or the tenth of the scale.
    public let name: String
    public let right: Int
    public let wrong: Int
    /// The mean confidence, 0…1.
    public let confidence: Double
    /// What is to be added to the log-odds of the rule's own confidence, so that it says what was found right.
    public let calibration: Double

    public var count: Int { right + wrong }
    /// The share that is right.
    public var precision: Double { Double(right) / Double(count) }

    /// Where the precision of the rule lies with a probability of 95 %: the score interval of Wilson (1927).
    public var interval: ClosedRange<Double> {
      let z = 1.959964
      let n = Double(count)
      let middle = (precision + z * z / (2 * n)) / (1 + z * z / n)
      let reach = z / (1 + z * z / n) * (precision * (1 - precision) / n + z * z / (4 * n * n)).squareRoot()
      return max(0, middle - reach)...min(1, middle + reach)
    }

    /// - Parameter before: what is added to the log-odds already.
    init(_ name: String, _ judgements: [Judgement], calibratedBy before: Double = 0) {
      self.name = name
      right = judgements.count { $0.isRight }
      wrong = judgements.count - right
      confidence = judgements.reduce(0) { $0 + $1.confidence } / Double(judgements.count)
      calibration = Self.calibration(for: judgements, before)
    }

    /// The offset of a logistic calibration (Platt 1999) with the slope left as it is: the most likely one where offsets are
    /// normal about 0 with variance 1, so that a few decisions change little. Found by Newton's method; the function is
    /// concave. What is certain stays so.
    private static func calibration(for judgements: [Judgement], _ before: Double) -> Double {
      let doubtful = judgements.filter { $0.confidence > 0 && $0.confidence < 1 }
      let odds = doubtful.map { log($0.confidence / (1 - $0.confidence)) - before }
      var shift = 0.0
      for _ in 0..<50 {
        var slope = -shift
        var curvature = -1.0
        for (odds, judgement) in zip(odds, doubtful) {
          let probability = 1 / (1 + exp(-(odds + shift)))
          slope += (judgement.isRight ? 1 : 0) - probability
          curvature -= probability * (1 - probability)
        }
        // No step is longer than the scale that the odds are on.
        let step = min(1, max(-1, slope / curvature))
        shift -= step
        if abs(step) < 1e-9 { break }
      }
      return shift
    }
  }

  /// By rule, in the order of their names.
  public let rules: [Group]
  /// By tenths of confidence, those with a decision.
  public let tenths: [Group]
  /// The mean squared distance of the confidence from what is right (Brier 1950): 0 is best.
  public let brier: Double
  public let count: Int

  /// - Parameter calibration: what is added to the log-odds of rules' confidence already, by their ids.
  public init(_ judgements: [Judgement], calibration: [String: Double]) {
    count = judgements.count
    rules = Dictionary(grouping: judgements, by: \.rule).sorted { $0.key < $1.key }.map { rule, judgements in
      Group(rule, judgements, calibratedBy: calibration[rule] ?? 0)
    }
    let byTenth = Dictionary(grouping: judgements) { min(9, Int($0.confidence * 10)) }
    tenths = byTenth.sorted { $0.key < $1.key }.map { tenth, judgements in
      Group("0.\(tenth)–\(tenth == 9 ? "1.0" : "0.\(tenth + 1)")", judgements)
    }
    let sum = judgements.reduce(0.0) { sum, judgement in
      let distance = judgement.confidence - (judgement.isRight ? 1 : 0)
      return sum + distance * distance
    }
    brier = judgements.isEmpty ? 0 : sum / Double(judgements.count)
  }
}
