/// What speaks for or against a short sentence being the caption of a picture that stood there. Each has a weight
/// in `rules.json`.
enum CaptionSignal: Int, SignalSet {
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
  case imageGap
  /// A caption or credit comes next.
  case beforeCaption
  /// A caption comes before it.
  case afterCaption
  /// What comes before it has not ended.
  case afterOpenText
  /// How much likelier it is after the open text before it than anywhere else, by the language model: natural logarithm,
  /// -6…6.
  case modelBefore
  /// How much likelier the next text is after the open text before it than anywhere else, as above.
  case modelAround
  /// What comes next cannot start a paragraph.
  case beforeContinuation
  /// It starts as another block of the page starts.
  case repeatsStart
  /// A heading comes before it.
  case afterHeading
  /// A heading or nothing comes next.
  case beforeHeading
  /// It starts as paragraphs start: with an enumerator.
  case enumerator
  /// It has speech marks: someone speaks.
  case speech
  /// On a page of printed lines: blank lines before and behind it.
  case apart
  /// On a page of printed lines: it is indented as paragraphs are.
  case indented
}
