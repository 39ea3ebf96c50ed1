/// All settings that were asked for, so that the JSON Schema and the rules' documentation say what the code reads.
public final class SettingsCatalog {
  public struct Entry: Sendable {
    /// The names from the top of the file down: `["rules", "byline", "severity"]`.
    public let path: [String]
    public let kind: Kind
    public let documentation: String
    /// The bytes of the value in the weakest file, which is the default; nil when it lacks the setting.
    let defaultBytes: ArraySlice<UInt8>?

    /// The value in the default file, as JSON text.
    public var defaultText: String? { defaultBytes.map { String(decoding: $0, as: UTF8.self) } }
  }

  public enum Kind: Sendable, Equatable {
    case section
    case bool
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case text
    /// An array of strings that are not empty, each once; or what to add to the weaker list, and to remove from it.
    case strings
    /// A regular expression, or an array of them.
    case pattern, patterns
    case choice([String])
    /// An object with these names, whose values are numbers.
    case numbers([String])
    /// Objects in an object, by any name; objects in an array. What each has stands in the catalog under `*`.
    case entries, elements
    /// What the key of the same name at the top level is.
    case sameAsTopLevel
  }

  public private(set) var entries: [Entry] = []
  private var paths: Set<[String]> = []

  /// What is read twice, as a list of words by two rules, is kept once.
  func add(_ entry: Entry) {
    if paths.insert(entry.path).inserted { entries.append(entry) }
  }

  /// The settings that stand directly in a section, in the order in which they were read.
  public func entries(in section: [String]) -> [Entry] {
    entries.filter { $0.path.count == section.count + 1 && $0.path.starts(with: section) }
  }
}
