import ICU
import Testing

struct RegularExpressionTests {
  @Test func findsMatchesAndGroups() throws {
    let expression = try RegularExpression("第([一二三]+)(条|款)?")
    let text = Array("见第一条和第二".utf16)
    #expect(expression.groupCount == 2)
    #expect(try expression.firstMatch(in: text) == 1..<4)
    #expect([expression.group(1), expression.group(2), expression.group(3)] == [2..<3, 3..<4, nil])
    #expect(try expression.firstMatch(in: text, from: 2) == 5..<7)
    #expect([expression.group(1), expression.group(2)] == [6..<7, nil])
    #expect(try expression.firstMatch(in: text, from: 6) == nil)
    #expect(expression.group(0) == nil)
  }

  @Test func lookBehindSeesWhatStandsBeforeTheStart() throws {
    let text = Array("ab".utf16)
    #expect(try RegularExpression("(?<=a)b").firstMatch(in: text, from: 1) == 1..<2)
    #expect(try RegularExpression("^").firstMatch(in: [UInt16]()) == 0..<0)
  }

  @Test func aBadPatternNamesItsPlace() {
    #expect {
      try RegularExpression("报纸*)x")
    } throws: { error in
      guard case .badPattern(let cause, let character) = error as? RegularExpressionError else { return false }
      return cause.name == "U_REGEX_MISMATCHED_PAREN" && character == 4
    }
  }

  @Test func anEndlessMatchHitsTheLimit() throws {
    let expression = try RegularExpression("(a+)+b", timeLimit: 5)
    let text = [UInt16](repeating: 0x61, count: 60)
    #expect(throws: RegularExpressionError.timeLimit) { try expression.firstMatch(in: text) }
    #expect(try expression.firstMatch(in: Array("aab".utf16)) == 0..<3)
  }

  @Test func aStartOutsideTheTextIsAnError() throws {
    let expression = try RegularExpression("a")
    #expect {
      try expression.firstMatch(in: [0x61], from: 2)
    } throws: { error in
      guard case .failed(let cause) = error as? RegularExpressionError else { return false }
      return cause.name == "U_INDEX_OUTOFBOUNDS_ERROR"
    }
  }
}
