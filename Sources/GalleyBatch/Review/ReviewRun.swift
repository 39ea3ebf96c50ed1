import GalleyEngine
import GalleyOutput
import GalleyReport

/// Repairs the pages of a review in memory, and writes none.
public final class ReviewRun {
  private let request: ReviewRequest
  private let rules: RuleSets
  private let batch: Batch
  private let desk: ReviewDesk
  private let written: WrittenPages
  private var console = Console(isQuiet: false)
  private var found = ReviewBatch()
  private var pages: ReviewSpool
  private var problems = 0

  /// - Throws: `SettingsError` or `Problem` where nothing can be done at all.
  public init(_ request: ReviewRequest) throws {
    self.request = request
    desk = try ReviewDesk(at: request.decisions ?? DecisionFile.place(for: request.pages.paths))
    written = try WrittenPages(request.pages.paths)
    var choice = request.pages.rules
    choice.verdicts = desk.decisions.verdicts
    rules = try RuleSets(choice, for: request.pages.paths)
    var wanted = Wanted()
    wanted.review = true
    wanted.quality = true
    wanted.fields = request.pages.fields
    batch = try Batch(encoding: request.pages.encoding, wanted: wanted, threads: request.pages.threads)
    pages = try ReviewSpool()
  }

  /// What is wrong with a page is told and costs nothing else.
  public func run() throws -> Review {
    let feed = InputFeed(request.pages, rules)
    try feed.run(batch, self)
    console.finish()
    found.rules = rules.descriptions
    desk.know(found)
    return Review(batch: found, pages: pages, desk: desk, problems: problems, version: request.version)
  }
}

extension ReviewRun: PageHandler {
  func tell(_ problem: Problem) {
    problems += 1
    _ = console.tell(problem)
  }

  func note(_ text: String) { console.say("galley: " + text) }

  func recall(_ input: inout PageInput) {
    do {
      if let source = try written.source(of: input) { input.content = .draft(source) }
    } catch {
      note("\(input.path): \(error); it is reviewed as it is")
    }
  }

  func take(_ tasks: [PageTask]) throws {
    for task in tasks {
      if let problem = task.problem { tell(problem) }
      guard let page = task.product?.review else { continue }
      found.add(page, path: desk.name(of: task.input.path))
      try pages.add(page.json)
    }
    console.progress(found.pages.count)
  }
}

/// A batch as a person reviews it.
public struct Review: Sendable {
  public let batch: ReviewBatch
  private let pages: ReviewSpool
  public let desk: ReviewDesk
  /// What was told.
  public let problems: Int
  private let version: String

  init(batch: ReviewBatch, pages: ReviewSpool, desk: ReviewDesk, problems: Int, version: String) {
    self.batch = batch
    self.pages = pages
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

  /// `page.json` of a page, by its number from 0; nil where there is none.
  public func pageJSON(_ number: Int) throws(FileError) -> [UInt8]? { try pages.page(number) }
}
