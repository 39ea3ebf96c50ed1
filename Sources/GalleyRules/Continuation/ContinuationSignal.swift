/// What speaks for or against one piece of text going on in another. Each has a weight in `rules.json`.
enum ContinuationSignal: Int, SignalSet {
  /// Every pair has it.
  case bias
  /// The tail ends with a sentence.
  case tailStop
  /// The tail ends with ： ； … or a closing bracket.
  case tailWeak
  /// The tail ends with the closing mark of a quotation or a title, behind a word.
  case tailQuote
  /// The tail ends with a comma or an opening bracket.
  case tailComma
  /// The tail ends with a word broken by a hyphen.
  case tailHyphen
  /// The tail has the shape of a headline: one short line without a comma or a full stop, or with an enumerator.
  case tailHeadline
  /// How much of a tail in which no sentence ends the head's start says again, 0…1: a headline and its text.
  case tailRestated
  /// The tail and the head have few characters, on a page of text blocks: lines of a poem or a list.
  case bothShort
  /// Four text blocks or more have as few, one behind the other, on a page of text blocks.
  case verse
  /// Nothing but furniture, captions and bylines stands before the tail: a headline that nobody knew, now and then.
  case tailFirst
  /// A sentence ends in the head.
  case headSentence
  /// The head starts with what stands at no start: closing punctuation, a comma.
  case headForbidden
  /// The head starts with an enumerator.
  case headEnumerator
  /// The head starts with a dateline.
  case headDateline
  /// The head starts with a lower-case letter.
  case headLowercase
  /// The tail ends with a word of letters, and the head starts with a capital: in mid-sentence only names do.
  case headCapital
  /// The head's first clause is as long as those of other paragraphs near it: 渡口换新，… 船工上岸，… 老街亮灯，…
  case headParallel
  /// The head is indented, on a page of printed lines.
  case headIndented
  /// The head is not indented, on a page of printed lines that indents its paragraphs.
  case headFlush
  /// The head was split off from the paragraph that it was read with as one: it is the rest of some text.
  case headCutOff
  /// The head stands right below a heading or byline.
  case headBelowHeading
  /// A number goes on: digits on both sides, or its unit.
  case numberGoesOn
  /// The head closes a bracket or quotation that the tail left open.
  case bracketCloses
  /// The tail left a bracket open that the head does not close, or the head closes what the tail did not open.
  case bracketConflict
  /// ICU's dictionary finds a word that spans the break.
  case wordSpans
  /// Words that would span the break and stand elsewhere on the page: their number, to 3.
  case pageWords
  /// How much likelier the head is after the tail than anywhere else, by the language model: natural logarithm, -12…12.
  case model
  /// How much the sixteen characters before and behind the break belong together, by the language model: -8…8.
  case affinity
  /// How surely the paragraph ends after the tail, by the language model: natural logarithm / 4, to -3.
  case modelEnd
  /// How much likelier the head starts a paragraph than it stands anywhere, by the language model: natural logarithm,
  /// -6…6.
  case modelStart
  /// The tail's last line fills its column, on a page of printed lines.
  case lineFull
  /// The tail's last line falls short, on a page of printed lines.
  case lineShort
  /// On a page of printed lines: the head stands right below the tail's full line, as the next line of its paragraph.
  case lineBelow
  /// The head is the next block but for captions, bylines and furniture.
  case adjacent
  /// Something stands between: captions, bylines or furniture.
  case intruder
  /// A heading stands between.
  case headingBetween
  /// The block before the head has ended, so that nothing shows that a column ends between the two.
  case headBehindWhole
  /// One other open tail stands between: one column.
  case oneColumnBetween
  /// Several open tails stand between.
  case columnsBetween
  /// Paragraphs stand between: their number, to 4.
  case paragraphsBetween
  /// The head stands before the tail.
  case backward
  /// Blank lines more than the page sets between blocks stand before the head: a picture.
  case imageGap
  /// No text block of the page is known to be cut: none was joined, and none that holds a sentence breaks off.
  case pageWhole
}
