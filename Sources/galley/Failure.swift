import ArgumentParser
import GalleyBatch
import GalleyEngine
import Glibc

/// Says why a command could do nothing at all.
enum Failure {
  /// The exit status of every error.
  static let status: Int32 = 2

  static func report(_ error: any Error) -> Never {
    tell(error)
    exit(status)
  }

  static func tell(_ error: any Error) {
    switch error {
    case let problem as Problem: say("galley: \(problem.name): \(problem.message)")
    case let error as SettingsError: say("galley: \(error)")
    case let error as FileError: say("galley: \(error)")
    default: say(Galley.fullMessage(for: error))
    }
  }

  /// Says a line on standard error.
  static func say(_ message: String) {
    let line = Array((message + "\n").utf8)
    _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
