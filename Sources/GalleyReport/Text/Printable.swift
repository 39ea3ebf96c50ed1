import GalleyEngine
import ICU

/// Text of unknown origin made fit to be shown: what a terminal, a browser or an eye could be fooled by is spelt out.
///
/// Controls, bidirectional controls, zero-width and other invisible characters, unusual spaces, private and unassigned
/// characters become `⟨U+202E⟩`; of more than two marks on one character the rest becomes one `⟨…⟩`.
enum Printable {
  /// How many combining marks a character keeps: Vietnamese and pointed scripts need two.
  private static let marksKept = 2

  /// The bytes of `range` as they may be shown on one line.
  static func text(_ range: Range<Int>, in text: Span<UInt8>) -> String {
    var shown = String.UnicodeScalarView()
    var marks = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = UTF8Text.scalar(at: index, in: text)
      index += length
      let scalar = Unicode.Scalar(value)!
      switch Form(of: value) {
      case .narrow, .wide:
        shown.append(scalar)
        marks = 0
      case .mark:
        marks += 1
        if marks <= marksKept {
          shown.append(scalar)
        } else if marks == marksKept + 1 {
          shown.append(contentsOf: "⟨…⟩".unicodeScalars)
        }
      case .sign(let sign):
        shown.append(sign)
        marks = 0
      case .number:
        shown.append(contentsOf: numbered(value).unicodeScalars)
        marks = 0
      }
    }
    return String(shown)
  }

  /// A name or a message as it may be shown on one line.
  static func line(_ line: String) -> String {
    let bytes = Array(line.utf8)
    return text(0..<bytes.count, in: bytes.span)
  }

  /// The display columns that a character takes as it is shown (UAX #11); a mark takes none.
  static func columns(_ scalar: UInt32) -> Int {
    switch Form(of: scalar) {
    case .wide: 2
    case .narrow, .sign: 1
    case .mark: 0
    case .number: numbered(scalar).utf8.count - 4
    }
  }

  /// The display columns of what `text` made.
  static func columns(of shown: String) -> Int { shown.unicodeScalars.reduce(0) { $0 + columns($1.value) } }

  private static func numbered(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "⟨U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "⟩"
  }

  /// How a character is shown.
  private enum Form {
    case narrow, wide
    case mark
    case sign(Unicode.Scalar)
    /// By its number.
    case number

    init(of scalar: UInt32) {
      switch scalar {
      case 0x20...0x7E: self = .narrow
      // Most of East Asian text: ideographs, punctuation, kana, syllables, full-width forms.
      case 0x4E00...0x9FFF, 0x3000...0x3029, 0x3041...0x3096, 0x30A1...0x30FF, 0xAC00...0xD7A3, 0xFF01...0xFF60:
        self = .wide
      case 0x09: self = .sign("⇥")
      case 0x0A: self = .sign("⏎")
      case 0xFE00...0xFE0F: self = .mark
      default:
        switch CharacterProperties.generalCategory(scalar) {
        case .nonspacingMark, .enclosingMark:
          self = CharacterProperties.has(.defaultIgnorable, scalar) ? .number : .mark
        case .control, .format, .privateUse, .surrogate, .unassigned, .spaceSeparator, .lineSeparator,
          .paragraphSeparator:
          self = .number
        default:
          if CharacterProperties.has(.defaultIgnorable, scalar) {
            self = .number
          } else {
            self = CharacterProperties.eastAsianWidth(scalar).columns == 2 ? .wide : .narrow
          }
        }
      }
    }
  }
}
