import ArgumentParser
import GalleyBatch

struct Clean: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Repair pages.")
  @Argument var paths: [String]
  @Option(name: [.customShort("o"), .customLong("output")]) var output: String?
  @Option var format: String = "text"
  @Option var config: String?
  @Option var select: [String] = []
  @Option var ignore: [String] = []

  func run() throws {
    try FirstClean.run(paths, output: output, config: config, select: select, ignore: ignore)
  }
}
