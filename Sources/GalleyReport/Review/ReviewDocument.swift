import CReviewPage

/// The page on which a person reviews: as files for a server, or as one file with a batch in it.
public enum ReviewDocument {
  public static var style: [UInt8] { bytes(of: galley_review_css()) }
  public static var script: [UInt8] { bytes(of: galley_review_js()) }

  /// The page for a server, which serves `style` and `script` beside it.
  public static var served: [UInt8] {
    var html = HTMLWriter()
    writeHead(&html, policy: nil)
    html.markup("<link rel=\"stylesheet\" href=\"review.css\">\n<script src=\"review.js\" defer></script>\n</head>\n")
    html.file(bytes(of: galley_review_html()))
    html.markup("</html>\n")
    return html.bytes
  }

  /// One file up to its first page.
  /// - Parameters:
  ///   - batch: `batch.json`.
  ///   - nonce: what nobody can have guessed; only scripts that have it run.
  public static func opening(batch: [UInt8], nonce: String) -> [UInt8] {
    var html = HTMLWriter()
    let policy =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-\(nonce)'; base-uri 'none'; form-action 'none'"
    writeHead(&html, policy: policy)
    html.markup("<style>\n")
    html.file(style)
    html.markup("</style>\n</head>\n")
    html.file(bytes(of: galley_review_html()))
    write(batch, id: "batch", to: &html)
    return html.bytes
  }

  /// A page of the file.
  public static func page(_ json: [UInt8], number: Int) -> [UInt8] {
    var html = HTMLWriter()
    write(json, id: "page-\(number)", to: &html)
    return html.bytes
  }

  /// The end of the file.
  public static func closing(nonce: String) -> [UInt8] {
    var html = HTMLWriter()
    html.markup("<script")
    html.attribute("nonce", nonce)
    html.markup(">\n")
    html.file(script)
    html.markup("</script>\n</html>\n")
    return html.bytes
  }

  private static func writeHead(_ html: inout HTMLWriter, policy: String?) {
    html.head(policy: policy, title: "Galley: review")
    html.markup("<meta name=\"referrer\" content=\"no-referrer\">\n")
  }

  /// JSON as data that no markup in it can end: `<` stands in strings only, and is written as an escape there.
  private static func write(_ json: [UInt8], id: String, to html: inout HTMLWriter) {
    html.markup("<script type=\"application/json\"")
    html.attribute("id", id)
    html.markup(">")
    var escaped: [UInt8] = []
    escaped.reserveCapacity(json.count)
    for byte in json {
      if byte == UInt8(ascii: "<") { escaped += Array("\\u003c".utf8) } else { escaped.append(byte) }
    }
    html.file(escaped)
    html.markup("</script>\n")
  }

  private static func bytes(of file: galley_review_file) -> [UInt8] {
    Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }
}
