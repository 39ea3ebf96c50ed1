/// A rule: finds one kind of damage and says how to repair it.
///
/// A rule is a value made once from its section of `rules.json`. It is a pure function of what it is shown.
/// It need not be `Sendable`: every worker makes its own, because ICU's iterators are not shared.
public protocol Rule: SendableMetatype {
  /// What the rules of this type are.
  static var description: RuleDescription { get }
  /// What this one is: its type's description, but for rules that a user wrote.
  var description: RuleDescription { get }
  /// Why the rule could not do its work on a page, as a user's pattern that took too long; nil where it could so far.
  var trouble: SettingsError? { get }
  init(reading settings: inout SettingsReader) throws(SettingsError)
  /// The rule itself where it is one of structure; nil otherwise. A cast would search through every library at the start.
  var asStructureRule: (any StructureRule)? { get }
  /// The rule itself where it is one of characters; nil otherwise.
  var asCharacterRule: (any CharacterRule)? { get }
}

extension Rule {
  public var description: RuleDescription { Self.description }
  public var trouble: SettingsError? { nil }
  public var asStructureRule: (any StructureRule)? { nil }
  public var asCharacterRule: (any CharacterRule)? { nil }
}

extension StructureRule {
  public var asStructureRule: (any StructureRule)? { self }
}

extension CharacterRule {
  public var asCharacterRule: (any CharacterRule)? { self }
}

/// A rule that looks at the page's blocks.
public protocol StructureRule: Rule {
  /// Findings about the draft as it stands, in the order of the page.
  func check(_ draft: Draft, in context: Context) -> [Finding]
}

/// A rule that looks at characters within a block's joined text.
///
/// The engine makes one pass over the text and asks a rule only where one of its `leads` stands, so that clean
/// text costs nothing.
public protocol CharacterRule: Rule {
  /// The first UTF-8 bytes of the characters that may be at fault.
  var leads: ByteSet { get }
  /// Whether a character with such a lead may be at fault at all. The engine asks once a character and remembers.
  func concerns(_ scalar: UInt32) -> Bool
  /// What to write at `offset`, which is the first byte of a character whose lead is in `leads`.
  ///
  /// - Parameters:
  ///   - offset: byte offset in `text`.
  ///   - text: the block's text as joined, before any character repair.
  ///   - context: what is known of the page and the batch.
  /// - Returns: the edit, or `nil` where the character is right. It starts at `offset`, or before it where a letter
  ///   changes with the mark behind it; one that reaches into an edit already made is passed over.
  func edit(at offset: Int, in text: Span<UInt8>, context: Context) -> Edit?
  /// What the rule says of a block with such faults.
  static var message: Message { get }
  var message: Message { get }
  /// Whether the rule wants to see a text whole before it is asked about its characters.
  var looksAhead: Bool { get }
  /// Shows the rule a block's text as joined; the calls of `edit` that follow are about it.
  func look(over text: Span<UInt8>)
}

extension CharacterRule {
  public var message: Message { Self.message }
  public var looksAhead: Bool { false }
  public func look(over text: Span<UInt8>) {}
  public func concerns(_ scalar: UInt32) -> Bool { true }
}

/// One character repair within a block's text.
public struct Edit: Sendable, Equatable {
  /// Bytes of the block's joined text.
  public var range: Range<Int>
  public var replacement: Replacement
  public init(_ range: Range<Int>, _ replacement: Replacement) {
    self.range = range
    self.replacement = replacement
  }
}

/// A set of byte values.
public struct ByteSet: Sendable {
  @usableFromInline var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  public init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      let bit = UInt64(1) << UInt64(byte & 63)
      switch byte >> 6 {
      case 0: words.0 |= bit
      case 1: words.1 |= bit
      case 2: words.2 |= bit
      default: words.3 |= bit
      }
    }
  }

  @inlinable
  public func contains(_ byte: UInt8) -> Bool {
    let word = byte < 64 ? words.0 : byte < 128 ? words.1 : byte < 192 ? words.2 : words.3
    return word >> UInt64(byte & 63) & 1 == 1
  }
}
