/// A page of an example: its text, and the places that a rule must find.
struct MarkedPage {
  /// The text without the marks.
  var text = ""
  /// What stood between `⟦` and `⟧`: bytes of `text`.
  var places: [Range<Int>] = []

  /// - Parameter marked: a mark that has no other is left out.
  init(_ marked: String) {
    var start: Int?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": start = text.utf8.count
      case "⟧":
        if let start { places.append(start..<text.utf8.count) }
        start = nil
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
