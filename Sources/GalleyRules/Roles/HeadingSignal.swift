/// What speaks for or against a short block being a heading. Each has a weight in `rules.json`.
enum HeadingSignal: Int, SignalSet {
  /// Every block has it.
  case bias
  /// Its length: characters / 10.
  case length
  /// Commas, to 3.
  case commas
  /// Enumeration commas (、), to 3.
  case pauses
  /// It ends with ？ or ！.
  case exclaims
  /// It ends with a closing bracket or quotation mark.
  case endsClosed
  /// It ends with a character that nothing ends with: 的, 在, 和.
  case endsOpen
  /// Two phrases with a space between.
  case twoPhrases
  /// It has a colon inside.
  case colon
  /// The share of small words: 的, 了, 在, 将.
  case smallWords
  /// How much it is worded as headlines of Chinese news are: natural logarithm of the odds, -6…6.
  case wording
  /// How much of it the start of the next text says again, 0…1.
  case restated
  /// It starts as paragraphs start: with an enumerator.
  case enumerator
  /// What comes before it has not ended.
  case afterOpenText
  /// A heading mark, byline or furniture comes before it, or nothing.
  case afterNoText
  /// A short block like it comes before it.
  case afterShort
  /// A short block like it comes next.
  case beforeShort
  /// A dateline or a byline comes next.
  case beforeArticle
  /// What comes next cannot start a paragraph.
  case beforeContinuation
  /// How much likelier the next text, a caption aside, is after it than anywhere else, by the language model: natural logarithm, 0…6.
  case modelNext
  /// How much less likely the next text starts a paragraph than it stands anywhere, by the language model: natural logarithm,
  /// 0…6.
  case nextInside
  /// It leaves a bracket or quotation mark open.
  case bracketOpen
  /// It closes a bracket or quotation mark that it did not open.
  case bracketClosed
  /// A number at its end goes on in the next block.
  case numberGoesOn
  /// On a page of printed lines: its last line fills the column.
  case lineFull
  /// On a page of printed lines: it is wider than its column.
  case lineWide
  /// On a page of printed lines: the line above it is full and runs into it.
  case runsIn
  /// On a page of printed lines: it fills its column and runs into the line below.
  case runsOn
  /// Another short block of the page is built like it: the same length and phrases, or the same first characters.
  case parallel
  /// On a page of printed lines: it is indented as paragraphs are.
  case indented
  /// On a page of printed lines: blank lines before and behind it.
  case apart
}
