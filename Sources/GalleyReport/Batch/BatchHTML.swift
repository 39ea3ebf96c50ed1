import GalleyEngine

/// The report of a batch for people: one HTML file that needs nothing else, and no script.
struct BatchHTML {
  private var html = HTMLWriter()
  private let report: BatchReport
  private let selection: PageSelection

  static func file(of report: BatchReport) -> [UInt8] {
    var page = BatchHTML(report)
    page.write()
    return page.html.bytes
  }

  private init(_ report: BatchReport) {
    self.report = report
    selection = PageSelection(of: report)
  }

  private mutating func write() {
    html.head(policy: "default-src 'none'; style-src 'unsafe-inline'", title: "Galley: \(headline)")
    html.markup("<meta name=\"generator\"")
    html.attribute("content", "galley \(report.version)")
    html.markup(">\n<style>\n")
    html.file(PackageResources.report_css)
    html.markup("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">To the report</a>\n")
    writeHeader()
    html.markup("<main id=\"main\">\n")
    writeLeft()
    writeProblems()
    writeRules()
    html.write(report.quality)
    writePages()
    html.markup("</main>\n<footer><p>Made by Galley ")
    html.text(report.version)
    html.markup(". ")
    html.text(report.footnote)
    html.markup(
      """
      </p></footer>
      </body>
      </html>

      """)
  }

  private var headline: String {
    "\(Figure.counted(report.totals.pages, "page")), \(Figure.counted(report.totals.repairs, "repair"))"
  }

  // MARK: At a glance

  private mutating func writeHeader() {
    let totals = report.totals
    html.markup("<header>\n<p class=\"kicker\">Galley</p>\n<h1>")
    html.text(headline)
    html.markup("</h1>\n<dl class=\"figures\">\n")
    figure("Pages", totals.pages, "\(Figure.counted(totals.characters, "character"))", link: "#pages")
    figure("Repairs", totals.repairs, "joined, split, moved, taken out, characters set right", link: "#rules")
    figure("Blocks told apart", totals.roles, "headings, bylines, captions, furniture", link: "#rules")
    figure("Left for you", totals.all.left, "to look at yourself", link: "#left")
    figure("Not finished", report.problems.count, "pages or files with an error", link: "#problems")
    html.markup("</dl>\n")
    html.markup(
      """
      <p class="key">How to read it: <del>gone</del> <ins>put in</ins> <ins class="joint"></ins> joined with nothing \
      between <span class="break">⏎</span> end of a printed line <mark>the place in question</mark> \
      <span class="between">what stands between</span></p>
      </header>

      """)
  }

  private mutating func figure(_ name: StaticString, _ number: Int, _ note: String, link: StaticString) {
    html.markup(number == 0 ? "<div class=\"none\"><dt>" : "<div><dt>")
    html.markup(name)
    html.markup("</dt><dd><a href=\"")
    html.markup(link)
    html.markup("\">")
    html.number(number)
    html.markup("</a><small>")
    html.text(note)
    html.markup("</small></dd></div>\n")
  }

  // MARK: Left for a person

  private mutating func writeLeft() {
    html.markup("<section id=\"left\" aria-labelledby=\"left-title\">\n<h2 id=\"left-title\">Left for you</h2>\n")
    if selection.left.isEmpty {
      html.markup("<p class=\"lead\">Nothing. Every finding was settled by a repair.</p>\n")
    } else {
      html.markup("<p class=\"lead\">Here Galley saw damage but could not mend it, or was not sure enough to.</p>\n")
    }
    var page = -1
    for left in selection.left {
      if left.page != page {
        if page >= 0 { html.markup("</ol>\n") }
        page = left.page
        writeName(of: page)
        html.markup("<ol class=\"findings\">\n")
      }
      html.write(left.finding, language: report.pages[page].language)
    }
    if page >= 0 { html.markup("</ol>\n") }
    leftOut(selection.leftLeftOut, "place", "are")
    html.markup("</section>\n")
  }

  /// The page's name as a heading, which leads to the page where it is shown below.
  private mutating func writeName(of page: Int) {
    html.markup("<h3>")
    if selection.shows(page) {
      html.markup("<a href=\"#page-")
      html.text("\(page + 1)")
      html.markup("\">")
    }
    html.markup("<bdi>")
    html.text(Printable.line(report.pages[page].name))
    html.markup("</bdi>")
    if selection.shows(page) { html.markup("</a>") }
    html.markup("</h3>\n")
  }

  private mutating func writeProblems() {
    html.markup("<section id=\"problems\" aria-labelledby=\"problems-title\">\n")
    html.markup("<h2 id=\"problems-title\">Not finished</h2>\n")
    if report.problems.isEmpty {
      html.markup("<p class=\"lead\">Nothing. Every page was read and written.</p>\n</section>\n")
      return
    }
    html.markup("<p class=\"lead\">These were left as they are; all the others are done.</p>\n")
    html.markup("<dl class=\"problems\">\n")
    for problem in report.problems.prefix(ReportLimits.problems) {
      html.markup("<div><dt><bdi>")
      html.text(Printable.line(problem.name))
      html.markup("</bdi></dt><dd>")
      html.text(Printable.line(problem.message))
      html.markup("</dd></div>\n")
    }
    html.markup("</dl>\n")
    leftOut(report.problems.count - ReportLimits.problems, "error", "are")
    html.markup("</section>\n")
  }

  // MARK: Rules

  private mutating func writeRules() {
    html.markup("<section id=\"rules\" aria-labelledby=\"rules-title\">\n<h2 id=\"rules-title\">What was found</h2>\n")
    let most = report.foundRules.map { report.totals.count(of: $0.id).findings }.max() ?? 0
    if most == 0 { html.markup("<p class=\"lead\">No rule found anything.</p>\n") }
    html.markup("<ul class=\"rules\">\n")
    for rule in report.foundRules {
      let count = report.totals.count(of: rule.id)
      html.markup("<li>\n<h3><code>")
      html.text(rule.id)
      html.markup("</code></h3>\n<p class=\"summary\">")
      html.text(rule.summary)
      html.markup("</p>\n")
      writeBar(count, of: most)
      if let example = selection.examples[rule.id] {
        html.writeTexts(of: example.finding, language: report.pages[example.page].language)
      }
      html.markup("</li>\n")
    }
    html.markup("</ul>\n</section>\n")
  }

  /// How often a rule found something, as a bar and in words.
  private mutating func writeBar(_ count: Totals.Count, of most: Int) {
    html.markup("<p class=\"tally\"><svg class=\"bar\" viewBox=\"0 0 1000 10\"")
    html.markup(" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
    let repaired = count.repaired * 1000 / most
    html.markup("<rect class=\"repaired\" height=\"10\"")
    html.attribute("width", "\(count.repaired > 0 ? max(4, repaired) : 0)")
    html.markup("/><rect class=\"left\" height=\"10\"")
    html.attribute("x", "\(repaired)")
    html.attribute("width", "\(count.left > 0 ? max(4, count.left * 1000 / most) : 0)")
    html.markup("/></svg><span><b>")
    html.number(count.findings)
    html.markup("</b> found")
    if count.places > count.findings { html.text(" in \(Figure.counted(count.places, "place"))") }
    if count.repaired > 0 { html.text(", \(Figure.grouped(count.repaired)) repaired") }
    if count.left > 0 { html.text(", \(Figure.grouped(count.left)) left for you") }
    html.markup("</span></p>\n")
  }

  // MARK: Pages

  private mutating func writePages() {
    html.markup("<section id=\"pages\" aria-labelledby=\"pages-title\">\n<h2 id=\"pages-title\">Page by page</h2>\n")
    let clean = report.totals.pages - report.totals.pagesWithFindings
    if clean > 0 {
      html.markup("<p class=\"lead\">")
      html.text("\(Figure.counted(clean, "page")) had nothing to repair.")
      html.markup("</p>\n")
    }
    for index in selection.pages { write(report.pages[index], number: index + 1) }
    leftOut(selection.pagesLeftOut, "page", "with findings are")
    html.markup("</section>\n")
  }

  private mutating func write(_ page: PageReport, number: Int) {
    let left = page.findings.count { $0.outcome != .repaired }
    html.markup("<details class=\"page\" id=\"page-")
    html.text("\(number)")
    html.markup("\">\n<summary><bdi>")
    html.text(Printable.line(page.name))
    html.markup("</bdi><span class=\"counts\"><span>")
    html.text("\(Figure.grouped(page.findings.count - left)) repaired")
    html.markup("</span>")
    if left > 0 {
      html.markup("<span class=\"open\">")
      html.text("\(Figure.grouped(left)) left for you")
      html.markup("</span>")
    }
    html.markup("</span></summary>\n")
    let shown = page.shownFindings
    writeList(shown.structure, of: page)
    if !shown.characters.isEmpty {
      html.markup("<details class=\"characters\">\n<summary>Characters<span class=\"counts\"><span>")
      let places = page.findings.reduce(0) { $0 + ($1.isOfCharacters ? $1.count : 0) }
      html.text(Figure.counted(places, "place"))
      html.markup("</span></span></summary>\n")
      writeList(shown.characters, of: page)
      html.markup("</details>\n")
    }
    leftOut(shown.leftOut, "finding", "of this page are")
    html.markup("</details>\n")
  }

  private mutating func writeList(_ findings: ArraySlice<ReportedFinding>, of page: PageReport) {
    if findings.isEmpty { return }
    html.markup("<ol class=\"findings\">\n")
    for finding in findings { html.write(finding, language: page.language) }
    html.markup("</ol>\n")
  }

  private mutating func leftOut(_ count: Int, _ noun: String, _ verb: String) {
    guard count > 0 else { return }
    html.markup("<p class=\"more\">")
    html.text("\(Figure.counted(count, "more " + noun)) \(verb) not shown here; the JSON report has them all.")
    html.markup("</p>\n")
  }
}
