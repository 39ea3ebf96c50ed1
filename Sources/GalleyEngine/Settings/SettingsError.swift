import JSON

/// A mistake in a configuration, or in what the command line says of it.
public struct SettingsError: Error, CustomStringConvertible {
  /// What is wrong and what to do.
  public let message: String
  /// Where it stands; nil when it stands in no file.
  public let location: JSONLocation?

  public init(_ message: String, at location: JSONLocation? = nil) {
    self.message = message
    self.location = location
  }

  public init(_ error: JSONError) { self.init(error.message, at: error.location) }

  /// `file:line:column: message`, and below it the line with a caret.
  public var description: String {
    guard let location else { return message }
    return "\(location.file):\(location.line):\(location.column): \(message)\n\(location.snippet)"
  }
}
