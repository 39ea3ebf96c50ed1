import Glibc

/// Why a file could not be read or written.
public struct FileError: Error, Equatable, CustomStringConvertible {
  /// What could not be done: “cannot read it”.
  public let action: String
  /// The system's `errno`; 0 where the action says all there is.
  public let code: Int32

  init(_ action: String, code: Int32 = errno) {
    self.action = action
    self.code = code
  }

  /// Whether the reader of our output has gone (`EPIPE`).
  public var isClosedPipe: Bool { code == EPIPE }

  /// The action and the system's words for the cause (`strerror_r`).
  public var description: String {
    guard code != 0 else { return action }
    let cause = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      buffer.initialize(repeating: 0)
      return strerror_r(code, buffer.baseAddress!, buffer.count) == 0 ? String(cString: buffer.baseAddress!) : ""
    }
    return "\(action): \(cause.isEmpty ? "error \(code)" : cause)"
  }
}
