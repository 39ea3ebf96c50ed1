import ArgumentParser

/// What `lint` does about the quality of pages.
struct QualityOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "List the pages whose quality, 0 to 100, is below this: they are worth scanning again. Exit status 1 if any is.",
      valueName: "number"))
  var minQuality: Double?

  @Option(help: ArgumentHelp("Write the quality of every page, the worst first, as JSON.", valueName: "file"))
  var quality: String?

  func validate() throws {
    if let minQuality, !(0...100).contains(minQuality) {
      throw ValidationError("--min-quality is a number from 0 to 100, not \(minQuality).")
    }
  }
}
