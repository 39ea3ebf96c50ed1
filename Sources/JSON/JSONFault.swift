/// What is not strict JSON, and where; in bytes that have no name and no lines of their own.
public struct JSONFault: Error, Equatable {
  /// From 0, in the bytes that were read.
  public let offset: Int
  public let message: String

  public init(offset: Int, message: String) {
    self.offset = offset
    self.message = message
  }

  static func repeated(_ name: String, at range: Range<Int>) -> JSONFault {
    JSONFault(offset: range.lowerBound, message: "the name “\(name)” stands here a second time")
  }
}
