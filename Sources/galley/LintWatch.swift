import GalleyBatch

/// `galley lint --watch`: reports again whenever a page changes, or what is said about pages.
enum LintWatch {
  /// Runs until nobody reads on.
  /// - Parameter settings: files that say how pages are read, besides those that are found above them.
  /// - Throws: `Interruption` where a signal ends it; reports to files are whole then, or as they were.
  static func run(_ request: LintRequest, settings: [String]) throws {
    Interruption.heed()
    let outputs = request.reports.compactMap(\.path) + [request.qualityFile].compactMap { $0 }
    let watch = try FileWatch(request.pages.paths, outputs: outputs, settings: settings)
    while true {
      try watch.cover()
      do {
        if try LintRun(request).run().isUnread { return }
      } catch let interruption as Interruption {
        throw interruption
      } catch {
        // What is wrong now may be put right.
        Failure.tell(error)
      }
      Failure.say("galley: watching; Ctrl-C ends it")
      try watch.wait()
    }
  }
}
