/// Something that was not done, for a person: what it concerns, what is wrong, what to do.
public struct Problem: Error, Sendable, Hashable {
  /// The file, folder or record.
  public let name: String
  public let message: String

  public init(_ name: String, _ message: String) {
    self.name = name
    self.message = message
  }
}
