import CICU

/// Properties of a scalar value from the Unicode Character Database. Any number is allowed: outside 0…0x10FFFF ICU
/// answers as for an unassigned character.
public enum CharacterProperties {
  /// (`u_charType`)
  public static func generalCategory(_ scalar: UInt32) -> GeneralCategory {
    GeneralCategory(rawValue: icu_charType(UChar32(bitPattern: scalar)))!
  }

  /// (`uscript_getScript`)
  public static func script(_ scalar: UInt32) -> Script {
    Script(rawValue: icu_script(UChar32(bitPattern: scalar)))
  }

  /// UAX #11 (`u_getIntPropertyValue`)
  public static func eastAsianWidth(_ scalar: UInt32) -> EastAsianWidth {
    EastAsianWidth(rawValue: icu_intProperty(UChar32(bitPattern: scalar), UCHAR_EAST_ASIAN_WIDTH))!
  }

  /// (`u_hasBinaryProperty`)
  public static func has(_ property: BinaryProperty, _ scalar: UInt32) -> Bool {
    icu_hasBinaryProperty(UChar32(bitPattern: scalar), property.icu) != 0
  }

  /// Whether the scalar has NFC_Quick_Check=Yes and combining class 0 (`u_getIntPropertyValue`). A text of such scalars
  /// alone is in NFC already (UAX #15, section 9).
  public static func isStableUnderNFC(_ scalar: UInt32) -> Bool {
    let c = UChar32(bitPattern: scalar)
    return icu_intProperty(c, UCHAR_NFC_QUICK_CHECK) == Int32(bitPattern: UNORM_YES.rawValue)
      && icu_intProperty(c, UCHAR_CANONICAL_COMBINING_CLASS) == 0
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
  public static let common = Script(rawValue: USCRIPT_COMMON.rawValue)
  /// Marks that take the script of the character before.
  public static let inherited = Script(rawValue: USCRIPT_INHERITED.rawValue)
  public static let latin = Script(rawValue: USCRIPT_LATIN.rawValue)
  public static let han = Script(rawValue: USCRIPT_HAN.rawValue)
  public static let hiragana = Script(rawValue: USCRIPT_HIRAGANA.rawValue)
  public static let katakana = Script(rawValue: USCRIPT_KATAKANA.rawValue)
  public static let hangul = Script(rawValue: USCRIPT_HANGUL.rawValue)
  public static let bopomofo = Script(rawValue: USCRIPT_BOPOMOFO.rawValue)
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

  var icu: UProperty {
    switch self {
    case .whiteSpace: UCHAR_WHITE_SPACE
    case .dash: UCHAR_DASH
    case .hyphen: UCHAR_HYPHEN
    case .quotationMark: UCHAR_QUOTATION_MARK
    case .sentenceTerminal: UCHAR_S_TERM
    case .terminalPunctuation: UCHAR_TERMINAL_PUNCTUATION
    case .defaultIgnorable: UCHAR_DEFAULT_IGNORABLE_CODE_POINT
    case .ideographic: UCHAR_IDEOGRAPHIC
    case .unifiedIdeograph: UCHAR_UNIFIED_IDEOGRAPH
    case .radical: UCHAR_RADICAL
    case .alphabetic: UCHAR_ALPHABETIC
    }
  }
}
