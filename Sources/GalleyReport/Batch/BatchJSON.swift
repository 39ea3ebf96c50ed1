import GalleyEngine
import JSON

/// The report of a batch for programs; it leaves nothing out.
///
/// `galley` (the version); `totals`; `rules`, the figures of each rule that found something; `problems`, what was not
/// finished, `path` and `message` each; `pages`, each with `path`, `bytes`, `characters`, perhaps `language` and `failure`, its `quality`,
/// and its `findings`. A finding has what `lint --format json` gives it, its `excerpt`, and `changes`: the `kind`, perhaps
/// a `role`, and the text `before` and `after`. Shown texts are lists of runs, a `text` and, where it is marked, a `mark`.
enum BatchJSON {
  static func file(of report: BatchReport) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("galley", report.version)
    writer.write(report.totals, problems: report.problems.count)
    writer.key("rules")
    writer.beginArray()
    for rule in report.foundRules { writer.write(rule, report.totals) }
    writer.endArray()
    writer.key("problems")
    writer.beginArray()
    for problem in report.problems {
      writer.beginObject()
      writer.member("path", problem.name)
      writer.member("message", problem.message)
      writer.endObject()
    }
    writer.endArray()
    writer.key("pages")
    writer.beginArray()
    for page in report.pages { writer.write(page) }
    writer.newline()
    writer.endArray()
    writer.endObject()
    writer.newline()
    return writer.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ totals: Totals, problems: Int) {
    key("totals")
    beginObject()
    member("pages", totals.pages)
    member("pagesWithFindings", totals.pagesWithFindings)
    member("characters", totals.characters)
    member("repairs", totals.repairs)
    member("roles", totals.roles)
    fields(of: totals.all)
    member("problems", problems)
    endObject()
  }

  fileprivate mutating func write(_ rule: RuleDescription, _ totals: Totals) {
    newline()
    beginObject()
    member("rule", rule.id)
    member("summary", rule.summary)
    fields(of: totals.count(of: rule.id))
    endObject()
  }

  private mutating func fields(of count: Totals.Count) {
    member("findings", count.findings)
    member("places", count.places)
    member("repaired", count.repaired)
    member("offered", count.offered)
    member("reported", count.reported)
  }

  fileprivate mutating func write(_ page: PageReport) {
    newline()
    beginObject()
    member("path", page.name)
    member("bytes", page.byteCount)
    member("characters", page.characterCount)
    if let language = page.language { member("language", language) }
    if let failure = page.failure { member("failure", failure) }
    if let quality = page.quality {
      key("quality")
      write(quality)
    }
    key("findings")
    beginArray()
    for finding in page.findings {
      beginObject()
      fields(of: finding)
      member("excerpt", finding.excerpt)
      member(changes: finding.changes)
      endObject()
    }
    endArray()
    endObject()
  }
}
