import ArgumentParser
import GalleyBatch
import GalleyReview
import Glibc

struct Review: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Look through repairs in a browser, and decide.",
    discussion: """
      Of a folder that `clean` wrote the sources are looked at, as its record gives them back. \
      Serves a page to this machine only, under an address that nobody can guess, until Ctrl-C. Each decision is written \
      into the decisions file as it is made; `clean`, `lint` and `apply` heed it.
      """)

  @OptionGroup(title: "Pages") var pages: PageOptions

  @Flag(help: "Open the address in the browser.")
  var open = false

  @Option(help: ArgumentHelp("The port (default: any that is free).", valueName: "number"))
  var port = 0

  @Option(
    help: ArgumentHelp(
      "Serve nothing; write the page into a file that needs no server and gives decisions to download.",
      valueName: "file.html"))
  var report: String?

  @Flag(
    help: "Serve nothing; tell which rules people reject, by folder, and which threshold would have spared them that.")
  var summary = false

  @OptionGroup(title: "Rules") var rules: RuleOptions

  func validate() throws {
    if !(0...65535).contains(port) { throw ValidationError("--port is a number from 0 to 65535.") }
    if rules.noDecisions { throw ValidationError("A review is about decisions; leave --no-decisions out.") }
    if summary, report != nil { throw ValidationError("Either --summary or --report: choose one.") }
    if let report, !report.hasSuffix(".html") {
      throw ValidationError("--report \(report): the name must end in .html.")
    }
  }

  func run() throws {
    var request = ReviewRequest(pages.request(rules.choice), version: Galley.version)
    request.decisions = rules.decisions
    let review = try ReviewRun(request).run()
    if summary {
      try write(ReviewSummary(of: review).text)
      if review.problems > 0 { throw ExitCode(Failure.status) }
      return
    }
    if let report {
      try review.write(to: report)
      if review.problems > 0 { throw ExitCode(Failure.status) }
      return
    }
    let server = try ReviewServer(review, port: port)
    try write("\(server.address)\n")
    let batch = review.batch
    Failure.say(
      "galley: \(Self.counted(batch.rows.count, "finding")) of \(Self.counted(batch.pages.count, "page")); decisions go to "
        + "\(review.desk.path); Ctrl-C ends it")
    if open { Self.open(server.address) }
    try server.wait()
  }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// Has the desktop open an address (`xdg-open`); where there is none, the address was printed.
  private static func open(_ address: String) {
    var process = pid_t()
    let arguments = ["xdg-open", address].map { (text: String) in strdup(text) } + [nil]
    defer { for argument in arguments { free(argument) } }
    if posix_spawnp(&process, "xdg-open", nil, nil, arguments, environ) != 0 {
      Failure.say("galley: xdg-open cannot be run; open the address yourself")
    }
  }
}
