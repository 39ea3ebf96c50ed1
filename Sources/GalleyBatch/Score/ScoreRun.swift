import GalleyScore

/// What `galley score` is asked to do.
public struct ScoreRequest: Sendable {
  /// The folder of what is true, one `NAME.json` a page.
  public var gold: String
  /// The folder of the damaged pages, `NAME.txt`.
  public var pages: String
  /// What `clean --format jsonl` wrote earlier; nil to clean the pages now.
  public var result: String?
  public var rules: RuleChoice
  public var threads = 1

  public init(gold: String, pages: String, rules: RuleChoice) {
    self.gold = gold
    self.pages = pages
    self.rules = rules
  }
}

/// One run of `galley score`.
public final class ScoreRun {
  private let request: ScoreRequest
  private var console = Console(isQuiet: true)
  /// The damaged pages that there is gold for, by name.
  private var sources: [String: [UInt8]] = [:]
  private var results: [String: ResultPage] = [:]

  public private(set) var problems = 0
  public private(set) var score = Score()
  /// The pages with mistakes, those with the most first.
  public private(set) var mistakes: [(name: String, mistakes: Int)] = []

  public init(_ request: ScoreRequest) { self.request = request }

  /// Scores every page that has gold.
  /// - Throws: `Problem` where there is none, `FileError` or `SettingsError` where the pages cannot be cleaned.
  public func run() throws {
    let gold = try goldFiles()
    for (name, _) in gold { readSource(name) }
    if let result = request.result { try readResults(result) } else { try cleanPages() }
    for (name, file) in gold { scorePage(name, gold: file) }
    mistakes.sort { ($1.mistakes, $0.name) < ($0.mistakes, $1.name) }
  }

  /// The gold, in the order of its names' bytes.
  private func goldFiles() throws(Problem) -> [(name: String, file: String)] {
    var walk = FolderWalk(of: request.gold, endings: ["json"], readsIgnoreFiles: false)
    var files: [(name: String, file: String)] = []
    while let step = walk.next() {
      switch step {
      case .problem(let problem): throw problem
      case .file(let file, _): files.append((ResultPage.stem(of: file.path), file.path))
      }
    }
    guard !files.isEmpty else {
      throw Problem(request.gold, "this folder holds no gold: name the folder with a NAME.json for each page NAME.txt")
    }
    return files
  }

  private func readSource(_ name: String) {
    let path = Path.joined(request.pages, name + ".txt")
    do { sources[name] = try contents(of: path) } catch { tell(error) }
  }

  private func contents(of path: String) throws(Problem) -> [UInt8] {
    var reader = FileReader()
    do { return try reader.contents(of: path, upTo: .max) ?? [] } catch { throw Problem(path, "\(error)") }
  }

  private func readResults(_ path: String) throws(Problem) {
    do {
      var reader = try LineReader(path)
      var number = 0
      while let line = try reader.next() {
        number += 1
        if !FieldLine.isBlank(line) { add(line, at: "\(path):\(number)") }
      }
    } catch { throw Problem(path, "\(error)") }
  }

  private func cleanPages() throws {
    var wanted = Wanted()
    wanted.output = .structured
    var pages = PageRequest([request.pages], rules: request.rules)
    pages.ignoring = .never
    let rules = try RuleSets(pages.rules, for: pages.paths)
    let batch = try Batch(encoding: nil, wanted: wanted, threads: request.threads)
    let feed = InputFeed(pages, rules)
    try feed.run(batch, self)
  }

  private func add(_ line: [UInt8], at place: String) {
    do {
      guard let page = try ResultPage(line, at: place, pageLength: { sources[$0]?.count }) else { return }
      results[page.name] = page
    } catch { tell(Problem(error.place, error.message)) }
  }

  private func scorePage(_ name: String, gold file: String) {
    guard let source = sources[name] else { return }
    do {
      let gold = try GoldPage(contents(of: file), name: file, pageLength: source.count)
      let count = score.add(results[name], gold: gold, name: name, source: source)
      if count > 0 { mistakes.append((name, count)) }
    } catch let error as ScoreError {
      tell(Problem(error.place, error.message))
    } catch {
      tell(error as? Problem ?? Problem(file, "\(error)"))
    }
  }
}

extension ScoreRun: PageHandler {
  func tell(_ problem: Problem) {
    problems += 1
    _ = console.tell(problem)
  }

  func note(_ text: String) { console.say("galley: " + text) }

  func take(_ pages: [BatchPage]) {
    for task in pages.tasks {
      if let problem = task.problem { tell(problem) }
      if let product = task.product { add(product.output, at: task.input.name) }
    }
  }
}
