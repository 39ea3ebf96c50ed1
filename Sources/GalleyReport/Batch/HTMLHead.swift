extension HTMLWriter {
  /// The start of a document for people: up to what only this one has in its head.
  /// - Parameters:
  ///   - policy: a Content Security Policy, in words of the program's own; nil where a header has it.
  ///   - title: of the document.
  mutating func head(policy: String?, title: String) {
    markup(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">

      """)
    if let policy {
      markup("<meta http-equiv=\"Content-Security-Policy\" content=\"")
      file(Array(policy.utf8))
      markup("\">\n")
    }
    markup("<title>")
    text(title)
    markup("</title>\n")
  }
}
