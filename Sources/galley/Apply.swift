import ArgumentParser
import GalleyBatch

struct Apply: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Make the repairs that a person accepted, and no others.",
    discussion: """
      What was not decided stays as it came, with the page's own line breaks; what was edited is written in the person's \
      words. `clean` heeds decisions too, and makes the repairs that nobody has decided about besides.
      """)

  @OptionGroup(title: "Pages") var pages: PageOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write to, or the file for one page.", valueName: "out"))
  var output: String?

  @Flag(help: "Write each page over its source.")
  var inPlace = false

  @Flag(help: "Show what would change, as a unified diff, and write nothing.")
  var diff = false

  @Flag(name: .shortAndLong, help: "Tell only of problems.")
  var quiet = false

  @OptionGroup(title: "Rules") var rules: RuleOptions

  func validate() throws {
    if rules.noDecisions { throw ValidationError("Without decisions there is nothing to apply.") }
    if [output != nil, inPlace, diff].count(where: { $0 }) != 1 {
      throw ValidationError("Say where to write: -o FOLDER, or --in-place; or look first with --diff.")
    }
    if inPlace, pages.encoding != nil {
      throw ValidationError("--encoding writes UTF-8, so the source could not be given back; write elsewhere with -o.")
    }
  }

  func run() throws {
    var request = CleanRequest(pages.request(rules.choice), to: target, version: Galley.version)
    request.makesOnlyAccepted = true
    request.showsDifferences = diff
    request.isQuiet = quiet
    let summary = try CleanRun(request).run()
    if summary.problems > 0 { throw ExitCode(Failure.status) }
  }

  private var target: Target {
    guard let output else { return inPlace ? .inPlace : .nowhere }
    let isOne = pages.paths.count == 1 && !FileKind.isFolder(pages.paths[0])
    return isOne && !output.hasSuffix("/") && !FileKind.isFolder(output) ? .file(output) : .folder(output)
  }
}
