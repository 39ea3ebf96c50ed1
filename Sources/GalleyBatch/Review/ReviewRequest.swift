import GalleyOutput

/// What `galley review` is asked to look at.
public struct ReviewRequest: Sendable {
  public var pages: PageRequest
  /// The decisions file, which may not be there yet; nil for the nearest one, or a new one in the first path's folder.
  public var decisions: String?
  /// Of Galley.
  public let version: String

  public init(_ pages: PageRequest, version: String) {
    self.pages = pages
    self.version = version
  }
}
