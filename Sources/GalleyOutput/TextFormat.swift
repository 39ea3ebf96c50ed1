/// The formats that write a page's text for people.
public enum TextFormat: String, Sendable, CaseIterable {
  /// One block a line, a blank line between two. Marks of headings stay as they were.
  case text
  /// The same, and every heading has its `#` marks: those that it had, or `##`. Nothing else is marked and nothing is
  /// escaped, so that the text of a block is the same in both formats.
  case markdown
}
