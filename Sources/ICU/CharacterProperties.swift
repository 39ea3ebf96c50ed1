import CICUCalls

/// Properties of a scalar value from the Unicode Character Database. Any number is allowed: outside 0…0x10FFFF ICU
/// answers as for an unassigned character.
public enum CharacterProperties {
  /// (`u_charType`)
  public static func generalCategory(_ scalar: UInt32) -> GeneralCategory {
    GeneralCategory(rawValue: icu_charType(Int32(bitPattern: scalar)))!
  }

  /// (`uscript_getScript`)
  public static func script(_ scalar: UInt32) -> Script {
    Script(rawValue: icu_script(Int32(bitPattern: scalar)))
  }

  /// UAX #11 (`u_getIntPropertyValue`)
  public static func eastAsianWidth(_ scalar: UInt32) -> EastAsianWidth {
    EastAsianWidth(rawValue: icu_intProperty(Int32(bitPattern: scalar), ICU_EAST_ASIAN_WIDTH))!
  }

  /// (`u_hasBinaryProperty`)
  public static func has(_ property: BinaryProperty, _ scalar: UInt32) -> Bool {
    icu_hasBinaryProperty(Int32(bitPattern: scalar), property.icu)
  }

  /// Whether the scalar has NFC_Quick_Check=Yes and combining class 0 (`u_getIntPropertyValue`). A text of such scalars
  /// alone is in NFC already (UAX #15, section 9).
  public static func isStableUnderNFC(_ scalar: UInt32) -> Bool {
    let c = Int32(bitPattern: scalar)
    return icu_intProperty(c, ICU_NFC_QUICK_CHECK) == ICU_NORM_YES
      && icu_intProperty(c, ICU_CANONICAL_COMBINING_CLASS) == 0
  }
}

/// General categories, numbered as ICU's `UCharCategory`.
public enum GeneralCategory: Int8, Sendable {
  case unassigned, uppercaseLetter, lowercaseLetter, titlecaseLetter, modifierLetter, otherLetter
  case nonspacingMark, enclosingMark, spacingMark
  case decimalNumber, letterNumber, otherNumber
  case spaceSeparator, lineSeparator, paragraphSeparator
  case control, format, privateUse, surrogate
  case dashPunctuation, openPunctuation, closePunctuation, connectorPunctuation, otherPunctuation
  case mathSymbol, currencySymbol, modifierSymbol, otherSymbol
  case initialPunctuation, finalPunctuation
}

/// A script, by ICU's number (`UScriptCode`).
public struct Script: RawRepresentable, Hashable, Sendable {
  public let rawValue: Int32

  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// The name in the Unicode Character Database: `Han` (`uscript_getName`).
  public var name: String { icu_scriptName(rawValue).map { String(cString: $0) } ?? "" }

  /// Punctuation, digits and whatever many scripts share.
  public static let common = Script(rawValue: ICU_SCRIPT_COMMON)
  /// Marks that take the script of the character before.
  public static let inherited = Script(rawValue: ICU_SCRIPT_INHERITED)
  public static let latin = Script(rawValue: ICU_SCRIPT_LATIN)
  public static let han = Script(rawValue: ICU_SCRIPT_HAN)
  public static let hiragana = Script(rawValue: ICU_SCRIPT_HIRAGANA)
  public static let katakana = Script(rawValue: ICU_SCRIPT_KATAKANA)
  public static let hangul = Script(rawValue: ICU_SCRIPT_HANGUL)
  public static let bopomofo = Script(rawValue: ICU_SCRIPT_BOPOMOFO)
}

/// Widths of UAX #11, numbered as ICU's `UEastAsianWidth`.
public enum EastAsianWidth: Int32, Sendable {
  case neutral, ambiguous, halfwidth, fullwidth, narrow, wide

  /// How many display columns a character of this width takes in a text of East Asian print, if it is not a mark.
  public var columns: Int { self == .wide || self == .fullwidth ? 2 : 1 }
}

/// Binary properties that Galley asks for (UAX #44).
public enum BinaryProperty: Sendable {
  case whiteSpace, dash, hyphen, quotationMark, sentenceTerminal, terminalPunctuation
  case defaultIgnorable, ideographic, unifiedIdeograph, radical, alphabetic

  var icu: Int32 {
    switch self {
    case .whiteSpace: ICU_WHITE_SPACE
    case .dash: ICU_DASH
    case .hyphen: ICU_HYPHEN
    case .quotationMark: ICU_QUOTATION_MARK
    case .sentenceTerminal: ICU_S_TERM
    case .terminalPunctuation: ICU_TERMINAL_PUNCTUATION
    case .defaultIgnorable: ICU_DEFAULT_IGNORABLE_CODE_POINT
    case .ideographic: ICU_IDEOGRAPHIC
    case .unifiedIdeograph: ICU_UNIFIED_IDEOGRAPH
    case .radical: ICU_RADICAL
    case .alphabetic: ICU_ALPHABETIC
    }
  }
}
