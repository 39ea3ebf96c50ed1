import ArgumentParser
import GalleyReport

/// What `lint` writes, and where.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "text, concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson, html or markdown. Once or more: "
        + "format:file writes that one to a file.", valueName: "format[:file]"))
  var format: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file for the format that names none, in place of standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "End with a table of what each rule found (text and concise).")
  var statistics = false

  @Option(help: ArgumentHelp("Write so many findings at most; all are counted.", valueName: "number"))
  var maxResults: Int?

  func validate() throws {
    if let maxResults, maxResults < 0 { throw ValidationError("--max-results is a number from 0.") }
    let reports = try all()
    if statistics, !reports.contains(where: { $0.format.isText }) {
      throw ValidationError("--statistics is for the formats text and concise.")
    }
  }

  /// The reports with their files; nil is standard output.
  func all() throws -> [(format: LintFormat, path: String?)] {
    var reports: [(format: LintFormat, path: String?)] = []
    for entry in format {
      let parts = entry.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard let format = LintFormat(rawValue: String(parts[0])) else {
        throw ValidationError(
          "there is no format “\(parts[0])”; there are \(LintFormat.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      if parts.count == 2, parts[1].isEmpty { throw ValidationError("--format \(entry): the file's name is missing.") }
      reports.append((format, parts.count == 2 ? String(parts[1]) : nil))
    }
    if reports.isEmpty { reports = [(.text, nil)] }
    let open = reports.indices.filter { reports[$0].path == nil }
    if open.count > 1 { throw ValidationError("Two formats for one output: give one a file, as in sarif:out.sarif.") }
    if let output {
      guard let index = open.first else { throw ValidationError("Every format has a file already; leave -o out.") }
      reports[index].path = output
    }
    let files = reports.compactMap(\.path)
    if Set(files).count < files.count { throw ValidationError("Two formats have one file.") }
    return reports
  }
}
