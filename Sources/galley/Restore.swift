import ArgumentParser
import GalleyBatch

struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Give the sources back, byte for byte, from what `clean` wrote and its record.",
    discussion: "A page that was edited since is refused: its source cannot be put together from it.")

  @Argument(help: ArgumentHelp("A folder that `clean` wrote, or one file in it.", valueName: "out"))
  var cleaned: String

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder, or the file, to write the source to.", valueName: "back"))
  var output: String

  @Flag(name: .shortAndLong, help: "Tell only of problems.")
  var quiet = false

  func run() throws {
    let summary = try RestoreRun(cleaned, to: output, isQuiet: quiet).run()
    if summary.problems > 0 { throw ExitCode(Failure.status) }
  }
}
