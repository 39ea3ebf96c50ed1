/// What the text formats do with the blocks of a role.
public enum Placement: String, Sendable, CaseIterable {
  /// They stay where they stand.
  case keep
  /// They move behind the paragraph that they interrupt.
  case after
  /// They move to the end of the page.
  case end
  /// They are left out; the record has them.
  case drop
}
