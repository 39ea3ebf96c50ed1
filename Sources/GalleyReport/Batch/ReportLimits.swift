/// How much the reports for people show of a large batch. The JSON report has everything.
enum ReportLimits {
  /// Findings that are left for a person.
  static let left = 400
  /// Pages that are shown one by one: those with findings come first in the batch's order.
  static let pages = 300
  /// Findings of a page.
  static let findingsOfPage = 100
  /// Character repairs of a page, which are many and alike.
  static let characterFindingsOfPage = 20
  static let problems = 400
  /// Pages whose quality is shown, the worst first.
  static let quality = 20
}
