import Foundation
import Testing

/// The real command, run as a user runs it, in a folder of its own.
final class Command {
  struct Result {
    let status: Int32
    let output: String
    let errors: String
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  }

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "galley-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The binary stands beside the bundle of the tests.
  static let binary = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "galley")

  func galley(_ arguments: String..., input: Data? = nil) throws -> Result {
    try run(Self.binary, arguments, input: input)
  }

  func galley(_ arguments: [String]) throws -> Result { try run(Self.binary, arguments, input: nil) }

  /// The command at work, with its standard input held open; what it writes can be read as it comes. One that never
  /// ends is killed after minutes: it fails its test, and does not hold it up.
  func start(_ arguments: [String]) throws -> (process: Process, input: FileHandle, output: FileHandle) {
    let process = Process()
    process.executableURL = Self.binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let pipes = (Pipe(), Pipe())
    process.standardInput = pipes.0
    process.standardOutput = pipes.1
    process.standardError = FileHandle.nullDevice
    try process.run()
    DispatchQueue.global().asyncAfter(deadline: .now() + 300) {
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }
    return (process, pipes.0.fileHandleForWriting, pipes.1.fileHandleForReading)
  }

  /// Another command.
  func shell(_ script: String) throws -> Result {
    try run(URL(filePath: "/bin/sh"), ["-c", script], input: nil, ["GALLEY": Self.binary.path])
  }

  private func run(
    _ program: URL, _ arguments: [String], input: Data?, _ environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files, not pipes: no output is too long for them.
    let names = ["in", "out", "err"].map { folder.appending(path: ".\($0)-\(UUID().uuidString)") }
    for name in names { try Data().write(to: name) }
    if let input { try input.write(to: names[0]) }
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    let texts = try names.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    for name in names { try FileManager.default.removeItem(at: name) }
    return Result(status: process.terminationStatus, output: texts[1], errors: texts[2])
  }

  // MARK: Files

  func write(_ data: Data, to name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func read(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }

  func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

  /// The files below a folder, hidden ones too, with their bytes.
  func files(below name: String) throws -> [String: Data] {
    let root = folder.appending(path: name)
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      var isFolder: ObjCBool = false
      let file = root.appending(path: path)
      if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue {
        files[path] = try Data(contentsOf: file)
      }
    }
    return files
  }

  /// The folder of the project's own samples.
  static let samples = URL(filePath: #filePath).appending(path: "../../../samples").standardized

  /// Their damaged pages.
  func copySamples(to name: String) throws {
    try FileManager.default.copyItem(at: Self.samples.appending(path: "pages"), to: folder.appending(path: name))
  }
}
