import CICUCalls

/// Why a regular expression could not be made or could not finish.
public enum RegularExpressionError: Error, Equatable {
  /// The pattern is wrong at this character, counted from 1 (a wrong bracket is often found only at the end).
  case badPattern(ICUError, character: Int)
  /// The match took longer than the limit: the pattern backtracks too much on this text.
  case timeLimit
  case failed(ICUError)
}

/// A regular expression in ICU's syntax, with a limit on the time a match may take.
///
/// It keeps the groups of the last match, so it is not for use by two threads at once.
public final class RegularExpression {
  public let pattern: String
  /// How many capture groups the pattern has, the whole match not counted (`uregex_groupCount`).
  public let groupCount: Int
  private let handle: UnsafeMutableRawPointer

  /// Compiles a pattern (`uregex_open`).
  /// - Parameter timeLimit: the limit for one match, very roughly in milliseconds (`uregex_setTimeLimit`).
  public init(_ pattern: String, timeLimit: Int = 500) throws(RegularExpressionError) {
    let utf16 = Array(pattern.utf16)
    var place: Int32 = 0
    var status = ICU_ZERO_ERROR
    let opened = utf16.span.withCText { icu_openRegex($0, $1, 0, &place, &status) }
    guard !icu_failed(status), let opened else {
      throw .badPattern(ICUError(status, in: "uregex_open"), character: Int(max(place, 1)))
    }
    handle = opened
    self.pattern = pattern
    groupCount = Int(icu_regexGroupCount(opened, &status))
    icu_setRegexTimeLimit(opened, Int32(timeLimit), &status)
    precondition(!icu_failed(status), "uregex_setTimeLimit fails only for a negative limit")
  }

  deinit { icu_closeRegex(handle) }

  /// The first match that starts at or after `start`, as a half-open range of UTF-16 units (`uregex_find`).
  /// What stands before `start` can be seen by a look-behind.
  public func firstMatch(in text: Span<UInt16>, from start: Int = 0) throws(RegularExpressionError) -> Range<Int>? {
    var status = ICU_ZERO_ERROR
    let found = text.withCText { pointer, count in
      icu_setRegexText(handle, pointer, count, &status)
      return icu_regexFind(handle, Int32(start), &status)
    }
    if status == ICU_REGEX_TIME_OUT { throw .timeLimit }
    if icu_failed(status) { throw .failed(ICUError(status, in: "uregex_find")) }
    return found ? group(0) : nil
  }

  /// The range of a group in the last match, in UTF-16 units; nil when the group took no part in it, or nothing matched
  /// (`uregex_start`, `uregex_end`). Group 0 is the whole match.
  public func group(_ index: Int) -> Range<Int>? {
    var status = ICU_ZERO_ERROR
    let start = icu_regexStart(handle, Int32(index), &status)
    let end = icu_regexEnd(handle, Int32(index), &status)
    return !icu_failed(status) && start >= 0 ? Int(start)..<Int(end) : nil
  }
}
