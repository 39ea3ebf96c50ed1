/// That one block of a page belongs to another, of the same page or of one of its batch.
public struct Link: Sendable, Equatable {
  public enum Kind: String, Sendable {
    /// The block is a headline, the other the text that it stands over in print.
    case text
    /// The block goes on in the other, on another page: a jump line says so.
    case continuation
    /// The block goes on with the other, from another page: a jump line says so.
    case origin
  }

  public let kind: Kind
  /// An index of the page's blocks.
  public let block: Int
  /// The page that the other block stands on; nil for the same page.
  public let path: String?
  /// An index of that page's blocks.
  public let other: Int

  public init(_ kind: Kind, from block: Int, to other: Int, on path: String? = nil) {
    self.kind = kind
    self.block = block
    self.path = path
    self.other = other
  }
}
