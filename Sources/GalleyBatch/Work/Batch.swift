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

  /// - Parameter threads: at least one.
  init(encoding: String?, wanted: Wanted, threads: Int, cache: LintCache? = nil) throws {
    workers = Workers(count: threads)
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
  func run(countsLines: Bool, next: (_ waits: Bool) throws -> BatchPage?, take: ([BatchPage]) throws -> Void) throws {
    var waiting: [BatchPage] = []
    while true {
      var bytes = waiting.reduce(0) { $0 + $1.sizeWaiting }
      while waiting.count < Self.chunkPages, bytes < Self.chunkBytes, Interruption.current == nil,
        let page = try next(waiting.isEmpty)
      {
        bytes += page.sizeWaiting
        waiting.append(page)
      }
      if waiting.isEmpty {
        if let interruption = Interruption.current { throw interruption }
        return
      }
      let count = load(waiting, countsLines: countsLines)
      let repeated = countsLines ? repeatedLines(of: waiting, count) : []
      let open = recall(&waiting, count, repeatedIn: repeated)
      work(open, repeatedIn: repeated)
      let done = open.allSatisfy(\.isDone) ? count : waiting.firstIndex { !$0.isDone } ?? count
      let pages = Array(waiting[..<done])
      if isStructured { link(pages.tasks, acrossPages: countsLines) }
      try take(pages)
      if done < count, let interruption = Interruption.current { throw interruption }
      waiting.removeFirst(count)
    }
  }

  /// Reads pages until they fill a chunk.
  /// - Returns: how many make the chunk.
  private func load(_ pages: [BatchPage], countsLines: Bool) -> Int {
    let total = Total()
    let states = states
    var unread: [PageTask] = []
    for index in pages.indices {
      if case .task(let task) = pages[index], !task.isLoaded { unread.append(task) }
    }
    let tasks = Slots(unread)
    workers.each(tasks.count) { worker, index in
      guard total.bytes.load(ordering: .relaxed) < Self.chunkBytes else { return }
      states[worker].load(tasks[index], countsLines: countsLines)
      total.bytes.wrappingAdd(tasks[index].size, ordering: .relaxed)
    }
    var size = 0
    var count = 0
    while count < pages.count, size < Self.chunkBytes {
      // Another worker's page may have filled the chunk before this one was read.
      if case .task(let task) = pages[count], !task.isLoaded { states[0].load(task, countsLines: countsLines) }
      size += pages[count].size
      count += 1
    }
    return count
  }

  /// Is done with the pages that a cache knows, as far as the chunk repeats the same of their lines as when nothing was found.
  /// - Parameter count: how many make the chunk.
  /// - Returns: the pages that are to be worked on.
  private func recall(_ pages: inout [BatchPage], _ count: Int, repeatedIn chunk: Set<UInt64>) -> [PageTask] {
    var open: [PageTask] = []
    for index in 0..<count {
      let task: PageTask
      switch pages[index] {
      case .known(let page):
        if states[0].knows(page, repeatedIn: chunk) { continue }
        task = states[0].makeTask(of: page)
        pages[index] = .task(task)
      case .task(let read):
        task = read
        states[0].recall(task, repeatedIn: chunk)
      }
      if !task.isDone { open.append(task) }
    }
    return open
  }

  private func work(_ open: [PageTask], repeatedIn chunk: Set<UInt64>) {
    let states = states
    let tasks = Slots(Self.inOrder(open))
    workers.each(tasks.count) { worker, index in
      if Interruption.current == nil { states[worker].work(tasks[index], repeatedIn: chunk) }
    }
  }

  /// The order in which pages are begun: long ones first, the longest of all before them, so that no worker is left alone with one
  /// at the end. The others in their own order: where a signal ends the run, what comes before the first page that is not
  /// done counts.
  private static func inOrder(_ tasks: [PageTask]) -> [PageTask] {
    let long = tasks.filter { $0.size >= longPage }.sorted { $0.size > $1.size }
    return long.isEmpty ? tasks : long + tasks.filter { $0.size < longPage }
  }

  /// Adds the links within pages, and between them, to their lines. Which lines of a filter come together is chance, so
  /// they are not linked.
  private func link(_ tasks: [PageTask], acrossPages: Bool) {
    let products = tasks.compactMap(\.product)
    let links = acrossPages ? JumpLinks.links(of: products.map(\.jumps)) : products.map { _ in [] }
    for (product, jumps) in zip(products, links) { StructuredPage.add(product.links + jumps, to: &product.output) }
  }

  /// The keys of the lines that stand on many of the pages.
  private func repeatedLines(of pages: [BatchPage], _ count: Int) -> Set<UInt64> {
    var lines = RepeatedLines()
    for index in 0..<count {
      switch pages[index] {
      case .known(let page): lines.add(states[0].keys(of: page))
      case .task(let task): if task.isPage { lines.add(task.keys) }
      }
    }
    return lines.repeated
  }
}

/// A sum that several threads add to.
private final class Total: Sendable {
  let bytes = Atomic(0)
}
