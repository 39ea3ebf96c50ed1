import GalleyEngine
import GalleyOutput
import GalleyReport
import GalleyRules

/// What one thread needs to make products of pages. Nothing of it is shared: ICU's iterators are not.
final class Worker {
  /// What it needs for pages of one set of rules.
  private struct Bench {
    let engine: Engine
    /// The rules of the user's own.
    let own: [any Rule]
    let severities: [String: Severity]
    var structured: StructuredPage
    let jumps: JumpReader
    let placements: [Role: Placement]

    init(_ rules: RuleSet) throws(SettingsError) {
      engine = try rules.makeEngine()
      let ids = rules.configuration.rules.prefix(rules.configuration.ownCount).map(\.id)
      own = engine.rules.filter { ids.contains($0.id) }.map(\.rule)
      severities = Dictionary(uniqueKeysWithValues: engine.rules.map { ($0.id, $0.severity) })
      structured = StructuredPage(severities: severities)
      let words = rules.configuration.jumpWords
      jumps = JumpReader(onward: words.onward, back: words.back, units: words.units)
      placements = rules.configuration.output
    }
  }

  private var benches: [Int: Bench] = [:]
  private var loader: PageLoader
  private let wanted: Wanted
  private let cache: LintCache?

  init(encoding: String?, wanted: Wanted, cache: LintCache?) throws {
    loader = try PageLoader(encoding: encoding)
    self.wanted = wanted
    self.cache = cache
  }

  /// The cache, where it may know a page: a file that can be read again.
  private func cache(for input: PageInput) -> LintCache? {
    guard case .file = input.content, input.path != "-" else { return nil }
    return cache
  }

  /// Reads the page.
  func load(_ task: PageTask, countsLines: Bool) {
    task.isLoaded = true
    let configuration = task.input.rules.configuration
    do throws(Problem) {
      switch task.input.content {
      case .file:
        let bytes = try loader.bytes(of: task.input.path, configuration)
        if let cache = cache(for: task.input), let page = cache.page(CacheKey(of: bytes.span, task.input.rules)) {
          var entry = page.entry
          entry.stamp = task.stamp
          return task.recognised(as: entry, lines: cache.file.numbers[page.lines])
        }
        task.page = try loader.page(named: task.input.name, bytes, configuration)
      case .draft(let bytes): task.page = try loader.page(named: task.input.name, bytes, configuration)
      case .line(let bytes, _):
        if FieldLine.isBlank(bytes) { return }
        let line = try FieldLine(bytes, at: task.input.name, fields: wanted.fields)
        task.page = try loader.page(named: line.name, line.text, configuration)
        task.line = line
      case .piece(_, _, let isFirst):
        guard isFirst else { return }
        throw Problem(
          task.input.name,
          "the line is longer than \(2 * configuration.limits.pageBytes) bytes, twice what limits.pageBytes allows a page; "
            + "it is left as it is")
      }
      if countsLines || task.input.rules.sketch != nil, let page = task.page {
        task.keys = RepeatedLines.keys(of: page)[...]
      }
    } catch {
      task.problem = error
    }
  }

  /// Is done with a page that the cache knows, where the batch repeats the same of its lines as when nothing was found in it.
  /// - Parameter chunk: as for `work`.
  func recall(_ task: PageTask, repeatedIn chunk: Set<UInt64>) {
    guard let entry = task.cached, isSame(entry, task.keys, by: task.input.rules, chunk) else { return }
    task.isDone = true
  }

  /// The same for a page that the cache knows by its file.
  /// - Parameter chunk: as for `work`.
  func knows(_ page: KnownPage, repeatedIn chunk: Set<UInt64>) -> Bool {
    isSame(page.entry, keys(of: page), by: page.folder.rules, chunk)
  }

  private func isSame(
    _ entry: CacheEntry, _ keys: ArraySlice<UInt64>, by rules: RuleSet, _ chunk: Set<UInt64>
  ) -> Bool {
    entry.repeated == CacheEntry.repeated(keys, in: repeated(keys, by: rules, chunk))
  }

  /// The short lines of a page that the cache knows.
  func keys(of page: KnownPage) -> ArraySlice<UInt64> { cache?.file.numbers[page.place.lines] ?? [] }

  /// The task to look at a page that the cache knows after all.
  func makeTask(of page: KnownPage) -> PageTask {
    let listing = page.folder.listing
    let task = PageTask(
      PageInput(
        path: page.path, relative: listing.relative(at: page.index), content: .file, place: nil,
        rules: page.folder.rules))
    task.recognised(as: page.entry, lines: keys(of: page))
    return task
  }

  /// Reads a page that the cache knows, where it is needed after all.
  private func read(_ task: PageTask) {
    guard task.page == nil, task.cached != nil else { return }
    task.cached = nil
    task.stamp = PageTask.stamp(FileStamp.hash(of: task.input.path), for: task.input.rules)
    do throws(Problem) {
      task.page = try loader.page(at: task.input.path, task.input.rules.configuration)
    } catch {
      task.problem = error
    }
  }

  /// The lines that are repeated around a page.
  private func repeated(_ keys: ArraySlice<UInt64>, by rules: RuleSet, _ chunk: Set<UInt64>) -> Set<UInt64> {
    rules.sketch?.repeated(of: keys) ?? chunk
  }

  /// Repairs the page and makes what is wanted of it.
  /// - Parameter chunk: the keys of the lines that the pages of the chunk repeat; a sketch takes their place.
  func work(_ task: PageTask, repeatedIn chunk: Set<UInt64>) {
    defer { task.isDone = true }
    guard wanted.repairs else { return }
    let repeated = repeated(task.keys, by: task.input.rules, chunk)
    read(task)
    if wasWritten(task) { return }
    guard let page = task.page else {
      if case .text? = wanted.output { passOn(task) }
      return
    }
    let rules = task.input.rules
    if let trouble = rules.trouble {
      task.problem = trouble
      return
    }
    do throws(SettingsError) {
      if benches[rules.number] == nil { benches[rules.number] = try Bench(rules) }
    } catch {
      task.problem = Problem(of: error, at: task.input.name)
      return
    }
    let bench = benches[rules.number]!
    var repaired = bench.engine.repair(page, batch: BatchKnowledge(repeatedLines: repeated))
    let decided = DecidedPage(repaired, by: wanted.decisions, onlyAccepted: wanted.onlyAccepted)
    repaired = decided.page
    if let objection = decided.objection { task.problem = Problem(task.input.name, objection) }
    if let trouble = bench.own.lazy.compactMap({ $0.trouble }).first {
      task.problem = rules.fail(trouble, on: task.input.name)
      return
    }
    let product = Product(isPage: true)
    for settled in repaired.findings {
      if settled.outcome == .repaired { product.repaired += 1 } else { product.left += 1 }
    }
    switch wanted.output {
    case .none: break
    case .structured:
      product.output = benches[rules.number]!.structured.line(for: repaired)
      product.links = HeadlineLinks.links(of: repaired)
      product.jumps = (page.name, bench.jumps.jumps(of: repaired))
    case .text(let format): write(repaired, decided.edits, format, bench.placements, task, into: product)
    }
    let quality =
      wanted.quality ? PageQuality(of: repaired, by: rules.configuration.quality, model: rules.model) : nil
    if wanted.report {
      var report = PageReport(repaired, severities: bench.severities)
      if case .line(_, let number) = task.input.content { report.file = (task.input.path, number) }
      report.heed(IgnoreComments(of: page), on: page)
      let decisions = wanted.decisions
      if !decisions.isEmpty { report.suppress { decisions.suppression(of: $0) } }
      report.quality = quality
      product.report = report
    }
    if wanted.review {
      var report = PageReport(repaired, severities: bench.severities)
      report.quality = quality
      product.review = ReviewPage(repaired, report, dropped: rules.dropped)
      product.source = ReviewSource(of: page, rules, repeated: repeated.intersection(task.keys))
    }
    if let failure = repaired.failure {
      task.problem = Problem(
        task.input.name,
        "internal error, the page is written as it came: \(failure.sentence); please report it with the page")
    }
    if cache(for: task.input) != nil, let report = product.report, report.hasNothingToTell {
      task.cached = CacheEntry(
        key: CacheKey(of: page.bytes.span, rules), stamp: task.stamp, bytes: page.bytes.count,
        characters: report.characterCount, repeated: CacheEntry.repeated(task.keys, in: repeated))
    }
    task.product = product
    task.page = nil
  }

  /// Whether the run that is taken up has written the page, from the same source.
  private func wasWritten(_ task: PageTask) -> Bool {
    guard let recorded = task.input.recorded, let place = task.input.place else { return false }
    if case .line = task.input.content { return task.input.isWritten }
    guard let page = task.page, recorded.source == Fingerprint(of: page.bytes) else { return false }
    return loader.bytes(of: place.path).map { recorded.output == Fingerprint(of: $0) } ?? false
  }

  /// A line that is no page is written as it came.
  private func passOn(_ task: PageTask) {
    let product = Product(isPage: false)
    switch task.input.content {
    case .file, .draft: return
    case .line(let bytes, let number):
      product.output = bytes
      if wanted.record, let place = task.input.place {
        product.record = PageRecord.line(
          path: place.relative, of: task.input.original, number: number, unchanged: bytes)
      }
    // What no record tells of is restored as it is.
    case .piece(let bytes, _, _): product.output = bytes
    }
    task.product = product
  }

  private func write(
    _ repaired: RepairedPage, _ edits: [Int: [UInt8]], _ format: TextFormat, _ placements: [Role: Placement],
    _ task: PageTask, into product: Product
  ) {
    let source = repaired.page.bytes
    let endsLine = task.line == nil || source.last == 0x0A
    let written = WrittenPage(
      repaired, format: format, placements: placements, endsLine: endsLine,
      spacing: wanted.onlyAccepted ? .source : .blankLine, edits: edits)
    product.changed = written.bytes != source
    if let line = task.line {
      let found = wanted.fields.findings.map { name in
        AddedMember(name, benches[task.input.rules.number]!.structured.findings(of: repaired), over: line.findings)
      }
      let whole = WrittenLine(written, for: source, at: line.string, in: line.bytes, adding: found)
      product.output = whole.bytes
      if wanted.record, let place = task.input.place, case .line(_, let number) = task.input.content {
        product.record = PageRecord.line(
          path: place.relative, of: task.input.original, number: number, source: line.bytes, whole, repaired, written)
      }
    } else {
      product.output = written.bytes
      if wanted.record, let place = task.input.place {
        product.record = PageRecord.line(path: place.relative, of: task.input.original, repaired, written)
      }
    }
    if wanted.difference { product.difference = UnifiedDiff.of(source, written.bytes, path: task.input.patchPath) }
  }
}
