import Foundation
import Testing

/// An editor: it starts the real language server, and speaks with it over its standard input and output.
final class LanguageClient {
  typealias Object = [String: Any]

  struct Gone: Error {}

  private let process = Process()
  private let toServer = Pipe()
  private let fromServer = Pipe()
  private var unread = Data()
  /// Notifications that nobody has asked for yet.
  private var notifications: [Object] = []
  private var lastID = 0

  init(in folder: URL, _ arguments: String...) throws {
    process.executableURL = Command.binary
    process.arguments = ["lsp"] + arguments
    process.currentDirectoryURL = folder
    process.standardInput = toServer
    process.standardOutput = fromServer
    try process.run()
  }

  deinit { if process.isRunning { process.terminate() } }

  // MARK: Messages

  func send(bytes: Data) throws { try toServer.fileHandleForWriting.write(contentsOf: bytes) }

  func send(content: Data) throws { try send(bytes: Data("Content-Length: \(content.count)\r\n\r\n".utf8) + content) }

  func notify(_ method: String, _ parameters: Object) throws {
    try send(
      content: try JSONSerialization.data(withJSONObject: [
        "jsonrpc": "2.0", "method": method, "params": parameters,
      ]))
  }

  /// The answer, with its `result` or its `error`.
  func request(_ method: String, _ parameters: Object = [:]) throws -> Object {
    lastID += 1
    try send(
      content: try JSONSerialization.data(withJSONObject: [
        "jsonrpc": "2.0", "id": lastID, "method": method, "params": parameters,
      ]))
    let answer = try nextAnswer()
    #expect(answer["id"] as? Int == lastID)
    return answer
  }

  func nextAnswer() throws -> Object {
    while true {
      let message = try nextMessage()
      if message["id"] != nil { return message }
      notifications.append(message)
    }
  }

  /// The parameters of the next notification of a kind.
  func notification(_ method: String) throws -> Object {
    while true {
      if let index = notifications.firstIndex(where: { $0["method"] as? String == method }) {
        return try #require(notifications.remove(at: index)["params"] as? Object)
      }
      notifications.append(try nextMessage())
    }
  }

  private func nextMessage() throws -> Object {
    let blank = Data("\r\n\r\n".utf8)
    while true {
      if let end = unread.firstRange(of: blank) {
        let header = String(decoding: unread[..<end.lowerBound], as: UTF8.self)
        let length = try #require(Int(header.dropFirst("Content-Length: ".count)))
        while unread.endIndex - end.upperBound < length { try read() }
        let content = unread[end.upperBound..<end.upperBound + length]
        unread = Data(unread[(end.upperBound + length)...])
        return try #require(try JSONSerialization.jsonObject(with: content) as? Object)
      }
      try read()
    }
  }

  private func read() throws {
    let data = fromServer.fileHandleForReading.availableData
    if data.isEmpty { throw Gone() }
    unread += data
  }

  // MARK: A session

  func initialize(_ capabilities: Object = [:]) throws -> Object {
    let answer = try request("initialize", ["processId": NSNull(), "rootUri": NSNull(), "capabilities": capabilities])
    try notify("initialized", [:])
    return try #require(answer["result"] as? Object)
  }

  /// Opens a document, and waits for what is said of it.
  func open(_ file: URL, text: String) throws -> [Object] {
    try notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": file.absoluteString, "languageId": "plaintext", "version": 1, "text": text]])
    return try diagnostics(of: file)
  }

  func open(_ file: URL) throws -> [Object] {
    try open(file, text: String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }

  func change(_ file: URL, to text: String, version: Int) throws {
    try notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": file.absoluteString, "version": version] as Object,
        "contentChanges": [["text": text]],
      ])
  }

  func diagnostics(of file: URL) throws -> [Object] {
    let parameters = try notification("textDocument/publishDiagnostics")
    #expect(parameters["uri"] as? String == file.absoluteString)
    return try #require(parameters["diagnostics"] as? [Object])
  }

  func actions(_ file: URL, at line: Int, _ character: Int, only: [String]) throws -> [Object] {
    let position = ["line": line, "character": character]
    let answer = try request(
      "textDocument/codeAction",
      [
        "textDocument": ["uri": file.absoluteString], "range": ["start": position, "end": position],
        "context": ["diagnostics": [], "only": only] as Object,
      ])
    return try #require(answer["result"] as? [Object])
  }

  /// - Returns: the exit status.
  func exit(afterShutdown: Bool = true) throws -> Int32 {
    if afterShutdown { #expect(try request("shutdown")["result"] is NSNull) }
    try notify("exit", [:])
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// What an editor does with edits of a text.
enum EditorText {
  /// Applies the `changes` of a code action, by lines and units of UTF-16, as the protocol counts them.
  static func applying(_ action: LanguageClient.Object, to text: String, of file: URL) throws -> String {
    let edit = try #require(action["edit"] as? LanguageClient.Object)
    let changes = try #require(edit["changes"] as? [String: [LanguageClient.Object]])
    return try applying(try #require(changes[file.absoluteString]), to: text)
  }

  static func applying(_ edits: [LanguageClient.Object], to text: String) throws -> String {
    var units = Array(text.utf16)
    let starts = lineStarts(of: units)
    func offset(_ position: Any?) throws -> Int {
      let position = try #require(position as? [String: Int])
      return starts[try #require(position["line"])] + (try #require(position["character"]))
    }
    let places = try edits.map { edit in
      let range = try #require(edit["range"] as? LanguageClient.Object)
      return (try offset(range["start"]), try offset(range["end"]), try #require(edit["newText"] as? String))
    }
    for (start, end, newText) in places.sorted(by: { $0.0 > $1.0 }) {
      units.replaceSubrange(start..<end, with: Array(newText.utf16))
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static func lineStarts(of units: [UInt16]) -> [Int] {
    var starts = [0]
    for (index, unit) in units.enumerated() {
      let isLast = unit == 0x0A || unit == 0x0D && !(index + 1 < units.count && units[index + 1] == 0x0A)
      if isLast { starts.append(index + 1) }
    }
    return starts
  }
}
