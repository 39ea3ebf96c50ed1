/// How well pages were repaired, measured against what is true of them. Pages are added one by one; nothing is kept of
/// them but numbers.
public struct Score: Sendable {
  /// The roles that a block can have.
  static let roles = ["heading", "byline", "caption", "furniture", "paragraph"]

  /// The end of one printed piece and the start of the piece that continues it.
  public internal(set) var joins = Tally()
  /// Those of them with something else in between, or backwards.
  public internal(set) var farJoins = Tally()
  /// Places inside a printed line where one block ends and another begins.
  public internal(set) var splits = Tally()
  /// Second copies that were taken out.
  public internal(set) var duplicates = Tally()
  /// Neighbours of an article's true order that are no neighbours on the page.
  public internal(set) var order = Tally()
  /// What each printed piece is, role by role; roles that stand on no page are missing.
  public internal(set) var pieceRoles: [String: Tally] = [:]
  /// Paragraphs that are right to the character; nil where no true text is known.
  public internal(set) var exactParagraphs: Tally?

  /// Pages that were added.
  public internal(set) var pages = 0
  /// Pages with nothing wrong at all.
  public internal(set) var exactPages = 0
  /// Pages that there is no result for.
  public internal(set) var missingPages = 0
  /// Characters that stand neither in a block nor in what was taken out.
  public internal(set) var lostCharacters = 0

  /// Characters of the true paragraphs, where they are known.
  public internal(set) var trueCharacters = 0
  /// How many characters must be changed to make the true paragraphs of the repaired ones,
  public internal(set) var wrongCharacters = 0
  /// and of the printed lines that they start in.
  public internal(set) var wrongCharactersBefore = 0

  public init() {}

  /// Adds a page.
  /// - Parameters:
  ///   - result: what became of it; nil where nothing is known.
  ///   - source: the damaged page.
  /// - Returns: how many mistakes there are: of joins, splits, duplicates, roles and order.
  @discardableResult
  public mutating func add(_ result: ResultPage?, gold: GoldPage, name: String, source: [UInt8]) -> Int {
    pages += 1
    if result == nil { missingPages += 1 }
    let result = result ?? ResultPage(missing: name)
    let comparison = PageComparison(gold, result, source: source)
    var mistakes = comparison.addJoins(to: &self)
    mistakes += comparison.addDuplicates(to: &self)
    mistakes += comparison.addRoles(to: &self)
    mistakes += comparison.addOrder(to: &self)
    comparison.addTexts(to: &self)
    lostCharacters += comparison.lostCharacters()
    if mistakes == 0 { exactPages += 1 }
    return mistakes
  }

  /// Every tally by its name, in alphabetical order.
  public var rows: [(name: String, tally: Tally)] {
    var rows = [
      ("duplicate", duplicates), ("join", joins), ("join-far", farJoins), ("order", order), ("split", splits),
    ]
    for (role, tally) in pieceRoles { rows.append(("role-" + role, tally)) }
    if let exactParagraphs { rows.append(("paragraph-exact", exactParagraphs)) }
    return rows.sorted { $0.0 < $1.0 }.map { (name: $0.0, tally: $0.1) }
  }
}
