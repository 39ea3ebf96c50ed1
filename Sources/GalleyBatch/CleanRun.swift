import GalleyOutput
import GalleyReport
import GalleyRules

/// One run of `galley clean`.
///
/// What is wrong with one input is told and costs nothing else.
public final class CleanRun {
  private let request: CleanRequest
  private let rules: RuleSets
  private let batch: Batch
  private var plan: OutputPlan
  private var console: Console
  private var report: BatchReport?
  private var records: [String: RecordFile] = [:]
  /// The journal of what goes to a folder or a file, from the first page on.
  private var journal: Journal?
  private let decisions: DecisionList
  /// What a journal says of the run: not every run writes one.
  private var settings: String { get throws { try request.digest(rules, decisions) } }
  private var summary = Summary()
  /// Where pages go that have no files of their own.
  private var stream: OutputStream?

  /// - Throws: `SettingsError` or `Problem` where nothing can be done at all.
  public init(_ request: CleanRequest) throws {
    self.request = request
    let book = try DecisionBook(request.pages.rules.decisions, for: request.pages.places)
    var choice = request.pages.rules
    choice.verdicts = book.decisions.verdicts
    rules = try RuleSets(choice, for: request.pages.places)
    var wanted = Wanted()
    if request.makesOnlyAccepted, book.decisions.isEmpty {
      throw Problem(
        request.pages.paths[0], "nobody has decided about it; review it first, or name a file with --decisions")
    }
    wanted.decisions = book.decisions
    wanted.onlyAccepted = request.makesOnlyAccepted
    wanted.difference = request.showsDifferences
    wanted.report = request.report != nil
    wanted.quality = wanted.report
    wanted.fields = request.pages.fields
    var ending = OutputPlan.TextEnding.kept
    switch request.format {
    case .structured: wanted.output = .structured
    case .text(let format):
      wanted.output = .text(format)
      wanted.record = true
      if format == .markdown { ending = .markdown }
    }
    decisions = book.decisions
    batch = try Batch(encoding: request.pages.encoding, wanted: wanted, threads: request.pages.threads)
    plan = OutputPlan(request.target, ending, inputs: request.pages.paths.count)
    console = Console(isQuiet: request.isQuiet)
    if request.report != nil { report = BatchReport(version: request.version) }
  }

  /// Does it all, and says what came of it.
  /// A reader of standard output who has seen enough ends it, too.
  /// - Throws: `FileError` or `Problem` where the run itself cannot go on; `Interruption` where a signal has come, with
  ///   the record in order and every page whole.
  public func run() throws -> Summary {
    if request.target == .standardOutput { stream = .standardOutput() }
    if request.format == .structured, case .file(let path) = request.target { stream = try OutputStream(to: path) }
    if request.resumes { try takeUp() }
    var pages = request.pages
    pages.paths = pages.paths.filter { path in
      guard path != "-", let objection = plan.objection(to: path) else { return true }
      tell(objection)
      return false
    }
    let feed = InputFeed(pages, rules)
    do { try feed.run(batch, self) } catch let error as FileError where error.isClosedPipe {
      return summary
    } catch let interruption as Interruption {
      if journal == nil { try finishRecords() } else { stream?.leave() }
      console.say(
        "galley: stopped by a signal behind \(summary.pages) pages\(journal == nil ? "" : "; --resume goes on with it")"
      )
      throw interruption
    }
    try finish()
    return summary
  }

  // MARK: Results

  private func count(_ product: Product) {
    summary.pages += 1
    summary.repairs += product.repaired
    summary.left += product.left
    if product.changed { summary.changed += 1 }
  }

  private func writeRecords(of tasks: [PageTask]) throws {
    var lines: [String: [UInt8]] = [:]
    for task in tasks {
      guard let place = task.input.place, let product = task.product else { continue }
      if let recorded = task.input.recorded, try recorded == RecordHead(reading: product.record) { continue }
      lines[place.recordFolder, default: []] += product.record
    }
    for (folder, lines) in lines {
      try record(in: folder).add(lines)
    }
  }

  /// The record of a folder, opened with the run's journal where it is wanted first.
  private func record(in folder: String) throws -> RecordFile {
    if let record = records[folder] { return record }
    let record = try RecordFile(in: folder)
    records[folder] = record
    if folder == request.target.recordFolder {
      journal = try Journal(startingIn: folder, settings: settings, start: record.start)
    }
    return record
  }

  /// Opens the journal and the record of the run that was interrupted, if one was.
  private func takeUp() throws {
    guard let folder = request.target.recordFolder, FileKind.isFile(Path.joined(folder, JournalState.name)) else {
      console.say("galley: no interrupted run is there to be resumed; it starts anew")
      return
    }
    let record = try RecordFile(in: folder)
    guard let journal = try Journal(takingUpIn: folder, settings: settings) else { return }
    self.journal = journal
    record.start = journal.start
    records[folder] = record
  }

  private func writeFiles(_ tasks: [PageTask]) {
    let inPlace = request.target == .inPlace
    let problems = Slots([Problem?](repeating: nil, count: tasks.count))
    let tasks = Slots(tasks)
    batch.workers.each(tasks.count) { worker, index in
      let place = tasks[index].input.place!
      let product = tasks[index].product!
      if inPlace, !product.changed { return }
      do {
        let mode = inPlace ? FileWriter.mode(of: place.path) : nil
        try FileWriter.write(product.output.span, to: place.path, worker: worker, mode: mode)
      } catch {
        problems[index] = Problem(place.path, "\(error)")
      }
    }
    for index in 0..<problems.count { if let problem = problems[index] { tell(problem) } }
  }

  private func finish() throws {
    try stream?.finish()
    try finishRecords()
    journal?.finish()
    if let (path, format) = request.report, var report {
      report.rules = rules.descriptions
      do { try FileWriter.write(report.file(format).span, to: path) } catch { tell(Problem(path, "\(error)")) }
    }
    console.finish(summary)
  }

  private func finishRecords() throws {
    for (_, record) in records.sorted(by: { $0.key < $1.key }) {
      do { try record.finish() } catch let problem as Problem { tell(problem) }
    }
  }
}

extension CleanRun: PageHandler {
  func tell(_ problem: Problem) {
    summary.problems += 1
    if console.tell(problem) { report?.add(problem: problem.message, with: problem.name) }
  }

  func note(_ text: String) { console.say("galley: " + text) }

  func place(for path: String, relative: String) throws(Problem) -> OutputPlace? {
    request.format == .structured ? nil : try plan.place(for: path, relative: relative)
  }

  func beginLines(at place: OutputPlace?) throws {
    guard let place else { return }
    _ = try record(in: place.recordFolder)
    stream = try journal?.lines(at: place) ?? OutputStream(to: place.path)
    journal?.tidy(Path.folder(of: place.path))
  }

  func endLines() throws {
    guard request.format != .structured, request.target != .standardOutput else { return }
    try journal?.cut(stream)
    try stream?.finish()
    stream = nil
  }

  func recall(_ input: inout PageInput) throws { try journal?.recall(&input, stream) }

  func abandonLines() {
    if request.format != .structured, request.target != .standardOutput { stream = nil }
  }

  func take(_ pages: [BatchPage]) throws {
    let tasks = pages.tasks
    var files: [PageTask] = []
    try writeRecords(of: tasks)
    for task in tasks {
      if let problem = task.problem { tell(problem) }
      guard let product = task.product else { continue }
      if product.isPage { count(product) }
      if let page = product.report { report?.add(page) }
      if request.showsDifferences { try OutputStream.standardOutput().write(product.difference) }
      if let stream {
        try stream.write(product.output)
      } else if let place = task.input.place {
        files.append(task)
        if task.input.recorded != nil { journal?.tidy(Path.folder(of: place.path)) }
      }
    }
    writeFiles(files)
    console.progress(summary.pages)
  }
}
