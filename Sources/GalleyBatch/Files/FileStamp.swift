import GalleyEngine
import Glibc

/// By what one sees that a file is the one that was there before, without reading it (`stat`).
struct FileStamp: Hashable, Sendable {
  private let device: UInt64
  private let inode: UInt64
  private let size: Int64
  private let modified: Time
  /// Any write, and any change of its name or times, sets it; nobody can set it back.
  private let changed: Time

  private struct Time: Hashable {
    let seconds: Int64
    let nanoseconds: Int64

    init(_ time: timespec) {
      seconds = Int64(time.tv_sec)
      nanoseconds = Int64(time.tv_nsec)
    }
  }

  /// Nanoseconds after which any change gives another time: the kernel's clock of files ticks at least every 10 ms.
  private static let tick = 20_000_000
  /// The same for file systems that do not keep such times.
  private static let grain = 2_000_000_000

  /// What a file is known by in one number; 0 where there is none, and where nothing sure can be said.
  /// - Parameters:
  ///   - folder: an open folder in which a relative path starts; the working folder otherwise.
  ///   - time: when it was asked for, or before.
  static func hash(of path: UnsafePointer<CChar>, in folder: Int32 = AT_FDCWD, asOf time: timespec = now) -> UInt64 {
    FileStamp(of: path, in: folder)?.hash(asOf: time) ?? 0
  }

  /// Nil where there is no file.
  /// - Parameter folder: an open folder in which a relative path starts; the working folder otherwise.
  init?(of path: UnsafePointer<CChar>, in folder: Int32 = AT_FDCWD) {
    var status = stat()
    guard fstatat(folder, path, &status, 0) == 0 else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    modified = Time(status.st_mtim)
    changed = Time(status.st_ctim)
  }

  /// The time by the clock that the system sets files' times by.
  static var now: timespec {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return now
  }

  /// All of it in one number; 0 where the next change might not give another. It is made of numbers of eight bytes each, with nothing
  /// between.
  /// - Parameter time: when the file was asked for, or before.
  func hash(asOf time: timespec) -> UInt64 {
    guard isSettled(asOf: time) else { return 0 }
    return withUnsafeBytes(of: self) { max(1, XXHash64.hash($0.bindMemory(to: UInt8.self).span)) }
  }

  /// Whether the next change is sure to give another stamp: the last one was long enough ago for the clock to have gone on.
  private func isSettled(asOf time: timespec) -> Bool {
    let age = (Int64(time.tv_sec) - changed.seconds) * 1_000_000_000 + Int64(time.tv_nsec) - changed.nanoseconds
    // A time that is no multiple of this was not rounded.
    let isExact = changed.nanoseconds % 10_000_000 != 0
    return age > (isExact ? Self.tick : Self.grain)
  }
}
