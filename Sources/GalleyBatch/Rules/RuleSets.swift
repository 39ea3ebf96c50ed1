import GalleyEngine
import GalleyRules

/// Finds each page the rules that hold for it. Used by one thread.
public final class RuleSets {
  /// What a path's folder and the overrides that match it come to.
  private struct Key: Hashable {
    let chain: Int
    let overrides: [Int]
  }

  private let choice: RuleChoice
  /// Which lines the batch repeats; nil where no file tells that.
  let sketch: LineSketch?
  private var chains: [ConfigurationChain] = []
  /// The numbers of chains by their files, and by the folders of pages as they were named.
  private var byFile: [String: Int] = [:]
  private var byFolder: [String: (chain: Int, folder: String)] = [:]
  private var sets: [Key: RuleSet] = [:]
  /// The folder that was asked about last, where one set holds for all its pages: a walk comes to them one after the other.
  private var latest: (folder: String, set: RuleSet)?
  /// What is wrong with a chain, told for each of its pages.
  private var faults: [String: SettingsError] = [:]

  /// - Parameter paths: what is named on the command line; what is wrong with its configuration is thrown here.
  /// - Throws: `SettingsError`, or `Problem` for a file that cannot be read.
  public init(_ choice: RuleChoice, for paths: [String]) throws {
    self.choice = choice
    sketch = try choice.sketch.map(LineSketch.init(at:))
    for path in paths { _ = try rules(for: Self.page(of: path)) }
  }

  /// What stands for the pages of a path that was named: any page in it where it is a folder.
  public static func page(of path: String) -> String { FileKind.isFolder(path) ? Path.joined(path, "-") : path }

  /// The rules that hold for a file that is a page.
  func rules(for file: FoundFile) throws -> RuleSet {
    if let latest, latest.folder == file.listing.path { return latest.set }
    let (set, chain) = try found(for: file.path)
    latest = chains[chain].hasOverrides ? nil : (file.listing.path, set)
    return set
  }

  /// The rules that hold for a page.
  /// - Parameter page: its path; `-`, which is standard input, is taken for a file of the working folder.
  public func rules(for page: String) throws -> RuleSet { try found(for: page).set }

  /// The rules that hold for a page, and the number of its chain.
  private func found(for page: String) throws -> (set: RuleSet, chain: Int) {
    let (chain, overrides) = try place(of: page)
    let key = Key(chain: chain, overrides: overrides)
    let set = try sets[key] ?? RuleSet(sets.count, chains[chain].configuration(with: overrides), choice, sketch)
    sets[key] = set
    return (set, chain)
  }

  /// What all rules are that pages were repaired with, in the order in which they go.
  public var descriptions: [RuleDescription] {
    var own: [RuleDescription] = []
    for set in sets.values.sorted(by: { $0.number < $1.number }) {
      let rules = set.configuration.rules.prefix(set.configuration.ownCount)
      own += rules.filter { rule in !own.contains { $0.id == rule.id } }
    }
    return own + Registry.rules.map { $0.description }
  }

  /// Where the settings for a page come from: names of files, the weakest first, and of the profile.
  public func sources(for page: String) throws -> [String] {
    let (chain, overrides) = try place(of: page)
    let profile = chains[chain].profile(with: overrides).map { ["the profile \($0)"] } ?? []
    let count = overrides.count
    return [Configuration.defaultName] + chains[chain].names + profile
      + (count > 0 ? ["\(count) \(count == 1 ? "override" : "overrides")"] : [])
  }

  /// The number of a page's chain, and of those of its overrides that hold for the page.
  private func place(of page: String) throws -> (chain: Int, overrides: [Int]) {
    let (chain, folder) = try chain(for: Path.folder(of: page))
    lazy var whole = Path.joined(folder, Path.name(of: page))
    return (chain, chains[chain].overrides { Path.path(whole, below: $0) })
  }

  /// - Returns: the number of the chain, and the folder without links.
  private func chain(for folder: String) throws -> (chain: Int, folder: String) {
    if let known = byFolder[folder] { return known }
    let resolved = Path.resolved(folder)
    let file: String? =
      switch choice.source {
      case .builtIn: nil
      case .file(let path): path
      case .nearest: ConfigurationSearch.nearestFile(above: folder, resolved: resolved)
      }
    let chain = try chain(of: file)
    byFolder[folder] = (chain, resolved)
    return (chain, resolved)
  }

  private func chain(of file: String?) throws -> Int {
    let name = file ?? ""
    if let known = byFile[name] { return known }
    if let fault = faults[name] { throw fault }
    do {
      chains.append(try ConfigurationChain(file.map { try ConfigurationSearch.files(from: $0) } ?? []))
    } catch let fault as SettingsError {
      faults[name] = fault
      throw fault
    }
    byFile[name] = chains.count - 1
    return chains.count - 1
  }
}
