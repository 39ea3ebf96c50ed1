import Glibc
import Synchronization

/// SIGINT or SIGTERM, as the error that ends a run between two pages: what is done by then is written.
public struct Interruption: Error {
  public let signal: Int32

  /// The exit status that shells give a process that a signal ended.
  public var status: Int32 { 128 + signal }

  /// The signal that came first; nil as long as none has.
  public static var current: Interruption? {
    let signal = received.load(ordering: .relaxed)
    return signal == 0 ? nil : Interruption(signal: signal)
  }

  private static let received = Atomic<Int32>(0)
  private static let bell = Bell()

  /// From now on the signals are noted, and no longer end the process. A second one does, as ever; one that the process
  /// was started to ignore, as by `nohup`, stays ignored.
  public static func heed() {
    _ = (bell, current)  // The handler finds them made.
    // Launchers with threads of their own pass on the signals that those have blocked.
    var heeded = sigset_t()
    for number in [SIGINT, SIGTERM] { sigaddset(&heeded, number) }
    pthread_sigmask(Int32(SIG_UNBLOCK), &heeded, nil)
    for number in [SIGINT, SIGTERM] {
      var former = sigaction()
      sigaction(number, nil, &former)
      if unsafeBitCast(former.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        continue
      }
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        Interruption.received.store(number, ordering: .relaxed)
        Interruption.bell.ring()
      }
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
      sigaction(number, &action, nil)
    }
  }

  /// Waits until there is something to read, or its end has come.
  /// - Parameter time: milliseconds; -1 for as long as it takes.
  /// - Returns: false where a signal has come, too, or the time has passed.
  static func wait(toRead descriptor: Int32, atMost time: Int32 = -1) -> Bool {
    while current == nil {
      var watched = (
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: bell.ear, events: Int16(POLLIN), revents: 0)
      )
      let ready = withUnsafeMutablePointer(to: &watched) {
        $0.withMemoryRebound(to: pollfd.self, capacity: 2) { poll($0, 2, time) }
      }
      if ready == 0 { return false }
      if ready > 0, watched.1.revents == 0 { return true }
      // What cannot be polled is left to `read`, which says why.
      if ready < 0, errno != EINTR { return true }
    }
    return false
  }

  /// A pipe that the handler writes to: a signal between the last look at `received` and `poll` would be slept through.
  private struct Bell {
    let ear: Int32
    private let clapper: Int32

    init() {
      var ends: (Int32, Int32) = (-1, -1)
      withUnsafeMutableBytes(of: &ends) { _ = pipe($0.assumingMemoryBound(to: Int32.self).baseAddress!) }
      (ear, clapper) = ends
    }

    func ring() {
      var byte: UInt8 = 0
      _ = write(clapper, &byte, 1)
    }
  }
}
