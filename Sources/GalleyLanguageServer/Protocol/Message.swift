import JSON

/// A message of a client, as JSON-RPC 2.0 has it (https://www.jsonrpc.org/specification).
struct Message {
  /// What a request is answered by.
  enum ID {
    case number(Double)
    case string(String)
    /// Of a message that could not be read.
    case null
  }

  /// Nil for a notification, which is not answered.
  let id: ID?
  /// Nil for the answer to a request; the server makes none, so there is nothing to do.
  let method: String?
  /// Nil where there are none.
  let parameters: JSONNode?

  /// - Parameter content: of one message, without headers.
  init(_ content: [UInt8]) throws(RequestError) {
    let root: JSONNode
    do { root = try JSONDocument(parsing: content, name: "message").root } catch {
      throw RequestError(.parseError, "\(error.line):\(error.column): \(error.message)")
    }
    guard case .object = root.value else {
      throw RequestError(.invalidRequest, "a message is a JSON object, not \(root.value.kind)")
    }
    switch root["id"]?.value {
    case nil: id = nil
    case .number(let number): id = .number(number)
    case .string(let text): id = .string(text)
    case .null: id = .null
    default: throw RequestError(.invalidRequest, "“id” is a number or a string")
    }
    method = root["method"]?.string
    parameters = root["params"]
    if method == nil, root["result"] == nil, root["error"] == nil {
      throw RequestError(.invalidRequest, "“method” is missing, or is no string")
    }
  }

  /// A member of the parameters that cannot be done without.
  func parameter(_ names: String...) throws(RequestError) -> JSONNode {
    var node = parameters
    for name in names { node = node?[name] }
    guard let node else { throw RequestError(.invalidParams, "“params.\(names.joined(separator: "."))” is missing") }
    return node
  }

  /// The same, a string.
  func text(_ names: String...) throws(RequestError) -> String {
    var node = parameters
    for name in names { node = node?[name] }
    guard let text = node?.string else {
      throw RequestError(.invalidParams, "“params.\(names.joined(separator: "."))” is missing, or is no string")
    }
    return text
  }
}

/// Why a request is not answered as it was meant.
struct RequestError: Error {
  enum Code: Int {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case serverNotInitialized = -32002
  }

  let code: Code
  let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension JSONNode {
  /// A member of an object.
  subscript(_ name: String) -> JSONNode? {
    if case .object(let members) = value { members.first { $0.name == name }?.value } else { nil }
  }

  var string: String? { if case .string(let text) = value { text } else { nil } }
  var bool: Bool? { if case .bool(let bool) = value { bool } else { nil } }
  var integer: Int? { if case .number(let number) = value { Int(exactly: number) } else { nil } }
  var array: [JSONNode]? { if case .array(let nodes) = value { nodes } else { nil } }
}
