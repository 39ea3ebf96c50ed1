import ArgumentParser
import GalleyBatch

struct Sketch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sketch",
    abstract: "Count which short lines the pages of a batch repeat.",
    discussion: """
      `clean` and `lint` with --sketch FILE take a line that stands on a fifth of these pages for furniture, each page for \
      itself, wherever it is. Sketches add up: name several, and pages too if you like. One of all parts of a batch is \
      the same as one of the whole, so parts can be counted, and then cleaned, on as many machines as there are.

        galley sketch part1/ -o part1.sketch
        galley sketch part1.sketch part2.sketch -o all.sketch
        galley clean part1/ -o clean1/ --sketch all.sketch
      """)

  @OptionGroup(title: "Pages") var pages: PageOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write the sketch to; its name ends in .sketch.", valueName: "file"))
  var output: String

  @OptionGroup(title: "Configuration") var configuration: ConfigurationOptions

  func validate() throws {
    if !output.hasSuffix(".sketch") { throw ValidationError("-o \(output): the name must end in .sketch.") }
  }

  func run() throws {
    var choice = RuleChoice()
    choice.source = configuration.source
    Interruption.heed()
    let summary = try SketchRun(SketchRequest(pages.request(choice), to: output)).run()
    if summary.problems > 0 { throw ExitCode(Failure.status) }
  }
}
