import GalleyEngine
import GalleyReport

/// One report on its way to its file, or to standard output.
final class ReportStream {
  private var writer: LintWriter
  private let stream: OutputStream
  /// Standard output, or the file's path.
  private let name: String
  /// Whether it tells of each page in which nothing was found.
  let namesPagesWithoutFindings: Bool
  /// Whether its reader has gone away.
  private(set) var isClosed = false

  /// - Parameter path: nil for standard output.
  init(_ format: LintFormat, to path: String?, _ context: LintContext) throws(Problem) {
    writer = LintWriter(format, context)
    namesPagesWithoutFindings = writer.namesPagesWithoutFindings
    name = path ?? "standard output"
    do { stream = try path.map { try OutputStream(to: $0) } ?? .standardOutput() } catch {
      throw Problem(name, "\(error)")
    }
  }

  func add(_ page: PageReport) { writer.add(page) }
  func add(pagesWithoutFindings count: Int, characters: Int) {
    writer.add(pagesWithoutFindings: count, characters: characters)
  }
  func add(_ problem: Problem) { writer.add(problem: problem.message, with: problem.name) }

  /// Writes what there is so far.
  func flush() throws(Problem) {
    defer { writer.bytes.removeAll(keepingCapacity: true) }
    guard !isClosed, !writer.bytes.isEmpty else { return }
    do { try stream.write(writer.bytes) } catch {
      guard error.isClosedPipe else { throw Problem(name, "\(error)") }
      isClosed = true
    }
  }

  /// Ends the report.
  /// - Returns: findings that were left out.
  func finish(_ rules: [RuleDescription]) throws(Problem) -> Int {
    writer.finish(rules)
    try flush()
    do { try stream.finish() } catch { throw Problem(name, "\(error)") }
    return writer.leftOut
  }
}
