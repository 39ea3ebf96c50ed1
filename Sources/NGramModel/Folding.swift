/// What a character is to a model of text that may have been through a scanner.
enum FoldedCharacter: Equatable {
  /// A character, of which all that fold to it are one. `inWord` is true for letters and digits of scripts that set
  /// spaces between words.
  case character(UInt32, inWord: Bool)
  case whiteSpace
  case ignored

  var isInWord: Bool { if case .character(_, inWord: true) = self { true } else { false } }
}

/// `fold` of every scalar, in the order of their values. Folded characters fold to themselves.
let foldedCharacters: [FoldedCharacter] = (0..<0x11_0000).map { value in
  // Surrogates are no scalars, and never come up.
  Unicode.Scalar(UInt32(value)).map(fold) ?? .character(UInt32(value), inWord: false)
}

/// The pages of 256 scalars on which some scalar is not its own character.
let foldingPages: Set<UInt32> = Set(
  foldedCharacters.enumerated().lazy.compactMap { value, folded in
    if case .character(UInt32(value), _) = folded { nil } else { UInt32(value >> 8) }
  })

/// Folds what scans and editors mix up: full-width and half-width forms, the dashes, the quotation marks, letter case;
/// and all decimal digits to `0`, for what follows `2023` also follows `2024`.
/// Models keep the result in their character table, so this runs only in training.
func fold(_ scalar: Unicode.Scalar) -> FoldedCharacter {
  let properties = scalar.properties
  if properties.isWhitespace { return .whiteSpace }
  if properties.isDefaultIgnorableCodePoint { return .ignored }
  switch properties.generalCategory {
  case .control: return .ignored
  case .decimalNumber: return .character(0x30, inWord: true)
  default: break
  }
  var value = scalar.value
  if let plain = foldedMarks[value] { value = plain }
  if 0xFF01...0xFF5E ~= value { value -= 0xFEE0 }
  guard let folded = Unicode.Scalar(value) else { return .ignored }
  let lowercase = folded.properties.lowercaseMapping.unicodeScalars
  if lowercase.count == 1, let first = lowercase.first { value = first.value }
  let setsSpaces = value < 0x2E80 || 0xAC00...0xD7A3 ~= value
  return .character(value, inWord: setsSpaces && folded.properties.isAlphabetic)
}

/// Marks of which a scan keeps one or another: quotation marks, dashes, middle dots, half-width ideographic stops.
private let foldedMarks: [UInt32: UInt32] = {
  let groups: [(to: Unicode.Scalar, from: String)] = [
    ("\"", "“”‘’＂＇'「」『』｢｣〝〞"), ("-", "‐‑‒–—―─━−－"), ("·", "•‧∙⋅・･"), ("~", "〜∼～"), ("。", "｡"), ("、", "､"),
    ("(", "〔"), (")", "〕"),
  ]
  var folded: [UInt32: UInt32] = [:]
  for group in groups {
    for scalar in group.from.unicodeScalars { folded[scalar.value] = group.to.value }
  }
  return folded
}()
