/// Why bytes are no model that can be used, or texts cannot be trained on. The description is a clause that fits
/// behind a file name and a colon.
public enum NGramModelError: Error, Equatable, CustomStringConvertible {
  /// The file cannot be read; `code` is the system's `errno`.
  case cannotOpen(code: Int32)
  case notAModel
  case unsupportedVersion(UInt32)
  case truncated(expected: Int, actual: Int)
  case damaged(String)
  case invalidOptions(String)
  case noText

  public var description: String {
    switch self {
    case .cannotOpen(let code): "cannot be opened (system error \(code))"
    case .notAModel: "is not a Galley language model; make one with `galley train`"
    case .unsupportedVersion(let version):
      "is a language model of format \(version); this version reads format \(ModelLayout.version): train it again"
    case .truncated(let expected, let actual):
      "is a language model of \(expected) bytes, but \(actual) are there; copy or train it again"
    case .damaged(let what): "is a damaged language model (\(what)); copy or train it again"
    case .invalidOptions(let what): "cannot train: \(what)"
    case .noText: "cannot train: there is no text"
    }
  }
}
