import GalleyEngine
import JSON

/// SARIF 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/), one run, within what GitHub takes.
///
/// Lines and columns from 1, a column a UTF-16 unit, the end behind the last character. There is no date in it, so that
/// the same pages give the same bytes.
///
/// GitHub refuses a run of more than 25,000 results and a file of more than 10 MB when compressed. Where there are more,
/// the worst are kept: errors before warnings before notes before what is suppressed, and among equals the first; a
/// notification of the invocation says how many are left out. So results stand in this order.
struct LintSARIF: LintReporter {
  /// Results of a run.
  static let mostResults = 25_000
  /// Bytes of all results. They compress to less than a sixth.
  static let mostBytes = 60_000_000

  private let context: LintContext
  private let limit: Int
  /// Errors, warnings, notes, suppressed.
  private var shelves = [Shelf](repeating: Shelf(), count: 4)
  private var problems: [(message: String, name: String)] = []
  private(set) var leftOut = 0

  private struct Shelf {
    var results: [[UInt8]] = []
    var bytes = 0
    var leftOut = 0

    mutating func add(_ result: [UInt8], limit: Int) {
      if results.count >= limit || bytes + result.count > LintSARIF.mostBytes {
        leftOut += 1
      } else {
        results.append(result)
        bytes += result.count
      }
    }
  }

  init(_ context: LintContext) {
    self.context = context
    limit = min(context.limit, Self.mostResults)
  }

  mutating func add(_ page: PageReport, to out: inout [UInt8]) {
    for finding in page.findings {
      shelves[finding.severity.shelf].add(result(finding, on: page, nil), limit: limit)
    }
    for suppressed in page.suppressed {
      shelves[3].add(result(suppressed.finding, on: page, suppressed.suppression), limit: limit)
    }
    if let failure = page.failure { problems.append((failure, page.file.path)) }
  }

  mutating func add(problem message: String, with name: String, to out: inout [UInt8]) {
    problems.append((message, name))
  }

  mutating func finish(_ totals: Totals, _ rules: [RuleDescription], to out: inout [UInt8]) {
    var all = Shelf()
    for shelf in shelves {
      all.leftOut += shelf.leftOut
      for result in shelf.results { all.add(result, limit: limit) }
    }
    leftOut = all.leftOut
    var writer = JSONWriter()
    writer.beginObject()
    writer.member(
      "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    writer.member("version", "2.1.0")
    writer.key("runs")
    writer.beginArray()
    writer.beginObject()
    writer.tool(context, rules)
    writer.member("columnKind", "utf16CodeUnits")
    writeInvocation(to: &writer)
    writer.key("results")
    out += writer.bytes
    out.append(UInt8(ascii: "["))
    for (index, result) in all.results.enumerated() {
      out.append(contentsOf: (index == 0 ? "\n" : ",\n").utf8)
      out += result
    }
    out.append(contentsOf: "\n]}]}\n".utf8)
  }

  private func writeInvocation(to writer: inout JSONWriter) {
    writer.key("invocations")
    writer.beginArray()
    writer.beginObject()
    writer.member("executionSuccessful", problems.isEmpty)
    writer.key("toolExecutionNotifications")
    writer.beginArray()
    for problem in problems {
      writer.beginObject()
      writer.member("level", "error")
      writer.message(problem.message)
      writer.key("locations")
      writer.beginArray()
      writer.beginObject()
      writer.key("physicalLocation")
      writer.beginObject()
      writer.artifact(problem.name)
      writer.endObject()
      writer.endObject()
      writer.endArray()
      writer.endObject()
    }
    if leftOut > 0 {
      writer.beginObject()
      writer.member("level", "warning")
      writer.message("\(leftOut) findings are left out: this file holds \(limit) at most, the worst of all.")
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.endArray()
  }

  private func result(_ finding: ReportedFinding, on page: PageReport, _ suppression: Suppression?) -> [UInt8] {
    var writer = JSONWriter()
    writer.result(finding, on: page, suppression)
    return writer.bytes
  }
}

extension Severity {
  fileprivate var shelf: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .info: 2
    }
  }
}
