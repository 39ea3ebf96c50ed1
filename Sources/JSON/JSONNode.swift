/// A value and where it stands.
public struct JSONNode: Sendable {
  public let value: JSONValue
  /// Bytes of its document, half-open; a string's quotes belong to it.
  public let range: Range<Int>
}

public enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONNode])
  case object([JSONMember])

  /// The kind of value with its article, for messages: “a number”.
  public var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// A member of an object, in the order of the document.
public struct JSONMember: Sendable {
  public let name: String
  /// Bytes of the document, half-open, with the quotes.
  public let nameRange: Range<Int>
  public let value: JSONNode
}
