import GalleyReport

extension Review {
  /// Writes the review as one file that needs no server: it holds the pages, and gives decisions out as a file.
  public func write(to path: String) throws {
    var generator = SystemRandomNumberGenerator()
    let nonce = String(generator.next(), radix: 36) + String(generator.next(), radix: 36)
    let output = try OutputStream(to: path)
    try output.write(ReviewDocument.opening(batch: batchJSON(), nonce: nonce))
    for number in batch.pages.indices {
      guard let page = try pageJSON(number) else { continue }
      try output.write(ReviewDocument.page(page, number: number))
    }
    try output.write(ReviewDocument.closing(nonce: nonce))
    try output.finish()
  }
}
