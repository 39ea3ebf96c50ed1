import GalleyRules
import NGramModel

extension ModelChoice {
  /// The model that was chosen; nil for none. A file is mapped, not read: it must stay as it is during the run.
  func open() throws(Problem) -> NGramModel? {
    switch self {
    case .none: return nil
    case .builtIn: return .news
    case .file(let path):
      do { return try NGramModel(path: path) } catch {
        guard case .cannotOpen(let code) = error else { throw Problem(path, "\(error)") }
        throw Problem(path, "\(FileError("cannot open the language model", code: code))")
      }
    }
  }
}
