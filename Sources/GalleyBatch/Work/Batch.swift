import GalleyEngine
import GalleyOutput
import Synchronization

/// Takes pages through reading and repair, chunk by chunk, on all workers, and gives them back in order.
///
/// Within a chunk all pages are read first, then their repeated lines are counted, then all are repaired. What a chunk
/// holds depends on the pages alone, so the result is the same for any number of workers.
final class Batch {
  /// Pages of the largest chunk.
  private static let chunkPages = 512
  /// Bytes that end a chunk: together with the largest page that is allowed, what memory a run needs.
  private static let chunkBytes = 4 << 20
  /// Bytes of a page that is begun before the others.
  private static let longPage = 1 << 16

  let workers: Workers
  private let states: Slots<Worker>
  private let isStructured: Bool
  /// Whether a cache may know some of them.
  private let knowsPages: Bool

  /// - Parameter threads: at least one.
  init(encoding: String?, wanted: Wanted, threads: Int, cache: LintCache? = nil) throws {
    workers = Workers(count: threads)
    knowsPages = cache.map { !$0.isEmpty } ?? false
    isStructured = if case .structured? = wanted.output { true } else { false }
    var states: [Worker] = []
    for _ in 0..<threads { states.append(try Worker(encoding: encoding, wanted: wanted, cache: cache)) }
    self.states = Slots(states)
  }

  /// - Parameters:
  ///   - countsLines: whether the pages of a chunk are looked at together: their repeated lines, and their jump lines.
  ///   - next: gives the next page. It is told whether to wait for one: only the first of a chunk is worth waiting for.
  ///     Nil where there is none without waiting; where it was to wait, the end of the run.
  ///   - take: is handed each chunk's pages in the order in which `next` gave them.
  /// - Throws: `Interruption` where a signal has come, once the pages that were at hand are taken.
  func run(countsLines: Bool, next: (_ waits: Bool) throws -> PageTask?, take: ([PageTask]) throws -> Void) throws {
    var waiting: [PageTask] = []
    while true {
      var bytes = waiting.reduce(0) { $0 + $1.input.size }
      while waiting.count < Self.chunkPages, bytes < Self.chunkBytes, Interruption.current == nil,
        let task = try next(waiting.isEmpty)
      {
        bytes += task.input.size
        waiting.append(task)
      }
      if waiting.isEmpty {
        if let interruption = Interruption.current { throw interruption }
        return
      }
      let tasks = Slots(waiting)
      let count = load(tasks, countsLines: countsLines)
      let repeated = countsLines ? repeatedLines(of: tasks, count) : []
      let states = states
      for index in 0..<count { states[0].recall(tasks[index], repeatedIn: repeated) }
      let order = Self.order(of: tasks, count)
      workers.each(order.count) { worker, number in
        if Interruption.current == nil {
          states[worker].work(tasks[order[number]], repeatedIn: repeated)
        }
      }
      let done = (0..<count).first { !tasks[$0].isDone } ?? count
      if isStructured { link(tasks, done, acrossPages: countsLines) }
      try take(Array(waiting[..<done]))
      if done < count, let interruption = Interruption.current { throw interruption }
      waiting.removeFirst(count)
    }
  }

  /// Reads pages until they fill a chunk.
  /// - Returns: how many make the chunk.
  private func load(_ tasks: Slots<PageTask>, countsLines: Bool) -> Int {
    let total = Total()
    let states = states
    // Where everything is known, no thread is worth starting.
    if knowsPages { for index in 0..<tasks.count where !tasks[index].isLoaded { states[0].recognise(tasks[index]) } }
    let unknown = (0..<tasks.count).filter { !tasks[$0].isLoaded }
    workers.each(unknown.count) { worker, number in
      guard total.bytes.load(ordering: .relaxed) < Self.chunkBytes else { return }
      let index = unknown[number]
      states[worker].load(tasks[index], countsLines: countsLines)
      total.bytes.wrappingAdd(tasks[index].size, ordering: .relaxed)
    }
    var size = 0
    var count = 0
    while count < tasks.count, size < Self.chunkBytes {
      // Another worker's page may have filled the chunk before this one was read.
      if !tasks[count].isLoaded { states[0].load(tasks[count], countsLines: countsLines) }
      size += tasks[count].size
      count += 1
    }
    return count
  }

  /// The order in which pages that are not done are begun: long ones first, the longest of all before them, so that no worker is left alone
  /// with one at the end. The others in their own order: where a signal ends the run, what comes before the first page
  /// that is not done counts.
  private static func order(of tasks: Slots<PageTask>, _ count: Int) -> [Int] {
    let open = (0..<count).filter { !tasks[$0].isDone }
    let long = open.filter { tasks[$0].size >= longPage }.sorted { tasks[$0].size > tasks[$1].size }
    return long.isEmpty ? open : long + open.filter { tasks[$0].size < longPage }
  }

  /// Adds the links within pages, and between them, to their lines. Which lines of a filter come together is chance, so
  /// they are not linked.
  private func link(_ tasks: Slots<PageTask>, _ count: Int, acrossPages: Bool) {
    let pages = (0..<count).filter { tasks[$0].product != nil }
    let links =
      acrossPages ? JumpLinks.links(of: pages.map { tasks[$0].product!.jumps }) : pages.map { _ in [] }
    for (index, jumps) in zip(pages, links) {
      let all = tasks[index].product!.links + jumps
      StructuredPage.add(all, to: &tasks[index].product!.output)
    }
  }

  /// The keys of the lines that stand on many of the pages.
  private func repeatedLines(of tasks: Slots<PageTask>, _ count: Int) -> Set<UInt64> {
    var lines = RepeatedLines()
    for index in 0..<count where tasks[index].isPage { lines.add(tasks[index].keys) }
    return lines.repeated
  }
}

/// A sum that several threads add to.
private final class Total: Sendable {
  let bytes = Atomic(0)
}
