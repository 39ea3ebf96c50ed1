import CCharacterTraits
import ICU

/// What Galley asks about a character, one bit a question.
///
/// The answers are ICU's (UCD properties). For the Basic Multilingual Plane they lie in the binary as a flat table
/// (Unicode 15.0), because a page is read character by character.
public struct CharacterTraits: OptionSet, Sendable, Hashable {
  public let rawValue: UInt16
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  // The traits are computed: a stored one would be a global, made at its first use and asked for at every other.

  /// Two display columns: East Asian Width W or F (UAX #11), and the quotation marks, dashes and ellipsis
  /// that are ambiguous there and wide in East Asian type (CSS Text, segment break rules).
  @inlinable public static var wide: CharacterTraits { CharacterTraits(rawValue: 1 << 0) }
  /// An ideograph: Script=Han and Unified_Ideograph or a letter number (〇).
  @inlinable public static var han: CharacterTraits { CharacterTraits(rawValue: 1 << 1) }
  /// Script=Hiragana or Katakana.
  @inlinable public static var kana: CharacterTraits { CharacterTraits(rawValue: 1 << 2) }
  /// Script=Hangul.
  @inlinable public static var hangul: CharacterTraits { CharacterTraits(rawValue: 1 << 3) }
  /// A letter of any other script.
  @inlinable public static var letter: CharacterTraits { CharacterTraits(rawValue: 1 << 4) }
  /// General_Category=Nd.
  @inlinable public static var digit: CharacterTraits { CharacterTraits(rawValue: 1 << 5) }
  /// White_Space, and U+FEFF, which is white space to every reader of text files.
  @inlinable public static var space: CharacterTraits { CharacterTraits(rawValue: 1 << 6) }
  /// General_Category=P*.
  @inlinable public static var punctuation: CharacterTraits { CharacterTraits(rawValue: 1 << 7) }
  /// An opening bracket or quotation mark: General_Category=Ps or Pi.
  @inlinable public static var opening: CharacterTraits { CharacterTraits(rawValue: 1 << 8) }
  /// A closing bracket or quotation mark: General_Category=Pe or Pf.
  @inlinable public static var closing: CharacterTraits { CharacterTraits(rawValue: 1 << 9) }
  /// Sentence_Terminal: ends a sentence.
  @inlinable public static var stop: CharacterTraits { CharacterTraits(rawValue: 1 << 10) }
  /// General_Category=Lu or Lt.
  @inlinable public static var uppercase: CharacterTraits { CharacterTraits(rawValue: 1 << 11) }
  /// General_Category=Ll.
  @inlinable public static var lowercase: CharacterTraits { CharacterTraits(rawValue: 1 << 12) }
  /// May change under NFC, alone or with what stands before it (NFC_Quick_Check ≠ Yes or ccc ≠ 0, UAX #15).
  @inlinable public static var composing: CharacterTraits { CharacterTraits(rawValue: 1 << 13) }
  /// General_Category=Cc or Cf: not printed.
  @inlinable public static var unprinted: CharacterTraits { CharacterTraits(rawValue: 1 << 14) }
}

extension CharacterTraits {
  /// A character that a word can be made of.
  @inlinable public static var wordy: CharacterTraits { [.han, .kana, .hangul, .letter, .digit] }

  /// The traits of one scalar value.
  @inlinable @inline(__always)
  public static func of(_ scalar: UInt32) -> CharacterTraits {
    scalar < 0x10000 ? CharacterTraits(rawValue: galley_traits(scalar)) : beyond(scalar)
  }

  @usableFromInline
  static func beyond(_ scalar: UInt32) -> CharacterTraits { lookUp(scalar) }

  static func lookUp(_ scalar: UInt32) -> CharacterTraits {
    var traits: CharacterTraits = []
    let category = CharacterProperties.generalCategory(scalar)
    let script = CharacterProperties.script(scalar)
    let width = CharacterProperties.eastAsianWidth(scalar)
    if width == .wide || width == .fullwidth || isWideInEastAsianType(scalar) { traits.insert(.wide) }
    switch category {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
      switch script {
      case .han: traits.insert(.han)
      case .hiragana, .katakana: traits.insert(.kana)
      case .hangul: traits.insert(.hangul)
      default: traits.insert(isKanaOfNoScript(scalar) ? .kana : .letter)
      }
    default: break
    }
    switch category {
    case .decimalNumber: traits.insert(.digit)
    case .openPunctuation, .initialPunctuation: traits.formUnion([.punctuation, .opening])
    case .closePunctuation, .finalPunctuation: traits.formUnion([.punctuation, .closing])
    case .connectorPunctuation, .dashPunctuation, .otherPunctuation: traits.insert(.punctuation)
    case .uppercaseLetter, .titlecaseLetter: traits.insert(.uppercase)
    case .lowercaseLetter: traits.insert(.lowercase)
    case .control, .format: traits.insert(.unprinted)
    default: break
    }
    if CharacterProperties.has(.whiteSpace, scalar) || scalar == 0xFEFF { traits.insert(.space) }
    if CharacterProperties.has(.sentenceTerminal, scalar) { traits.insert(.stop) }
    if !CharacterProperties.isStableUnderNFC(scalar) { traits.insert(.composing) }
    return traits
  }

  /// The prolonged sound mark and the half-width sound marks belong to both kana, so to no script.
  private static func isKanaOfNoScript(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30FC, 0xFF70, 0xFF9E, 0xFF9F: true
    default: false
    }
  }

  /// “ ” ‘ ’ — … ·: East Asian Width is Ambiguous, and in Chinese and Japanese type they fill a whole square.
  private static func isWideInEastAsianType(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2018, 0x2019, 0x201C, 0x201D, 0x2014, 0x2026, 0x00B7: true
    default: false
    }
  }
}
