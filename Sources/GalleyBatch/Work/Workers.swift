import Glibc
import Synchronization

/// Threads that take work from one queue. The calling thread is the first of them, so one worker needs no thread.
public struct Workers: Sendable {
  let count: Int

  /// The cores of the machine (`sysconf`).
  public static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Calls `body` once for each index below `total`, on all workers, and comes back when all are done.
  /// - Parameter body: is given the number of the worker and the index. No two calls of one worker overlap.
  func each(_ total: Int, _ body: @escaping @Sendable (_ worker: Int, _ index: Int) -> Void) {
    let helpers = min(count, total) - 1
    guard helpers > 0 else {
      for index in 0..<total { body(0, index) }
      return
    }
    let queue = Queue(total: total, body: body)
    let threads = (1...helpers).compactMap { Thread(worker: $0, queue: queue) }
    queue.work(as: 0)
    for thread in threads { thread.join() }
  }

  /// Calls `body` on a thread of its own, for which nobody waits.
  /// - Returns: false where the system gives no more threads.
  static func detach(_ body: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = Thread(worker: 0, queue: Queue(total: 1) { _, _ in body() }) else { return false }
    thread.detach()
    return true
  }
}

/// Hands out indices.
private final class Queue: Sendable {
  private let next = Atomic(0)
  private let total: Int
  private let body: @Sendable (Int, Int) -> Void

  init(total: Int, body: @escaping @Sendable (Int, Int) -> Void) {
    self.total = total
    self.body = body
  }

  func work(as worker: Int) {
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < total else { return }
      body(worker, index)
    }
  }
}

/// A thread of the system (`pthread_create`) that works until the queue is empty.
private struct Thread {
  private let handle: pthread_t

  private final class Start {
    let worker: Int
    let queue: Queue
    init(_ worker: Int, _ queue: Queue) {
      self.worker = worker
      self.queue = queue
    }
  }

  /// Nil where the system gives no more threads: the others do the work then.
  init?(worker: Int, queue: Queue) {
    var handle = pthread_t()
    let start = Unmanaged.passRetained(Start(worker, queue))
    let status = pthread_create(
      &handle, nil,
      { argument in
        let start = Unmanaged<Start>.fromOpaque(argument!).takeRetainedValue()
        start.queue.work(as: start.worker)
        return nil
      }, start.toOpaque())
    guard status == 0 else {
      start.release()
      return nil
    }
    self.handle = handle
  }

  func join() { pthread_join(handle, nil) }
  func detach() { pthread_detach(handle) }
}
