import GalleyEngine

extension HTMLWriter {
  /// A finding as an item of a list, with its text before and after.
  mutating func write(_ finding: ReportedFinding, language: String?) {
    markup("<li")
    attribute("class", finding.outcome.rawValue + (finding.isOfRole ? " role" : ""))
    markup(">\n<p class=\"what\"><span class=\"where\">")
    text("\(finding.place.start.line):\(finding.place.start.column)")
    markup("</span> <code>")
    text(finding.rule)
    markup("</code> <span class=\"outcome\">")
    text(finding.outcomeWords)
    markup("</span>")
    if finding.count > 1 {
      markup(" <span class=\"count\">")
      text(Figure.counted(finding.count, "place"))
      markup("</span>")
    }
    if finding.confidence < 1 {
      markup(" <span class=\"sure\">confidence ")
      text(Figure.decimal(finding.confidence))
      markup("</span>")
    }
    markup("</p>\n")
    if finding.outcome != .repaired {
      markup("<p class=\"message\">")
      text(finding.message)
      markup("</p>\n")
    } else if let kept = finding.related, finding.changes.contains(where: { $0.kind == .remove }) {
      markup("<p class=\"message\">")
      text("The copy on line \(kept.start.line) stays.")
      markup("</p>\n")
    }
    writeTexts(of: finding, language: language)
    markup("</li>\n")
  }

  /// Before and after, or the place where nothing changes.
  mutating func writeTexts(of finding: ReportedFinding, language: String?) {
    for change in finding.changes { write(change, isMade: finding.outcome == .repaired, language: language) }
    if finding.changes.isEmpty {
      markup("<div class=\"change\">")
      write(finding.excerpt, kind: "place", label: "place", language: language)
      markup("</div>\n")
    }
  }

  private mutating func write(_ change: Change, isMade: Bool, language: String?) {
    markup("<div class=\"change\">")
    if change.kind == .role {
      write(change.before, kind: "block", label: "block", language: language)
    } else {
      write(change.before, kind: "before", label: isMade ? "before" : "now", language: language)
      if !change.after.runs.isEmpty {
        write(change.after, kind: "after", label: isMade ? "after" : "it would be", language: language)
      }
    }
    markup("</div>\n")
  }

  private mutating func write(_ text: MarkedText, kind: StaticString, label: StaticString, language: String?) {
    markup("<p class=\"text ")
    markup(kind)
    markup("\" dir=\"auto\"")
    if let language { attribute("lang", language) }
    markup("><span class=\"label\" lang=\"en\">")
    markup(label)
    markup("</span>")
    for run in text.runs { write(run) }
    markup("</p>")
  }

  private mutating func write(_ run: MarkedText.Run) {
    switch run.mark {
    case .none: text(run.text)
    case .place: element("<mark>", run.text, "</mark>")
    case .removed: element("<del>", run.text, "</del>")
    case .added where run.text.isEmpty:
      markup("<ins class=\"joint\"><span class=\"unseen\" lang=\"en\">joined</span></ins>")
    case .added: element("<ins>", run.text, "</ins>")
    case .lineBreak: markup("<span class=\"break\" role=\"img\" aria-label=\"line break\">⏎</span>")
    case .between: element("<span class=\"between\">", run.text, "</span>")
    case .ellipsis: markup("<span class=\"cut\">…</span>")
    }
  }

  private mutating func element(_ open: StaticString, _ text: String, _ close: StaticString) {
    markup(open)
    self.text(text)
    markup(close)
  }
}
