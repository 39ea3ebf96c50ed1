import ArgumentParser
import GalleyBatch

/// Where pages come from; every command that goes through pages shares it.
struct PageOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders (.txt, .md, .text and .jsonl in them, also .gz and .zst of these), or - for standard input.",
      valueName: "path"))
  var paths: [String]

  @Flag(help: "Standard input is JSON Lines, a page a line. Files that end in .jsonl always are.")
  var jsonl = false

  @Option(
    help: ArgumentHelp(
      "The file that standard input stands for: its rules hold, and its name is told.", valueName: "file"))
  var stdinFilename: String?

  @Option(help: ArgumentHelp("The member of a JSON line that holds the page.", valueName: "name"))
  var textField = "text"

  @Option(help: ArgumentHelp("The member of a JSON line that names the page.", valueName: "name"))
  var idField = "id"

  @Option(
    help: ArgumentHelp("The encoding of the pages, if it is not UTF-8: gb18030, big5, shift_jis…", valueName: "name"))
  var encoding: String?

  @Option(
    name: .customShort("j", allowingJoined: true),
    help: ArgumentHelp("How many threads work (default: one a core).", valueName: "number"))
  var threads: Int?

  @Flag(help: "Heed no .galleyignore and no .gitignore.")
  var noIgnore = false

  @Flag(help: "Leave out what ignore files say even where it is named here.")
  var forceExclude = false

  func validate() throws {
    if noIgnore, forceExclude { throw ValidationError("Either --no-ignore or --force-exclude: choose one.") }
    if let threads, !(1...1024).contains(threads) { throw ValidationError("-j is a number from 1 to 1024.") }
    if stdinFilename != nil, jsonl || !paths.contains("-") {
      throw ValidationError("--stdin-filename is about one page from standard input; name it: -")
    }
    if jsonl, !paths.contains("-") { throw ValidationError("--jsonl is about standard input; name it: -") }
  }

  func request(_ rules: RuleChoice) -> PageRequest {
    var request = PageRequest(paths, rules: rules)
    request.readsLines = jsonl
    request.standardInputName = stdinFilename
    request.ignoring = noIgnore ? .never : forceExclude ? .always : .found
    request.fields.text = textField
    request.fields.id = idField
    request.encoding = encoding
    request.threads = threads ?? Workers.cores
    return request
  }
}
