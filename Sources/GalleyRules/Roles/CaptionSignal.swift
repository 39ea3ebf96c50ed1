/// What speaks for or against a short sentence being the caption of a picture that stood there. Each has a weight
/// in `rules.json`.
enum CaptionSignal: String, SignalSet {
  /// Every block has it.
  case bias
  /// Its length: characters / 10.
  case length
  /// It ends with a sentence.
  case sentence
  /// More than one sentence.
  case sentences
  /// Commas, to 3.
  case commas
  /// Blank lines before it as a picture leaves them.
  case imageGap = "image-gap"
  /// A caption or credit comes next.
  case beforeCaption = "before-caption"
  /// A caption comes before it.
  case afterCaption = "after-caption"
  /// What comes before it has not ended.
  case afterOpenText = "after-open-text"
  /// What comes before it has not ended, and a word spans the two.
  case wordSpansBefore = "word-spans-before"
  /// What comes before it has not ended, and a word spans what is around it.
  case wordSpansAround = "word-spans-around"
  /// How much likelier it is after the block before it than anywhere else, by the language model: natural logarithm,
  /// -12…12.
  case modelBefore = "model-before"
  /// How much likelier the next block is after the block before it than anywhere else, as above.
  case modelAround = "model-around"
  /// How much likelier the next block is after it than anywhere else, as above.
  case modelNext = "model-next"
  /// What comes next cannot start a paragraph.
  case beforeContinuation = "before-continuation"
  /// It starts as another block of the page starts.
  case repeatsStart = "repeats-start"
  /// A heading comes before it.
  case afterHeading = "after-heading"
  /// A heading or nothing comes next.
  case beforeHeading = "before-heading"
  /// It starts as paragraphs start: with an enumerator.
  case enumerator
  /// It has speech marks: someone speaks.
  case speech
  /// On a page of printed lines: blank lines before and behind it.
  case apart
  /// On a page of printed lines: it is indented as paragraphs are.
  case indented

  var index: Int { CaptionSignal.indices[self]! }
  private static let indices = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}
