import GalleyEngine
import JSON

/// What files say of other files: which they lay themselves over, and which of their settings hold for which pages.
struct ConfigurationHead {
  /// Settings that have a name and hold where somebody asks for them.
  struct Profile {
    let name: String
    let layers: [SettingsLayer]
  }

  /// Settings that hold for some pages only.
  struct Override {
    let files: PathPatterns
    /// Empty where it names none.
    let profile: String
    let layer: SettingsLayer?
  }

  /// The keys of the top level that say what is done, and so may stand in a profile and in an override.
  static let layered = [
    "minimumConfidence", "model", "output", "column", "limits", "continuation", "words", "rules", "own", "quality",
  ]

  /// The keys that are read here.
  static let keys = ["extends", "profile", "profiles", "overrides"]

  /// Empty for none.
  let profile: String
  let profiles: [Profile]
  let overrides: [Override]

  /// - Parameter top: the top level of all files.
  init(reading top: inout SettingsReader) throws(SettingsError) {
    _ = try top.strings(
      "extends", "Files that this one is laid over, the weakest first; their paths count from this file's folder.")
    profile = try top.text("profile", "The name of the profile that holds where no override names another.")
    profiles = try top.entries(
      "profiles", "Settings by name, as those of one newspaper; laid over the files' own.", over: Self.template("{}")
    ) { name, entry throws(SettingsError) in
      try entry.allow(Self.layered)
      try entry.finish()
      return Profile(name: name, layers: entry.ownLayers)
    }
    let names = profiles.map(\.name)
    try Self.check(profile, top, among: names)
    overrides = try top.elements(
      "overrides", "Settings for some pages, laid over all others; of two that match the later one is the stronger.",
      over: Self.template(#"{"files": [], "profile": ""}"#)
    ) { _, element throws(SettingsError) in
      let files = try element.strings(
        "files", "Which pages: patterns as in .gitignore, which count from the folder of this file.")
      let profile = try element.text("profile", "The name of the profile that holds for these pages.")
      try Self.check(profile, element, among: names)
      try element.allow(Self.layered)
      try element.finish()
      return Override(
        files: PathPatterns(files), profile: profile, layer: element.ownLayers.last?.without(["files", "profile"]))
    }
  }

  private static func check(
    _ profile: String, _ reader: SettingsReader, among names: [String]
  ) throws(SettingsError) {
    guard profile.isEmpty || names.contains(profile) else {
      throw reader.objection(
        to: "profile", "there is no profile “\(profile)”\(NearestName.hint(for: profile, among: names))")
    }
  }

  private static func template(_ text: String) throws(SettingsError) -> JSONDocument {
    do { return try JSONDocument(parsing: Array(text.utf8), name: "template") } catch { throw SettingsError(error) }
  }
}
