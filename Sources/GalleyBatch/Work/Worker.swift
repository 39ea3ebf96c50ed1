import GalleyEngine
import GalleyOutput
import GalleyReport
import GalleyRules

/// What one thread needs to make products of pages. Nothing of it is shared: ICU's iterators are not.
final class Worker {
  private let engine: Engine
  private var loader: PageLoader
  private let severities: [String: Severity]
  private var structured: StructuredPage
  private let wanted: Wanted

  init(_ rules: RuleChoice, encoding: String?, wanted: Wanted) throws {
    engine = try rules.makeEngine()
    loader = try PageLoader(limits: rules.configuration.limits, encoding: encoding)
    severities = Dictionary(uniqueKeysWithValues: engine.rules.map { ($0.id, $0.severity) })
    structured = StructuredPage(severities: severities)
    self.wanted = wanted
  }

  /// Reads the page.
  func load(_ task: inout PageTask, countsLines: Bool) {
    task.isLoaded = true
    do throws(Problem) {
      switch task.input.content {
      case .file: task.page = try loader.page(at: task.input.path)
      case .line(let bytes, _):
        if FieldLine.isBlank(bytes) { return }
        let line = try FieldLine(bytes, at: task.input.name, fields: wanted.fields)
        task.page = try loader.page(named: line.name, line.text)
        task.line = line
      }
      if countsLines, let page = task.page { task.keys = RepeatedLines.keys(of: page) }
    } catch {
      task.problem = error
    }
  }

  /// Repairs the page and makes what is wanted of it.
  func work(_ task: inout PageTask, batch: BatchKnowledge) {
    guard let page = task.page else {
      if case .text? = wanted.output { passOn(&task) }
      return
    }
    let repaired = engine.repair(page, batch: batch)
    var product = Product(isPage: true)
    for settled in repaired.findings {
      if settled.outcome == .repaired { product.repaired += 1 } else { product.left += 1 }
      if severities[settled.finding.rule] != .info { product.faults += 1 }
    }
    switch wanted.output {
    case .none: break
    case .structured: product.output = structured.line(for: repaired)
    case .text(let format): write(repaired, format, task, into: &product)
    }
    if wanted.report { product.report = PageReport(repaired, severities: severities) }
    if let failure = repaired.failure {
      task.problem = Problem(
        task.input.name,
        "internal error, the page is written as it came: \(failure.sentence); please report it with the page")
    }
    task.product = product
    task.page = nil
  }

  /// A line that is no page is written as it came.
  private func passOn(_ task: inout PageTask) {
    guard case .line(let bytes, let number) = task.input.content else { return }
    var product = Product(isPage: false)
    product.output = bytes
    if wanted.record, let place = task.input.place {
      product.record = PageRecord.line(
        path: place.relative, of: task.input.original, number: number, unchanged: bytes)
    }
    task.product = product
  }

  private func write(_ repaired: RepairedPage, _ format: TextFormat, _ task: PageTask, into product: inout Product) {
    let source = repaired.page.bytes
    let endsLine = task.line == nil || source.last == 0x0A
    let written = WrittenPage(repaired, format: format, placements: wanted.placements, endsLine: endsLine)
    product.changed = written.bytes != source
    if let line = task.line {
      let whole = WrittenLine(written, for: source, at: line.string, in: line.bytes)
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
    if wanted.difference { product.difference = UnifiedDiff.of(source, written.bytes, path: task.input.relative) }
  }
}
