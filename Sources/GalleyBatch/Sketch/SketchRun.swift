import GalleyOutput

/// What `galley sketch` is asked to do.
public struct SketchRequest: Sendable {
  /// The pages; sketches may stand among them.
  public var pages: PageRequest
  /// The file that the sketch is written to.
  public var output: String

  public init(_ pages: PageRequest, to output: String) {
    self.pages = pages
    self.output = output
  }
}

/// One run of `galley sketch`: which short lines the pages of a batch repeat, in one file.
public final class SketchRun {
  private let request: SketchRequest
  private let rules: RuleSets
  private let batch: Batch
  private var sketch = LineSketch()
  private var console = Console(isQuiet: false)
  private var summary = Summary()

  /// What the names of sketches end in.
  private static let ending = "sketch"

  /// - Throws: `SettingsError` or `Problem` where nothing can be done at all.
  public init(_ request: SketchRequest) throws {
    self.request = request
    rules = try RuleSets(request.pages.rules, for: request.pages.paths)
    var wanted = Wanted()
    wanted.repairs = false
    wanted.fields = request.pages.fields
    batch = try Batch(encoding: request.pages.encoding, wanted: wanted, threads: request.pages.threads)
  }

  /// - Throws: `Problem` where the sketch cannot be written, or one that was named cannot be read; `Interruption`. Nothing
  ///   is written then.
  public func run() throws -> Summary {
    let isSketch = { (path: String) in Path.contentEnding(of: path).content == Self.ending }
    for path in request.pages.paths where isSketch(path) { sketch.add(try LineSketch(at: path)) }
    var pages = request.pages
    pages.paths.removeAll(where: isSketch)
    let feed = InputFeed(pages, rules, isFilter: false)
    try feed.run(batch, self)
    console.finish()
    do { try FileWriter.write(sketch.bytes.span, to: request.output) } catch {
      throw Problem(request.output, "\(error)")
    }
    return summary
  }
}

extension SketchRun: PageHandler {
  func tell(_ problem: Problem) {
    summary.problems += 1
    _ = console.tell(problem)
  }

  func note(_ text: String) { console.say("galley: " + text) }

  func take(_ pages: [BatchPage]) {
    for task in pages.tasks {
      if let problem = task.problem { tell(problem) }
      guard task.isPage else { continue }
      sketch.add(task.keys)
      summary.pages += 1
    }
    console.progress(summary.pages)
  }
}
