/// What speaks for or against a short block being a heading. Each has a weight in `rules.json`.
enum HeadingSignal: String, SignalSet {
  /// Every block has it.
  case bias
  /// Its length: characters / 10.
  case length
  /// Commas, to 3.
  case commas
  /// It ends with ？ or ！.
  case exclaims
  /// It ends with a closing bracket or quotation mark.
  case endsClosed = "ends-closed"
  /// It ends with a character that nothing ends with: 的, 在, 和.
  case endsOpen = "ends-open"
  /// Two phrases with a space between.
  case twoPhrases = "two-phrases"
  /// It has a colon inside.
  case colon
  /// The share of small words: 的, 了, 在, 将.
  case smallWords = "small-words"
  /// It starts as paragraphs start: with an enumerator.
  case enumerator
  /// What comes before it has not ended.
  case afterOpenText = "after-open-text"
  /// A heading mark, byline or furniture comes before it, or nothing.
  case afterNoText = "after-no-text"
  /// A short block like it comes before it.
  case afterShort = "after-short"
  /// A short block like it comes next.
  case beforeShort = "before-short"
  /// A dateline or a byline comes next.
  case beforeArticle = "before-article"
  /// What comes next cannot start a paragraph.
  case beforeContinuation = "before-continuation"
  /// ICU's dictionary finds a word that spans the break to the next block.
  case wordSpans = "word-spans"
  /// How much likelier the next block is after it than anywhere else, by the language model: natural logarithm, -12…12.
  case modelNext = "model-next"
  /// How much likelier it is after the block before it than anywhere else: natural logarithm, -12…12.
  case modelBefore = "model-before"
  /// How surely a paragraph ends after it: natural logarithm / 4, to -3.
  case modelEnd = "model-end"
  /// How much likelier it starts a paragraph than it stands anywhere: natural logarithm, -6…6.
  case modelStart = "model-start"
  /// How much likelier the next block starts a paragraph than it stands anywhere: natural logarithm, -6…6.
  case modelNextStart = "model-next-start"
  /// It leaves a bracket or quotation mark open.
  case bracketOpen = "bracket-open"
  /// It closes a bracket or quotation mark that it did not open.
  case bracketClosed = "bracket-closed"
  /// A number at its end goes on in the next block.
  case numberGoesOn = "number-goes-on"
  /// On a page of printed lines: its last line fills the column.
  case lineFull = "line-full"
  /// On a page of printed lines: it is wider than its column.
  case lineWide = "line-wide"
  /// On a page of printed lines: the line above it is full and runs into it.
  case runsIn = "runs-in"
  /// On a page of printed lines: it fills its column and runs into the line below.
  case runsOn = "runs-on"
  /// Another short block of the page is built like it: the same length and phrases, or the same first characters.
  case parallel
  /// On a page of printed lines: it is indented as paragraphs are.
  case indented
  /// On a page of printed lines: blank lines before and behind it.
  case apart

  var index: Int { HeadingSignal.indices[self]! }
  private static let indices = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}
