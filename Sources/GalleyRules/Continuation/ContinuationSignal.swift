/// What speaks for or against one piece of text going on in another. Each has a weight in `rules.json`.
enum ContinuationSignal: String, SignalSet {
  /// Every pair has it.
  case bias
  /// The tail ends with a sentence.
  case tailStop = "tail-stop"
  /// The tail ends with ： ； … or a closing bracket.
  case tailWeak = "tail-weak"
  /// The tail ends with a comma or an opening bracket.
  case tailComma = "tail-comma"
  /// The tail ends with a word broken by a hyphen.
  case tailHyphen = "tail-hyphen"
  /// The tail has few characters: it may be a heading that nobody knew.
  case tailShort = "tail-short"
  /// The head starts with what stands at no start: closing punctuation, a comma.
  case headForbidden = "head-forbidden"
  /// The head starts with an enumerator.
  case headEnumerator = "head-enumerator"
  /// The head starts with a dateline.
  case headDateline = "head-dateline"
  /// The head starts with a lower-case letter.
  case headLowercase = "head-lowercase"
  /// The head is indented, on a page of printed lines.
  case headIndented = "head-indented"
  /// The head stands right below a heading or byline.
  case headBelowHeading = "head-below-heading"
  /// A number goes on: digits on both sides, or its unit.
  case numberGoesOn = "number-goes-on"
  /// The head closes a bracket or quotation that the tail left open.
  case bracketCloses = "bracket-closes"
  /// The tail left a bracket open that the head does not close, or the head closes what the tail did not open.
  case bracketConflict = "bracket-conflict"
  /// ICU's dictionary finds a word that spans the break.
  case wordSpans = "word-spans"
  /// Words that would span the break and stand elsewhere on the page: their number, to 3.
  case pageWords = "page-words"
  /// How much likelier the head is after the tail than anywhere else, by the language model: natural logarithm, -12…12.
  case model
  /// How surely the paragraph ends after the tail, by the language model: natural logarithm / 4, to -3.
  case modelEnd = "model-end"
  /// How much likelier the head starts a paragraph than it stands anywhere, by the language model: natural logarithm,
  /// -6…6.
  case modelStart = "model-start"
  /// The tail's last line fills its column, on a page of printed lines.
  case lineFull = "line-full"
  /// The tail's last line falls short, on a page of printed lines.
  case lineShort = "line-short"
  /// On a page of printed lines: the head stands right below the tail's full line, as the next line of its paragraph.
  case lineBelow = "line-below"
  /// The head is the next block but for captions, bylines and furniture.
  case adjacent
  /// Something stands between: captions, bylines or furniture.
  case intruder
  /// A heading stands between.
  case headingBetween = "heading-between"
  /// The block before the head has not ended either, so that a column may end between the two.
  case headBehindOpenTail = "head-behind-open-tail"
  /// One other open tail stands between: one column.
  case oneColumnBetween = "one-column-between"
  /// Several open tails stand between.
  case columnsBetween = "columns-between"
  /// Paragraphs stand between: their number, to 4.
  case paragraphsBetween = "paragraphs-between"
  /// The head stands before the tail.
  case backward
  /// Blank lines more than the page sets between blocks stand before the head: a picture.
  case imageGap = "image-gap"

  var index: Int { ContinuationSignal.indices[self]! }
  private static let indices = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}
