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
  private var sources: ReviewSources
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
    sources = try ReviewSources()
  }

  /// What is wrong with a page is told and costs nothing else.
  public func run() throws -> Review {
    let feed = InputFeed(request.pages, rules)
    try feed.run(batch, self)
    console.finish()
    found.rules = rules.descriptions
    for (row, page) in zip(found.rows, found.pageNumbers) { desk.know(row, of: found.paths[page]) }
    return Review(
      batch: found, pages: pages, sources: sources, desk: desk, problems: problems, version: request.version)
  }
}

extension ReviewRun: PageHandler {
  func tell(_ problem: Problem) {
    problems += 1
    _ = console.tell(problem)
  }

  func note(_ text: String) { console.say("galley: " + text) }

  func recall(_ input: inout PageInput) {
    do { input.content = try written.source(of: input) } catch {
      note("\(input.name): \(error); it is reviewed as it is")
    }
  }

  func take(_ pages: [BatchPage]) throws {
    for task in pages.tasks {
      if let problem = task.problem { tell(problem) }
      guard let page = task.product?.review, let source = task.product?.source else { continue }
      found.add(page, path: desk.name(of: task.input.path))
      try self.pages.add(page.json)
      try sources.add(source)
    }
    console.progress(found.pages.count)
  }
}
