/// What is done with the pages of a run.
protocol PageHandler: AnyObject {
  func tell(_ problem: Problem)
  /// Something to be said that is no problem.
  func note(_ text: String)
  /// Where an input is written; throws where it cannot be written there.
  func place(for path: String, relative: String) throws(Problem) -> OutputPlace?
  /// Tells a page what is known of it from a run that was interrupted.
  func recall(_ input: inout PageInput) throws
  /// A file of JSON Lines starts.
  func beginLines(at place: OutputPlace?) throws
  /// It has ended, and all of it went well.
  func endLines() throws
  /// It could not be read to its end.
  func abandonLines()
  /// Pages come back, in the order of the input.
  func take(_ pages: [BatchPage]) throws
}

/// What holds for a run that writes no pages.
extension PageHandler {
  func place(for path: String, relative: String) -> OutputPlace? { nil }
  func recall(_ input: inout PageInput) {}
  func beginLines(at place: OutputPlace?) {}
  func endLines() {}
  func abandonLines() {}
}

/// Feeds a batch with what stands on the command line.
struct InputFeed {
  private let pages: PageRequest
  private let rules: RuleSets
  /// Whether the lines of standard input go on as soon as each is done, without a look at those that follow.
  private let isFilter: Bool
  /// What may know some of the pages.
  private let cache: LintCache?
  private let list: InputList

  /// - Parameters:
  ///   - cache: what may know some of the pages.
  ///   - list: of the pages, where it was begun before the rules were read.
  init(
    _ pages: PageRequest, _ rules: RuleSets, isFilter: Bool = true, cache: LintCache? = nil, list: InputList? = nil
  ) {
    self.cache = cache
    self.list = list ?? InputList(pages)
    self.pages = pages
    self.rules = rules
    self.isFilter = isFilter
  }

  private typealias LinesFile = (path: String, relative: String, place: OutputPlace?, rules: RuleSet)

  /// How far a run has come.
  private struct Progress {
    var list: InputList
    /// The file of JSON Lines that comes next.
    var lines: LinesFile?
    /// Where the page stands that the cache knew last.
    var folder: KnownFolder?
    /// Where in the cache the next one may be: behind it, where the pages are the last run's.
    var place = 0
  }

  /// - Throws: `Interruption` where a signal has come, and what the handler throws.
  func run(_ batch: Batch, _ handler: some PageHandler) throws {
    var progress = Progress(list: list)
    repeat {
      progress.lines = nil
      try batch.run(countsLines: true, next: { _ in try nextPage(&progress, handler) }, take: handler.take)
      if let lines = progress.lines { try run(lines, batch, handler) }
    } while progress.lines != nil
  }

  /// The next page of the list; nil at its end, and where a file of JSON Lines comes next.
  private func nextPage(_ progress: inout Progress, _ handler: some PageHandler) throws -> BatchPage? {
    while progress.lines == nil, let item = progress.list.next() {
      do {
        switch item {
        case .problem(let problem): throw problem
        case .note(let text): handler.note(text)
        case .lines(let file):
          let (path, relative) = (file.path, file.relative)
          let set = try ruleSet(for: file)
          progress.lines = (path, relative, try handler.place(for: path, relative: relative), set)
        case .page(let file, let stamp):
          let set = try ruleSet(for: file)
          if let page = known(file, stamp, set, &progress) { return .known(page) }
          let (path, relative) = (file.path, file.relative)
          let place = try handler.place(for: path, relative: relative)
          var input = PageInput(
            path: path, standsFor: file.isStandardInput ? pages.standardInputName : nil, relative: relative,
            content: .file, place: place, rules: set, stamp: stamp)
          try handler.recall(&input)
          return .task(PageTask(input))
        }
      } catch let problem as Problem {
        handler.tell(problem)
      }
    }
    return nil
  }

  private func ruleSet(for file: FoundFile) throws(Problem) -> RuleSet {
    let name = file.isStandardInput ? pages.standardInputName : nil
    do { return try name.map { try rules.rules(for: $0) } ?? rules.rules(for: file) } catch {
      throw Problem(of: error, at: name ?? file.path)
    }
  }

  /// A page whose file is as the cache knows it; it need not be read.
  private func known(_ file: FoundFile, _ stamp: UInt64, _ rules: RuleSet, _ progress: inout Progress) -> KnownPage? {
    guard let cache, stamp != 0,
      let place = cache.page(stamp: PageTask.stamp(stamp, for: rules), perhapsAt: progress.place)
    else { return nil }
    progress.place = place.end
    if progress.folder?.listing !== file.listing || progress.folder?.rules !== rules {
      progress.folder = KnownFolder(file.listing, rules)
    }
    return KnownPage(folder: progress.folder!, index: file.index, place: place)
  }

  private func run(_ file: LinesFile, _ batch: Batch, _ handler: some PageHandler) throws {
    let isFilter = isFilter && file.path == "-"
    do {
      // A page's line may be twice as long as the page: each line feed of it is two characters.
      var reader = try LineReader(file.path, limit: 2 * file.rules.configuration.limits.pageBytes)
      try handler.beginLines(at: file.place)
      var number = 0
      // What was read before a fault is a filter's output still.
      var fault: FileError?
      try batch.run(
        countsLines: !isFilter,
        next: { waits in
          guard fault == nil else { return nil }
          let line: [UInt8]?
          do throws(FileError) { line = try reader.next(waits: waits || !isFilter) } catch {
            fault = error
            return nil
          }
          guard let line else { return nil }
          if reader.piece != .later { number += 1 }
          let content: PageInput.Content =
            reader.piece.map { .piece(line, number: number, isFirst: $0 == .first) } ?? .line(line, number: number)
          var input = PageInput(
            path: file.path, relative: file.relative, content: content, place: file.place, rules: file.rules)
          try handler.recall(&input)
          return .task(PageTask(input))
        }, take: handler.take)
      if let fault { throw fault }
      try handler.endLines()
    } catch let error as FileError where !error.isClosedPipe {
      handler.abandonLines()
      handler.tell(Problem(file.path, "\(error)"))
    }
  }
}
