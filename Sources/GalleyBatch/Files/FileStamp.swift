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

  /// Seconds that file systems are exact to at worst.
  private static let grain: Int64 = 2

  /// Nil where there is no file.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    modified = Time(status.st_mtim)
    changed = Time(status.st_ctim)
  }

  /// All of it as bytes: numbers of eight bytes each, with nothing between.
  var bytes: [UInt8] { withUnsafeBytes(of: self) { Array($0) } }

  /// Whether the next change is sure to give another stamp: the last one was long enough ago for the clock to have gone on.
  var isSettled: Bool { changed.seconds + Self.grain < Int64(time(nil)) }
}
