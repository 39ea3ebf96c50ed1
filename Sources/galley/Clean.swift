import ArgumentParser
import GalleyBatch
import GalleyOutput
import GalleyReport
import Glibc

struct Clean: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Repair pages.",
    discussion: """
      A folder is mirrored below the output folder. Beside the output stands .galley/record.jsonl, from which \
      `galley restore` gives the sources back. The sources are never touched, except with --in-place.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, jsonl
  }

  @OptionGroup(title: "Pages") var pages: PageOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder to write to, or the file for one page or --format jsonl.", valueName: "out"))
  var output: String?

  @Flag(help: "Write each page over its source.")
  var inPlace = false

  @Option(help: "text: a block a line. markdown: with # before headings. jsonl: blocks, roles, source spans, findings.")
  var format = Format.text

  @Option(
    help: ArgumentHelp("Give each JSON line its findings, too, in this member of its own.", valueName: "name"))
  var findingsField: String?

  @Flag(help: "Show what would change, as a unified diff, and write nothing.")
  var diff = false

  @Flag(help: "Write nothing.")
  var dryRun = false

  @Flag(help: "Go on with a run into the same place that was interrupted: what it wrote is not done again.")
  var resume = false

  @Option(help: ArgumentHelp("Write a report for people or programs: .html, .md or .json.", valueName: "file"))
  var report: String?

  @Flag(name: .shortAndLong, help: "Tell only of problems.")
  var quiet = false

  @OptionGroup(title: "Rules") var rules: RuleOptions

  func validate() throws {
    if inPlace, output != nil { throw ValidationError("Either -o or --in-place: choose one.") }
    if inPlace, pages.paths.contains("-") {
      throw ValidationError("Standard input has no place to be written to; leave --in-place out.")
    }
    if inPlace, format == .jsonl {
      throw ValidationError("--format jsonl would write JSON over your pages; name a file with -o.")
    }
    if inPlace, pages.encoding != nil {
      throw ValidationError("--encoding writes UTF-8, so the source could not be given back; write elsewhere with -o.")
    }
    if findingsField != nil, format == .jsonl {
      throw ValidationError("--format jsonl has the findings; leave --findings-field out.")
    }
    if let findingsField, findingsField == pages.textField || findingsField == pages.idField {
      throw ValidationError("--findings-field \(findingsField): the page stands in that member; choose another name.")
    }
    if diff, format == .jsonl { throw ValidationError("--diff compares text; leave --format jsonl out.") }
    if let report, ReportFormat(fileName: report) == nil {
      throw ValidationError("--report \(report): the name must end in .html, .md or .json.")
    }
    if resume, output == nil || diff || dryRun || format == .jsonl || report != nil {
      throw ValidationError(
        "--resume goes on with pages that -o writes as text: leave --in-place, --diff, --dry-run, --report and "
          + "--format jsonl out.")
    }
    if target == nil {
      throw ValidationError("Say where to write: -o FOLDER, or --in-place; or look first with --diff.")
    }
  }

  func run() throws {
    var request = CleanRequest(pages.request(rules.choice), to: target ?? .nowhere, version: Galley.version)
    request.format =
      switch format {
      case .text: .text(.text)
      case .markdown: .text(.markdown)
      case .jsonl: .structured
      }
    request.pages.fields.findings = findingsField
    request.resumes = resume
    request.showsDifferences = diff
    request.pages.beside = [report, rules.decisions].compactMap { $0 }
    request.report = report.flatMap { path in ReportFormat(fileName: path).map { (path, $0) } }
    request.isQuiet = quiet || request.target == .standardOutput
    Interruption.heed()
    let summary = try CleanRun(request).run()
    if summary.problems > 0 { throw ExitCode(Failure.status) }
  }

  /// Where the pages go; nil where that is not said.
  private var target: Target? {
    if diff || dryRun { return .nowhere }
    if inPlace { return .inPlace }
    let isOne = pages.paths.count == 1 && !FileKind.isFolder(pages.paths[0])
    guard let output else { return isOne || format == .jsonl ? .standardOutput : nil }
    let isFile = format == .jsonl || isOne && !output.hasSuffix("/") && !FileKind.isFolder(output)
    return isFile ? .file(output) : .folder(output)
  }
}

extension ReportFormat {
  /// The format that the ending of a file's name asks for.
  init?(fileName: String) {
    guard let format = Self.allCases.first(where: { fileName.hasSuffix("." + $0.rawValue) }) else { return nil }
    self = format
  }
}
