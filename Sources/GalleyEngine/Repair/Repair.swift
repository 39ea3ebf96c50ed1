/// One atomic change to the structure of a page, in positions of the source. (Changes to characters are
/// `Normalisation`s.)
///
/// Because positions are byte offsets into the immutable source, a repair means the same whatever was repaired
/// before it; it is refused, never misapplied, where an earlier repair has made it impossible.
public enum Repair: Sendable, Equatable {
  /// The piece that starts at `start` continues the block that ends at `end`.
  case join(end: Int, start: Int, separator: Separator)
  /// A new block, a `role`, starts at byte `at`, inside a piece.
  case split(at: Int, role: Role)
  /// The block that starts at `block` is a `role`.
  case setRole(block: Int, role: Role)
  /// The block that starts at `block` stands just behind the block that holds byte `behind`.
  case move(block: Int, behind: Int)
  /// The block that starts at `block` is not part of the text.
  case remove(block: Int)
}

/// One atomic change to characters: write `replacement` for the source bytes of `range`.
public struct Normalisation: Sendable, Equatable {
  /// The rule that answers for it.
  public let rule: String
  public let range: Range<Int>
  public let replacement: Replacement
}

/// The text that a normalisation writes.
public enum Replacement: Sendable, Equatable {
  case nothing
  case scalar(UInt32)
  case text([UInt8])

  /// Appends the replacement as UTF-8.
  @inlinable
  public func append(to bytes: inout [UInt8]) {
    switch self {
    case .nothing: break
    case .scalar(let value): UTF8Text.append(value, to: &bytes)
    case .text(let text): bytes.append(contentsOf: text)
    }
  }
}
