import GalleyEngine

/// The phrases of `rules.json` that tell what a short line is.
struct Phrases {
  let table: PhraseTable

  /// Reads the word lists that go by the tags.
  init(reading settings: inout SettingsReader) throws(SettingsError) {
    var lists: [(phrases: [String], tag: PhraseTag)] = []
    for tag in PhraseTag.allCases where tag != .enumerator { lists.append((try settings.words(tag.list), tag)) }
    table = PhraseTable(lists)
  }
}

extension PhraseTag {
  /// The name of the word list in `rules.json`.
  var list: String {
    switch self {
    case .reporter: "reporters"
    case .contribution: "contributions"
    case .photographer: "photographers"
    case .captionOpener: "caption-openers"
    case .pictureSource: "picture-sources"
    case .editor: "editors"
    case .jump: "jumps"
    case .promotion: "promotions"
    case .masthead: "mastheads"
    case .paper: "papers"
    case .enumerator: "enumerators"
    case .dateline: "datelines"
    }
  }
}
