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
  func take(_ tasks: [PageTask]) throws
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
  /// Who asks for the stamps of the pages' files; nil where nobody needs them.
  private let stampers: Workers?

  init(_ pages: PageRequest, _ rules: RuleSets, isFilter: Bool = true, stampers: Workers? = nil) {
    self.stampers = stampers
    self.pages = pages
    self.rules = rules
    self.isFilter = isFilter
  }

  private typealias LinesFile = (path: String, relative: String, place: OutputPlace?, rules: RuleSet)

  /// - Throws: `Interruption` where a signal has come, and what the handler throws.
  func run(_ batch: Batch, _ handler: some PageHandler) throws {
    var list = InputList(
      pages.paths, readsLines: pages.readsLines, ignoring: pages.ignoring, beside: FilesBeside(pages.beside),
      stampers: stampers)
    var lines: LinesFile?
    repeat {
      lines = nil
      try batch.run(
        countsLines: true, next: { _ in try nextPage(of: &list, lines: &lines, handler) }, take: handler.take)
      if let lines { try run(lines, batch, handler) }
    } while lines != nil
  }

  /// The next page of the list; nil at its end, and where a file of JSON Lines comes next.
  private func nextPage(
    of list: inout InputList, lines: inout LinesFile?, _ handler: some PageHandler
  ) throws -> PageTask? {
    while lines == nil, let item = list.next() {
      do {
        switch item {
        case .problem(let problem): throw problem
        case .note(let text): handler.note(text)
        case .lines(let path, let relative):
          let set = try ruleSet(for: path)
          lines = (path, relative, try handler.place(for: path, relative: relative), set)
        case .page(let path, let relative, let stamp):
          let standsFor = path == "-" ? pages.standardInputName : nil
          let set = try ruleSet(for: standsFor ?? path)
          let place = try handler.place(for: path, relative: relative)
          var input = PageInput(
            path: path, standsFor: standsFor, relative: relative, content: .file, place: place, rules: set,
            stamp: stamp)
          try handler.recall(&input)
          return PageTask(input)
        }
      } catch let problem as Problem {
        handler.tell(problem)
      }
    }
    return nil
  }

  private func ruleSet(for path: String) throws(Problem) -> RuleSet {
    do { return try rules.rules(for: path) } catch { throw Problem(of: error, at: path) }
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
          return PageTask(input)
        }, take: handler.take)
      if let fault { throw fault }
      try handler.endLines()
    } catch let error as FileError where !error.isClosedPipe {
      handler.abandonLines()
      handler.tell(Problem(file.path, "\(error)"))
    }
  }
}
