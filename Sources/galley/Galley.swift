import ArgumentParser
import GalleyBatch
import Glibc

@main
struct Galley: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "galley",
    abstract: "Repairs scanned newspaper text, tells what it did, and can undo it.",
    discussion: """
      Pages are text files (UTF-8) as a recogniser or a layout model wrote them, or lines of a .jsonl file.

        galley clean scans/ -o clean/     repair a folder of pages
        galley lint scans/                say what is wrong, touch nothing
        galley explain broken-wrap        what a rule does and why
        galley restore clean/ -o back/    the sources again
        galley sketch scans/ -o my.sketch the lines that a whole batch repeats
        galley train texts/ -o my.model   a language model of your own
        galley score gold/ scans/         how well pages are repaired, where the truth is known

      Exit status: 0 done, 1 `lint` found something, 2 an error (the rest was done), 130 or 143 `clean` was stopped by \
      SIGINT or SIGTERM.
      """,
    version: version,
    subcommands: [
      Clean.self, Lint.self, Rules.self, Explain.self, Restore.self, Sketch.self, Review.self, Apply.self, Init.self,
      Train.self,
      ScorePages.self, LanguageServerCommand.self,
    ])

  static func main() {
    // A reader who has seen enough closes the pipe: writing then fails and ends the run, with files in order.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parsed()
      try command.run()
    } catch let code as ExitCode {
      exit(withError: code)
    } catch let error as FileError where error.isClosedPipe {
      exit(withError: ExitCode.success)
    } catch let interruption as Interruption {
      exit(withError: ExitCode(interruption.status))
    } catch {
      // Help and the version are errors to the parser, and no failures.
      if exitCode(for: error) == .success { exit(withError: error) }
      Failure.report(error)
    }
  }

  /// The command that was asked for. It is told its arguments directly: to come to it by way of all commands takes twice as long.
  /// Where it objects, or is asked for help, the whole is asked, which knows how all is used.
  private static func parsed() throws -> any ParsableCommand {
    let arguments = CommandLine.arguments.dropFirst()
    let command = configuration.subcommands.first { $0.configuration.commandName == arguments.first }
    if let command, let parsed = try? command.parse(Array(arguments.dropFirst())) { return parsed }
    return try parseAsRoot()
  }
}
