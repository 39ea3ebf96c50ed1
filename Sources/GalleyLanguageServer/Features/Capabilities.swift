import JSON

extension JSONWriter {
  /// An `InitializeResult`: what the server can do.
  mutating func capabilities(version: String) {
    beginObject()
    key("capabilities")
    beginObject()
    member("positionEncoding", "utf-16")
    key("textDocumentSync")
    beginObject()
    member("openClose", true)
    // TextDocumentSyncKind.Full: a rule may look at the whole page, so there is no gain in parts.
    member("change", 1)
    member("save", true)
    endObject()
    member("hoverProvider", true)
    key("codeActionProvider")
    beginObject()
    key("codeActionKinds")
    beginArray()
    string(CodeActions.quickFix)
    string(CodeActions.fixAll)
    endArray()
    endObject()
    endObject()
    key("serverInfo")
    beginObject()
    member("name", "galley")
    member("version", version)
    endObject()
    endObject()
  }
}
