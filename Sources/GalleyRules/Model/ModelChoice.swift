/// Which language model rules may ask.
public enum ModelChoice: Sendable, Equatable {
  case none
  /// The one that is compiled in.
  case builtIn
  case file(String)

  /// - Parameters:
  ///   - name: `none`, `news-zh`, or the path of a model.
  ///   - folder: what a relative path starts from; nil for the folder that the command runs in.
  public init(_ name: String, relativeTo folder: String? = nil) {
    switch name {
    case "none": self = .none
    case "news-zh": self = .builtIn
    default:
      let isRelative = name.utf8.first != UInt8(ascii: "/")
      self = .file(isRelative ? (folder.map { $0 + "/" } ?? "") + name : name)
    }
  }
}
