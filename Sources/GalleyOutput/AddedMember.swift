import JSON

/// A member that a line of JSON Lines is given beside its page, or that takes the place of one of its name.
public struct AddedMember: Sendable {
  private let name: String
  /// As JSON.
  private let value: [UInt8]
  private let former: Range<Int>?

  /// - Parameters:
  ///   - value: as JSON.
  ///   - former: the value in the line that it takes the place of, if there is one.
  public init(_ name: String, _ value: [UInt8], over former: Range<Int>?) {
    self.name = name
    self.value = value
    self.former = former
  }

  /// The bytes of a line that make way: before its closing brace none, where the member is new.
  func place(in line: [UInt8]) -> Range<Int> {
    if let former { return former }
    let brace = line.lastIndex(of: UInt8(ascii: "}")) ?? line.count
    return brace..<brace
  }

  /// What is written there. Another member, the page, stands before it.
  var bytes: [UInt8] {
    guard former == nil else { return value }
    var writer = JSONWriter()
    writer.string(name)
    return [UInt8(ascii: ",")] + writer.bytes + [UInt8(ascii: ":")] + value
  }
}
