import GalleyRules

extension HTMLWriter {
  /// The quality of a batch's pages as a plot: those that are most worth scanning again.
  mutating func write(_ quality: QualityReport) {
    let worst = quality.worst(ReportLimits.quality)
    guard !worst.isEmpty else { return }
    markup(
      "<section id=\"quality\" aria-labelledby=\"quality-title\">\n<h2 id=\"quality-title\">Quality of the pages</h2>\n"
    )
    markup("<p class=\"lead\">")
    text("\(QualityReport.short(quality.score)) of 100 in the mean; ")
    markup("the lowest are worth scanning again.</p>\n<ul class=\"quality\">\n")
    for page in worst {
      markup("<li><span><bdi>")
      text(Printable.line(page.name))
      markup(
        "</bdi></span><svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
      markup("<rect class=\"score\" height=\"10\"")
      attribute("width", "\(Int(page.quality.score * 10))")
      markup("/></svg><b>")
      text(QualityReport.short(page.quality.score))
      markup("</b><small>")
      text(QualityReport.words(for: page.quality))
      markup("</small></li>\n")
    }
    markup("</ul>\n")
    if quality.count > worst.count {
      markup("<p class=\"more\">")
      text(
        "\(Figure.counted(quality.count - worst.count, "better page")) not shown here; the JSON report has them all.")
      markup("</p>\n")
    }
    markup("</section>\n")
  }
}
