/// What a block of a newspaper page is.
public enum Role: String, Sendable, CaseIterable, Codable {
  /// A headline, kicker, deck or sub-heading.
  case heading
  /// Running text.
  case paragraph
  /// Names the reporters.
  case byline
  /// Describes or credits a picture.
  case caption
  /// Belongs to the page and not to an article: jump lines, running heads, page numbers, editors' and
  /// promotional lines.
  case furniture
}
