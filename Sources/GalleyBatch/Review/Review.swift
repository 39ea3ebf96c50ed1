import GalleyReport

/// A batch as a person reviews it.
public struct Review: Sendable {
  public let batch: ReviewBatch
  private let pages: ReviewSpool
  private let sources: ReviewSources
  public let desk: ReviewDesk
  /// What was told.
  public let problems: Int
  private let version: String

  init(
    batch: ReviewBatch, pages: ReviewSpool, sources: ReviewSources, desk: ReviewDesk, problems: Int, version: String
  ) {
    self.batch = batch
    self.pages = pages
    self.sources = sources
    self.desk = desk
    self.problems = problems
    self.version = version
  }

  /// `batch.json`, with what is decided by now.
  public func batchJSON() -> [UInt8] {
    batch.json(version: version) { writer in
      writer.beginArray()
      for decision in desk.decisions.decisions { decision.write(to: &writer) }
      writer.endArray()
    }
  }

  /// `page.json` of a page as it was found, by its number from 0; nil where there is none.
  public func pageJSON(_ number: Int) throws(FileError) -> [UInt8]? { try pages.page(number) }

  /// `page.json` of a page as it is to be written with what is decided by now; nil where there is none. Findings that have
  /// come up since may be decided about from now on.
  /// - Parameters:
  ///   - number: from 0.
  ///   - onlyAccepted: whether it is the page of `galley apply`, and not that of `galley clean`.
  public func pageJSON(_ number: Int, onlyAccepted: Bool) throws -> [UInt8]? {
    guard let page = try sources.repaired(number, by: desk.decisions, onlyAccepted: onlyAccepted) else { return nil }
    for row in page.rows { desk.know(row, of: batch.paths[number]) }
    return page.json
  }
}
