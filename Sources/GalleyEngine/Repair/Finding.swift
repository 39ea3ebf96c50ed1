#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What a rule says about a place of the page, and how it would repair it.
public struct Finding: Sendable {
  /// The rule's identifier.
  public let rule: String
  /// The place: bytes of the source.
  public let range: Range<Int>
  /// A second place that the message speaks of: the other end of a join, the first of two copies.
  public let related: Range<Int>?
  /// How many places the finding sums up: character rules report once a block.
  public let count: Int
  public let message: Message
  /// 0…1: how sure the rule is.
  public let confidence: Double
  /// Applied together or not at all; empty where a person has to decide.
  public let repairs: [Repair]

  public init(
    rule: String, range: Range<Int>, related: Range<Int>? = nil, count: Int = 1, message: Message,
    confidence: Double, repairs: [Repair]
  ) {
    self.rule = rule
    self.range = range
    self.related = related
    self.count = count
    self.message = message
    self.confidence = confidence
    self.repairs = repairs
  }
}

extension Finding {
  /// The same, with another confidence: `shift` is added to its log-odds.
  func calibrated(by shift: Double) -> Finding {
    guard shift != 0, confidence > 0, confidence < 1 else { return self }
    let odds = confidence / (1 - confidence) * exp(shift)
    return Finding(
      rule: rule, range: range, related: related, count: count, message: message, confidence: odds / (1 + odds),
      repairs: repairs)
  }
}

/// A rule's wording, kept apart from what it quotes so that nothing is formatted that nobody reads.
///
/// In the template `{here}` quotes the finding's range (both ends of a long one), `{there}` the related range,
/// `{tail}` and `{head}` the last and the first characters of the two sides of a join, `{count}` the number of
/// places.
public struct Message: Sendable, ExpressibleByStringLiteral {
  public let template: String
  public init(stringLiteral value: String) { template = value }
  public init(_ template: String) { self.template = template }
}

/// What became of a finding.
public enum Outcome: String, Sendable {
  /// Its repairs are in the repaired page.
  case repaired
  /// It has repairs that were not applied: unsafe, or below the confidence asked for.
  case offered
  /// It has none: a person has to look.
  case reported
}
