import GalleyEngine

/// Something that was not done, for a person: what it concerns, what is wrong, what to do.
public struct Problem: Error, Sendable, Hashable {
  /// The file, folder or record.
  public let name: String
  public let message: String

  public init(_ name: String, _ message: String) {
    self.name = name
    self.message = message
  }

  /// What is wrong with the configuration of a page: the same for all its pages, so that it can be told once.
  init(of error: any Error, at path: String) {
    switch error {
    case let problem as Problem: self = problem
    case let error as SettingsError:
      guard let location = error.location else { fallthrough }
      let place = "\(location.file):\(location.line):\(location.column)"
      self.init(place, "\(error.message)\n\(location.snippet)\nthe pages that it holds for are left alone")
    default: self.init(path, "\(error)")
    }
  }
}
