import GalleyBatch
import JSON

/// Writes the messages of the base protocol to standard output.
struct MessageWriter {
  private let output = OutputStream.standardOutput()

  /// - Parameter result: writes one value.
  func answer(_ id: Message.ID, result: (inout JSONWriter) -> Void) throws(FileError) {
    try send { writer in
      writer.member("id", id)
      writer.key("result")
      result(&writer)
    }
  }

  func answer(_ id: Message.ID, _ error: RequestError) throws(FileError) {
    try send { writer in
      writer.member("id", id)
      writer.key("error")
      writer.beginObject()
      writer.member("code", error.code.rawValue)
      writer.member("message", error.message)
      writer.endObject()
    }
  }

  /// - Parameter parameters: writes one value.
  func notify(_ method: String, parameters: (inout JSONWriter) -> Void) throws(FileError) {
    try send { writer in
      writer.member("method", method)
      writer.key("params")
      parameters(&writer)
    }
  }

  private func send(_ members: (inout JSONWriter) -> Void) throws(FileError) {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("jsonrpc", "2.0")
    members(&writer)
    writer.endObject()
    try output.write(Array("Content-Length: \(writer.bytes.count)\r\n\r\n".utf8) + writer.bytes)
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ name: String, _ id: Message.ID) {
    key(name)
    switch id {
    case .number(let value): if let whole = Int(exactly: value) { number(whole) } else { number(value) }
    case .string(let text): string(text)
    case .null: null()
    }
  }
}
