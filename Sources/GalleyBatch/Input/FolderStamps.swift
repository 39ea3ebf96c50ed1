import Glibc
import Synchronization

/// What the files in a folder are known by (`FileStamp.hash`): asked for on a thread of its own, while those that were told
/// are used already.
final class FolderStamps: Sendable {
  /// Files that are asked for before the next one may use what was told.
  private static let block = 64

  /// From the last to the first, as a walk comes to them.
  private let names: [String]
  private let stamps: Slots<UInt64>
  /// How many of the first are still to be asked for.
  private let left: Atomic<Int>
  private let folder: Int32

  /// - Parameters:
  ///   - names: of files; the last is needed first.
  ///   - folder: an open folder; it may be closed afterwards.
  ///   - workers: whether there is a second thread.
  init(of names: [String], in folder: Int32, _ workers: Workers) {
    self.names = names
    stamps = Slots([UInt64](repeating: 0, count: names.count))
    left = Atomic(names.count)
    self.folder = fcntl(folder, F_DUPFD_CLOEXEC, 0)
    let isLong = names.count > 2 * Self.block
    if workers.count == 1 || !isLong || !Workers.detach({ self.ask() }) { ask() }
  }

  deinit { close(folder) }

  /// The stamp of the file with this index among the names; 0 where there is no file, or where nothing sure can be said.
  subscript(index: Int) -> UInt64 {
    while left.load(ordering: .acquiring) > index { sched_yield() }
    return stamps[index]
  }

  private func ask() {
    var end = names.count
    while end > 0 {
      let start = max(0, end - Self.block)
      for index in start..<end { stamps[index] = FileStamp(of: names[index], in: folder)?.hash ?? 0 }
      left.store(start, ordering: .releasing)
      end = start
    }
  }
}
