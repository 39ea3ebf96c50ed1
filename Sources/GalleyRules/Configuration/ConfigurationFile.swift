import GalleyEngine
import JSON

/// A user's `rules.json` as it was read.
public struct ConfigurationFile: Sendable {
  let document: JSONDocument
  /// The folder that it stands in, without links; patterns of paths count from it.
  public let folder: String
  /// The files that it is laid over, the weakest first, as it writes their paths.
  public let extends: [String]

  /// - Parameters:
  ///   - bytes: of the file.
  ///   - name: what messages call it.
  ///   - folder: the folder that it stands in, without links.
  public init(parsing bytes: [UInt8], name: String, folder: String) throws(SettingsError) {
    document = try Configuration.parse(bytes, name: name)
    self.folder = folder
    var top = try SettingsReader([try Configuration.defaultDocument(), document])
    extends = try top.strings("extends", "")
  }

  /// An objection to the paths that it extends.
  public func objectionToExtends(_ message: String) -> SettingsError {
    guard let reader = try? SettingsReader([document]) else { return SettingsError(message) }
    return reader.objection(to: "extends", message)
  }
}

/// A user's configuration: a file and those that it extends.
public struct ConfigurationChain: Sendable {
  private let files: [ConfigurationFile]
  private let head: ConfigurationHead
  /// For each override the folder that its patterns count from.
  private let folders: [String]

  /// Reads what the files say of each other. A mistake anywhere in them is found, also in a profile that nobody names.
  /// - Parameter files: the weakest first; none for the default alone.
  public init(_ files: [ConfigurationFile]) throws(SettingsError) {
    self.files = files
    var layers = [try SettingsLayer(Configuration.defaultDocument())]
    for file in files { layers.append(try SettingsLayer(file.document)) }
    var top = SettingsReader(layers)
    head = try ConfigurationHead(reading: &top)
    folders = head.overrides.map { override in
      files.first { $0.document.name == override.layer?.document.name }?.folder ?? ""
    }
    guard !files.isEmpty else { return }
    for profile in head.profiles { try check(profile.layers) }
    for override in head.overrides { if let layer = override.layer { try check([layer]) } }
    try check([])
  }

  /// The names of the files, the weakest first.
  public var names: [String] { files.map(\.document.name) }

  /// Whether pages of one folder may have different settings.
  public var hasOverrides: Bool { !head.overrides.isEmpty }

  /// The overrides that hold for a page, by their numbers.
  /// - Parameter path: the page's path below a folder without links, which it is given; nil where it is not below it.
  public func overrides(_ path: (_ folder: String) -> String?) -> [Int] {
    head.overrides.indices.filter { index in
      path(folders[index]).map { head.overrides[index].files.contain($0) } ?? false
    }
  }

  /// The profile that holds with these overrides; nil for none.
  public func profile(with overrides: [Int]) -> String? {
    let named = ([head.profile] + overrides.map { head.overrides[$0].profile }).last { !$0.isEmpty }
    return named
  }

  /// The settings that hold for pages with these overrides.
  public func configuration(with overrides: [Int] = []) throws(SettingsError) -> Configuration {
    let profile = profile(with: overrides)
    let layers = head.profiles.first { $0.name == profile }?.layers ?? []
    return try configuration(layers + overrides.compactMap { head.overrides[$0].layer })
  }

  private func configuration(_ layers: [SettingsLayer]) throws(SettingsError) -> Configuration {
    var all = [try SettingsLayer(Configuration.defaultDocument())]
    for file in files { all.append(try SettingsLayer(file.document)) }
    return try Configuration(all + layers)
  }

  private func check(_ layers: [SettingsLayer]) throws(SettingsError) {
    _ = try configuration(layers).makeRules(Registry.rules)
  }
}
