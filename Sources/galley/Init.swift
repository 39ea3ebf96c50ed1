import ArgumentParser
import GalleyBatch

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a rules.json to start from.",
    discussion: "It changes nothing as it is. One that is there already is never written over.")

  @Argument(help: ArgumentHelp("The folder to write it to.", valueName: "folder"))
  var folder = "."

  func run() throws {
    let path = try StarterConfiguration.write(to: folder)
    try write("\(path) holds for all pages below its folder; docs/configuration.md tells what it can say.\n")
  }
}
