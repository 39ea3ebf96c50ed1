/// Why gold or a result cannot be read: the place, as `file:line:column`, and what to do.
public struct ScoreError: Error, Equatable, CustomStringConvertible {
  public let place: String
  public let message: String
  public var description: String { "\(place): \(message)" }
}
