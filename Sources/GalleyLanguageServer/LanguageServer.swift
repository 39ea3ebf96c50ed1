import GalleyBatch
import Glibc
import JSON

/// `galley lsp`: tells an editor what is wrong with the pages that are open in it, and repairs them there.
///
/// The Language Server Protocol 3.17 over standard input and output. One thread takes the messages in their order. A text is
/// checked when no message waits, so that fast typing costs one check and not one a key.
public final class LanguageServer {
  private enum State {
    case starting, running, shutDown
  }

  private let choice: RuleChoice
  private let version: String
  private var reader = MessageReader(STDIN_FILENO)
  private let writer = MessageWriter()
  private var state = State.starting
  private var documents: [String: OpenDocument] = [:]
  /// Documents that were closed, and whose diagnostics the client still shows.
  private var gone: Set<String> = []
  /// What the client can take.
  private var hasRelated = false
  private var hasVersions = false
  private var hasLinks = false

  /// - Parameters:
  ///   - choice: the rules for all documents.
  ///   - version: of Galley.
  public init(_ choice: RuleChoice, version: String) {
    self.choice = choice
    self.version = version
  }

  /// Serves until the client says `exit`, or is gone.
  /// - Returns: the exit status that the protocol wants: 0 after `shutdown`, else 1.
  /// - Throws: `FileError` where nothing can be written.
  public func run() throws -> Int32 {
    while true {
      switch reader.next() {
      case .end: return state == .shutDown ? 0 : 1
      case .malformed(let message): try writer.answer(.null, RequestError(.parseError, message))
      case .message(let content):
        if try take(content) { return state == .shutDown ? 0 : 1 }
      }
      if !reader.hasMore { try publish() }
    }
  }

  /// - Returns: whether this is the end.
  private func take(_ content: [UInt8]) throws(FileError) -> Bool {
    let message: Message
    do throws(RequestError) { message = try Message(content) } catch {
      try writer.answer(.null, error)
      return false
    }
    guard let method = message.method else { return false }
    if method == "exit" { return true }
    if let id = message.id {
      switch Result(catching: { () throws(RequestError) in try answer(message, method) }) {
      case .success(let result): try writer.answer(id, result: result)
      case .failure(let error): try writer.answer(id, error)
      }
    } else if state == .running {
      do throws(RequestError) { try heed(message, method) } catch {
        // Nobody waits for an answer, but somebody will want to know.
        try log("\(method): \(error.message)")
      }
    }
    return false
  }

  /// Says something in the client's log, as a warning.
  private func log(_ text: String) throws(FileError) {
    try writer.notify("window/logMessage") { writer in
      writer.beginObject()
      writer.member("type", 2)
      writer.member("message", text)
      writer.endObject()
    }
  }

  /// Checks what has changed, and tells of it.
  private func publish() throws(FileError) {
    for uri in gone { try writer.notify("textDocument/publishDiagnostics") { $0.noDiagnostics(of: uri) } }
    gone = []
    for (_, document) in documents.sorted(by: { $0.key < $1.key }) where !document.isPublished {
      document.check()
      document.isPublished = true
      try writer.notify("textDocument/publishDiagnostics") {
        $0.diagnostics(of: document, hasRelated: hasRelated, hasLinks: hasLinks)
      }
    }
  }
}

// MARK: Requests

extension LanguageServer {
  /// Writes one value, the result of a request.
  private typealias Answer = (inout JSONWriter) -> Void

  private func answer(_ message: Message, _ method: String) throws(RequestError) -> Answer {
    switch (state, method) {
    case (.starting, "initialize"): return initialize(message)
    case (.starting, _): throw RequestError(.serverNotInitialized, "“initialize” comes first")
    case (.running, "initialize"): throw RequestError(.invalidRequest, "“initialize” comes once")
    case (.running, "shutdown"):
      state = .shutDown
      return { $0.null() }
    case (.running, "textDocument/hover"):
      let document = try checked(message)
      guard let position = UTF16Position(try message.parameter("position")) else { throw .wrong("position") }
      return Hover(document: document, place: position.offset(in: document.text)).write
    case (.running, "textDocument/codeAction"): return try codeActions(message)
    case (.running, _): throw RequestError(.methodNotFound, "there is no “\(method)” here")
    case (.shutDown, _): throw RequestError(.invalidRequest, "after “shutdown” comes “exit”")
    }
  }

  private func initialize(_ message: Message) -> Answer {
    let capabilities = message.parameters?["capabilities"]
    let diagnostics = capabilities?["textDocument"]?["publishDiagnostics"]
    hasRelated = diagnostics?["relatedInformation"]?.bool ?? false
    hasLinks = diagnostics?["codeDescriptionSupport"]?.bool ?? false
    hasVersions = capabilities?["workspace"]?["workspaceEdit"]?["documentChanges"]?.bool ?? false
    state = .running
    return { [version] in $0.capabilities(version: version) }
  }

  private func codeActions(_ message: Message) throws(RequestError) -> Answer {
    let document = try checked(message)
    guard let start = UTF16Position(try message.parameter("range", "start")),
      let end = UTF16Position(try message.parameter("range", "end")), start <= end
    else { throw .wrong("range") }
    let text = document.text
    return CodeActions(
      document: document, place: start.offset(in: text)..<end.offset(in: text),
      kinds: message.parameters?["context"]?["only"]?.array?.compactMap(\.string), hasVersions: hasVersions
    ).write
  }

  /// The document of a request, with what is wrong with its text as it is now.
  private func checked(_ message: Message) throws(RequestError) -> OpenDocument {
    let document = try document(message)
    document.check()
    return document
  }

  private func document(_ message: Message) throws(RequestError) -> OpenDocument {
    let uri = try message.text("textDocument", "uri")
    guard let document = documents[uri] else { throw RequestError(.invalidParams, "“\(uri)” is not open") }
    return document
  }
}

// MARK: Notifications

extension LanguageServer {
  private func heed(_ message: Message, _ method: String) throws(RequestError) {
    switch method {
    case "textDocument/didOpen":
      let uri = try message.text("textDocument", "uri")
      documents[uri] = OpenDocument(
        uri, text: try message.text("textDocument", "text"), version: try Self.version(message), choice)
      gone.remove(uri)
    case "textDocument/didChange":
      let document = try document(message)
      // Each change is a whole text, so the last one counts.
      let change = try message.parameter("contentChanges").array?.last
      guard let text = change?["text"]?.string, change?["range"] == nil else { throw .wrong("contentChanges") }
      document.change(to: text, version: try Self.version(message))
    case "textDocument/didSave": try document(message).forgetRules()
    case "textDocument/didClose":
      let uri = try document(message).uri
      documents[uri] = nil
      gone.insert(uri)
    case "workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles":
      for document in documents.values { document.forgetRules() }
    default: break
    }
  }

  private static func version(_ message: Message) throws(RequestError) -> Int {
    guard let version = try message.parameter("textDocument", "version").integer else { throw .wrong("version") }
    return version
  }
}

extension RequestError {
  /// - Parameter parameter: what is there, but not as it should be.
  fileprivate static func wrong(_ parameter: String) -> RequestError {
    RequestError(.invalidParams, "“\(parameter)” is not what the protocol has there")
  }
}
