import Glibc

/// Tells a person how a run goes, on standard error: problems as they come, and on a terminal how far it is.
struct Console {
  private let showsProgress: Bool
  private var told: Set<Problem> = []
  private var shown = 0
  private var lastUpdate: timespec = timespec()

  /// - Parameter isQuiet: whether only problems are told.
  init(isQuiet: Bool) { showsProgress = !isQuiet && isatty(STDERR_FILENO) == 1 }

  /// - Returns: false where the same was told before, as for every page of one wrong configuration.
  mutating func tell(_ problem: Problem) -> Bool {
    guard told.insert(problem).inserted else { return false }
    say("galley: \(problem.name): \(problem.message)")
    return true
  }

  mutating func say(_ line: String) {
    finish()
    Self.write(line + "\n")
  }

  /// Shows how many pages are done, ten times a second at most.
  mutating func progress(_ pages: Int) {
    guard showsProgress else { return }
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    let passed = (now.tv_sec - lastUpdate.tv_sec) * 1000 + (now.tv_nsec - lastUpdate.tv_nsec) / 1_000_000
    guard passed >= 100 else { return }
    lastUpdate = now
    let text = "galley: \(pages) pages"
    Self.write("\r" + text)
    shown = text.utf8.count
  }

  /// Takes the progress away and, on a terminal, sums up.
  mutating func finish(_ summary: Summary) {
    finish()
    guard showsProgress else { return }
    say(
      "galley: \(summary.pages) pages, \(summary.changed) changed: \(summary.repairs) repairs made, "
        + "\(summary.left) findings left for a person")
  }

  /// Takes the progress away.
  mutating func finish() {
    guard shown > 0 else { return }
    Self.write("\r" + String(repeating: " ", count: shown) + "\r")
    shown = 0
  }

  private static func write(_ text: String) {
    // Nobody can be told that standard error is closed.
    try? FileWriter.append(text.utf8Span.span, to: STDERR_FILENO)
  }
}
