import Glibc
import Synchronization

/// What the files in a folder are known by (`FileStamp.hash`).
///
/// They are asked for in blocks, in the order in which they are needed. Where there is a second core, a thread of its own goes
/// ahead; whoever needs a block that it has in hand asks for a later one meanwhile. Each of the two has the folder open for itself:
/// two that share it wait for each other.
final class FolderStamps: Sendable {
  /// Files of a block.
  private static let block = 64

  private struct Blocks {
    /// How many somebody has in hand, or had.
    var taken = 0
    var isKnown: [Bool]

    mutating func take() -> Int? {
      guard taken < isKnown.count else { return nil }
      taken += 1
      return taken - 1
    }
  }

  private let listing: FolderListing
  private let stamps: Slots<UInt64>
  private let blocks: Mutex<Blocks>
  private let folder: Int32

  /// - Parameter workers: whether there is a second thread.
  init(of listing: FolderListing, _ workers: Workers) {
    self.listing = listing
    stamps = Slots([UInt64](repeating: 0, count: listing.count))
    let count = (listing.count + Self.block - 1) / Self.block
    blocks = Mutex(Blocks(isKnown: [Bool](repeating: false, count: count)))
    folder = Self.open(listing)
    if workers.count > 1, count > 2 { _ = Workers.detach { self.goAhead() } }
  }

  deinit { close(folder) }

  private static func open(_ listing: FolderListing) -> Int32 {
    Glibc.open(listing.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }

  /// The stamp of the file at an index of the listing, which is known (`find`); 0 where there is no file, or where nothing sure can
  /// be said.
  subscript(index: Int) -> UInt64 { stamps[index] }

  /// Sees to it that the stamp at an index is known, and those of its block.
  /// - Returns: how many files come before the next block.
  func find(_ index: Int) -> Int {
    let block = index / Self.block
    while true {
      let (isKnown, next) = blocks.withLock { blocks in
        blocks.isKnown[block] ? (true, nil) : (false, blocks.take())
      }
      if isKnown { return min((block + 1) * Self.block, stamps.count) }
      // The thread has only its last one left to tell.
      if let next { ask(next, in: folder) } else { sched_yield() }
    }
  }

  private func goAhead() {
    let folder = Self.open(listing)
    defer { close(folder) }
    while let next = blocks.withLock({ $0.take() }) { ask(next, in: folder) }
  }

  private func ask(_ block: Int, in folder: Int32) {
    let now = FileStamp.now
    let start = block * Self.block
    for index in start..<min(start + Self.block, stamps.count) where !listing.isFolder(at: index) {
      stamps[index] = listing.withName(at: index) { FileStamp.hash(of: $0, in: folder, asOf: now) }
    }
    blocks.withLock { $0.isKnown[block] = true }
  }
}
