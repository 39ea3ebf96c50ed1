import ArgumentParser
import GalleyBatch

/// Which findings are known.
struct BaselineOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Do not tell what stands in this file.", valueName: "file"))
  var baseline: String?

  @Option(help: ArgumentHelp("Write what is found to this file, for --baseline.", valueName: "file"))
  var writeBaseline: String?

  @Flag(help: "Take out of the baseline what is not found any more.")
  var pruneBaseline = false

  func validate() throws {
    if baseline != nil, writeBaseline != nil {
      throw ValidationError("Either --baseline or --write-baseline: choose one.")
    }
    if pruneBaseline, baseline == nil { throw ValidationError("--prune-baseline needs --baseline and its file.") }
  }

  var use: BaselineUse {
    if let writeBaseline { return .write(writeBaseline) }
    guard let baseline else { return .none }
    return pruneBaseline ? .prune(baseline) : .read(baseline)
  }
}
