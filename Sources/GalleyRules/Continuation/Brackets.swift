import GalleyEngine

/// The brackets and quotation marks that a text leaves open, or closes without having opened.
struct Brackets {
  /// The closing mark that is owed next; nil where nothing is open.
  private(set) var owed: UInt32?
  /// The first closing mark that came without an opening one; nil where none did.
  private(set) var unopened: UInt32?

  init(_ block: Block, on page: Page) {
    let text = page.bytes.span
    // Where ” may open a quotation as well as close it, it tells nothing.
    let flattensQuotes = Habits(of: page).flattensQuotes
    var open: [UInt32] = []
    for piece in block.pieces where !page.lines[piece.line].traits.isDisjoint(with: [.opening, .closing]) {
      for mark in page.marks(in: piece.range) {
        let value = UTF8Text.scalar(at: mark, in: text).value
        if let closing = Brackets.closing(of: value), closing != 0x201D || !flattensQuotes {
          open.append(closing)
        } else if let closing = Brackets.closing(value), closing != 0x201D || !flattensQuotes {
          if let match = open.lastIndex(of: closing) {
            open.removeSubrange(match...)
          } else if unopened == nil {
            unopened = closing
          }
        }
      }
    }
    owed = open.last
  }

  /// The closing mark that a character is, its full-width form folded, and 〉, for which recognisers take a parenthesis.
  private static func closing(_ value: UInt32) -> UInt32? {
    switch value {
    case 0xFF09, 0x3009: 0x29
    case 0x29, 0x201D, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015: value
    default: nil
    }
  }

  private static func closing(of opening: UInt32) -> UInt32? {
    switch opening {
    case 0x28, 0xFF08, 0x3008: 0x29
    case 0x201C: 0x201D
    case 0x300A: 0x300B
    case 0x300C: 0x300D
    case 0x300E: 0x300F
    case 0x3010: 0x3011
    case 0x3014: 0x3015
    default: nil
    }
  }
}
